"""Who gives a lesson: the named teacher, or the one whose course it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from peremena.people.models import Employee
from peremena.studies.models import Load
from peremena.timetable.models import Lesson


def givers(lessons: Iterable[Lesson]) -> Mapping[int, Employee]:
    """The teacher of each lesson that has one; one statement, none when all are named."""
    lessons = list(lessons)
    found = {x.pk: x.teacher for x in lessons if x.teacher}
    unnamed = [x for x in lessons if x.pk not in found]
    if unnamed:
        loads = list(
            Load.objects.filter(course__in={x.course_id for x in unnamed})
            .select_related("teacher")
            .order_by("pk")
        )
        for x in unnamed:
            held = (
                o.teacher
                for o in loads
                if o.course_id == x.course_id
                and o.since <= x.day
                and (o.until is None or o.until >= x.day)
            )
            if teacher := next(held, None):
                found[x.pk] = teacher
    return found
