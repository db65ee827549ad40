"""Publishing lessons."""

from datetime import date

from peremena.classes import actions as classes
from peremena.schools.models import Holiday
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from peremena.timetable import actions as timetable
from peremena.timetable.actions import NewSlot
from tests.world.school import NOW, SYSTEM


def test_a_stream_rests_in_the_holidays_of_all_grades_only(world):
    stream = classes.add_stream(year=world.year, name="Хор", parts=[world.whole], by=SYSTEM, at=NOW)
    new = [NewCourse(stream, world.maths.subject)]
    course = studies.open_courses(year=world.year, courses=new, by=SYSTEM, at=NOW)[0]
    Holiday.objects.create(
        year=world.year,
        name="Каникулы первоклассников",
        since=date(2026, 11, 9),
        until=date(2026, 11, 15),
        highest_grade=1,
    )
    timetable.install_timetable(
        year=world.year,
        since=date(2026, 10, 19),
        slots=[NewSlot(course, 1, 7)],
        by=SYSTEM,
        at=NOW,
    )
    timetable.publish_lessons(
        year=world.year, since=date(2026, 10, 19), until=date(2026, 11, 10), by=SYSTEM, at=NOW
    )
    days = list(course.lessons.order_by("day").values_list("day", flat=True))
    assert days == [date(2026, 10, 19), date(2026, 11, 9)]
