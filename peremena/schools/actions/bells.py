"""When lessons begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from django.db import transaction

from peremena.schools.models import Bell, BellSchedule, School
from peremena.trail import actions as trail


@transaction.atomic
def set_bells(
    *,
    school: School,
    name: str,
    times: Sequence[tuple[time, time]],
    by: trail.Actor,
    at: datetime,
    shift: int = 1,
) -> BellSchedule:
    """Make a bell schedule; `times` are the beginning and end of lessons 1, 2, 3 …"""
    schedule = BellSchedule.objects.create(school=school, name=name, shift=shift)
    Bell.objects.bulk_create(
        Bell(schedule=schedule, number=number, starts=starts, ends=ends)
        for number, (starts, ends) in enumerate(times, start=1)
    )
    trail.record("schools.bells.set", "bells", schedule.pk, by=by, at=at, after=name)
    return schedule
