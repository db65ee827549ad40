"""The lessons of some grades between two days."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from peremena.schools.models import Year
from peremena.timetable.models import Lesson

ALL_GRADES = (1, 11)


def lessons_between(
    year: Year, since: date, until: date, *, grades: tuple[int, int] = ALL_GRADES
) -> QuerySet[Lesson]:
    """Lessons of classes from the lowest to the highest grade; streams only with all grades."""
    found = Lesson.objects.filter(school_id=year.school_id, day__range=(since, until))
    if grades == ALL_GRADES:
        return found
    return found.filter(course__group__school_class__grade__range=grades)
