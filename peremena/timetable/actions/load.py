"""The lessons follow the load: who is given a course gives its lessons from that day on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from peremena.people.models import Employee
from peremena.studies.actions.load import LoadChange, assign, put_back_load
from peremena.studies.models import Course
from peremena.timetable.models import Lesson, Slot
from peremena.timetable.queries.planned import spells_of
from peremena.timetable.queries.records import written
from peremena.timetable.rules.giving import who_gives
from peremena.trail import actions as trail


@transaction.atomic
def hand_over(
    changes: Sequence[tuple[Course, Employee | None]],
    *,
    since: date,
    by: trail.Actor,
    at: datetime,
) -> LoadChange:
    """Let teachers teach courses from a day on, with the lessons and places of the timetable."""
    change = assign(changes, since=since, by=by, at=at)
    _follow(change, by=by, at=at)
    return change


@transaction.atomic
def take_back(*, change: LoadChange, by: trail.Actor, at: datetime) -> None:
    """Take a change of the load back, with the lessons."""
    put_back_load(change=change, by=by, at=at)
    _follow(change, by=by, at=at)


def _follow(change: LoadChange, *, by: trail.Actor, at: datetime) -> None:
    """Lessons of the course's own teachers go to whoever has the course on their day, and so do
    the places of the timetable. A lesson that somebody else gives is a substitution and stays; one
    that is recorded in the register was given and stays too.
    """
    spells = spells_of(change.course_ids)
    own = {x.teacher_id for x in (*change.before, *change.after)}
    mine = Q(teacher__in=own) | Q(teacher=None)
    moved: dict[int | None, list[int]] = defaultdict(list)
    lessons = Lesson.objects.filter(mine, course__in=change.course_ids, day__gte=change.since)
    lessons = lessons.exclude(written())
    for pk, course_id, day, teacher_id in lessons.values_list(
        "pk", "course_id", "day", "teacher_id"
    ):
        named = teacher_id if teacher_id in {t for t, *_days in spells[course_id]} else None
        if (gives := who_gives(named, spells[course_id], day)) != teacher_id:
            moved[gives].append(pk)
    for new_teacher, pks in moved.items():
        Lesson.objects.filter(pk__in=pks).update(teacher=new_teacher)
    for course_id in change.course_ids:
        last = next((t for t, _since, until in spells[course_id] if until is None), None)
        Slot.objects.filter(mine, course=course_id).update(teacher=last)
    trail.record_all(
        [
            trail.Change("timetable.lessons.handed_over", "course", pk, after=change.since)
            for pk in sorted(change.course_ids)
        ],
        by=by,
        at=at,
    )
