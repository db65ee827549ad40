"""Lessons to come follow the bells."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction

from peremena.schools.models import School
from peremena.schools.queries.bells import bells_of
from peremena.schools.rules.bells import Span
from peremena.timetable.models import Lesson
from peremena.trail import actions as trail

AT_ONCE = 5000


@transaction.atomic
def retime_lessons(*, school: School, since: date, by: trail.Actor, at: datetime) -> int:
    """Give the lessons from a day on the times of the bells; returns how many have changed.

    A lesson whose number the bells do not ring keeps its time.
    """
    bells = bells_of(school.pk)
    rows = Lesson.objects.filter(school=school, day__gte=since).values_list(
        "pk", "day", "number", "starts", "ends", "course__group__school_class__shift"
    )
    changed: dict[Span, list[int]] = defaultdict(list)
    for pk, day, number, starts, ends, shift in rows:
        rung = bells.at(day, shift=shift or 1, number=number)
        if rung and rung != (starts, ends):
            changed[rung].append(pk)
    for (starts, ends), lessons in changed.items():
        for first in range(0, len(lessons), AT_ONCE):
            some = lessons[first : first + AT_ONCE]
            Lesson.objects.filter(pk__in=some).update(starts=starts, ends=ends)
    count = sum(map(len, changed.values()))
    after = {"since": since, "lessons": count}
    trail.record("timetable.lessons.retimed", "school", school.pk, after=after, by=by, at=at)
    return count
