"""Laying changed versions of the timetable over the lessons that are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from peremena.schools.models import Year
from peremena.timetable.actions.publishing import new_lesson, remove_untouched
from peremena.timetable.models import Lesson, LessonState
from peremena.timetable.queries.planned import Key, Planned

BATCH = 2000
FIELDS = ["teacher", "room", "starts", "ends"]


@dataclass(frozen=True, slots=True)
class Laid:
    """What became of the lessons: how many were made, changed, removed; `kept` although the new
    timetable does not have them, since something is written about them or they were moved by hand.
    """

    made: int
    changed: int
    removed: int
    kept: int


@transaction.atomic
def lay_lessons(
    *, year: Year, since: date, old: Mapping[Key, Planned], new: Mapping[Key, Planned]
) -> Laid:
    """Let the lessons from a day on follow the plan `new` where they followed `old`.

    A lesson that both plans have stays the same lesson. What was changed by hand (a substitute,
    another room) stays as it is.
    """
    there = Lesson.objects.filter(school_id=year.school_id, day__range=(since, year.until))
    known: set[Key] = set()
    changed, surplus = [], []
    for lesson in there.select_for_update(of=("self",)):
        key = (lesson.course_id, lesson.day, lesson.number)
        known.add(key)
        if key not in new:
            surplus.append(lesson)
        elif _told(lesson) != new[key] and _told(lesson) == old.get(key):
            plan = new[key]
            lesson.teacher_id, lesson.room_id = plan.teacher_id, plan.room_id
            lesson.starts, lesson.ends = plan.starts, plan.ends
            changed.append(lesson)
    removed = _remove([x.pk for x in surplus if _is_of(old, x)])
    made = [new_lesson(year, key, plan) for key, plan in new.items() if key not in known]
    Lesson.objects.bulk_create(made, batch_size=BATCH)
    Lesson.objects.bulk_update(changed, FIELDS, batch_size=BATCH)
    return Laid(len(made), len(changed), removed, len(surplus) - removed)


def _told(lesson: Lesson) -> Planned:
    return Planned(lesson.teacher_id, lesson.room_id, lesson.starts, lesson.ends)


def _is_of(plan: Mapping[Key, Planned], lesson: Lesson) -> bool:
    """Is it where the plan had it? A lesson that is not was moved there by hand."""
    key = (lesson.course_id, lesson.day, lesson.number)
    return key in plan and (lesson.state == LessonState.CANCELLED or _told(lesson) == plan[key])


def _remove(lessons: list[int]) -> int:
    removed = 0
    for start in range(0, len(lessons), BATCH):
        some = lessons[start : start + BATCH]
        removed += remove_untouched(Lesson.objects.filter(pk__in=some))
    return removed
