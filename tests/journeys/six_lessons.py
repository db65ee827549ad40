"""Run by the journey of substitutions in a process of its own, on the database of the journey.

From today on Anna Petrova has six lessons of mathematics in 7Б on Wednesdays; on Mondays and
Fridays mathematics and English stand in the middle of the day.
"""

from datetime import date

import django

django.setup()

from peremena.people.models import Employee  # noqa: E402
from peremena.schools.models import Year  # noqa: E402
from peremena.studies.models import Course  # noqa: E402
from peremena.timetable import actions as timetable  # noqa: E402
from peremena.timetable.actions import NewSlot  # noqa: E402
from tests.world.school import NOW, SYSTEM, TODAY  # noqa: E402

UNTIL = date(2026, 12, 30)
MONDAY, TUESDAY, WEDNESDAY, FRIDAY = 1, 2, 3, 5


def slots(petrova: Employee, smirnov: Employee, belova: Employee) -> list[NewSlot]:
    """The week; the halves of the class have English with Oleg Smirnov and Irina Belova."""
    maths = Course.objects.get(loads__teacher=petrova)
    first = Course.objects.get(loads__teacher=smirnov)
    second = Course.objects.get(loads__teacher=belova)
    return [
        *(NewSlot(maths, WEDNESDAY, number, teacher=petrova) for number in range(1, 7)),
        *(NewSlot(first, day, 3, teacher=smirnov) for day in (MONDAY, FRIDAY)),
        *(NewSlot(maths, day, 2, teacher=petrova) for day in (MONDAY, FRIDAY)),
        *(NewSlot(second, day, n, teacher=belova) for day in (MONDAY, FRIDAY) for n in (1, 4)),
        NewSlot(first, TUESDAY, 2, teacher=smirnov),
        NewSlot(second, TUESDAY, 2, teacher=belova),
    ]


year = Year.objects.get(school__short_name="Школа №1")
staff = [Employee.objects.get(user__username=name) for name in ("petrova", "smirnov", "zavuch")]
timetable.install_timetable(year=year, since=TODAY, slots=slots(*staff), by=SYSTEM, at=NOW)
timetable.withdraw_lessons(year=year, since=TODAY, until=UNTIL, by=SYSTEM, at=NOW)
timetable.publish_lessons(year=year, since=TODAY, until=UNTIL, by=SYSTEM, at=NOW)
