"""Changing the bells, and with them the times of the lessons to come."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from peremena.schools import actions as schools
from peremena.schools.models import BellSchedule, School
from peremena.schools.rules.bells import BellPlan
from peremena.timetable.actions.retiming import retime_lessons
from peremena.trail import actions as trail

TOMORROW = timedelta(days=1)


@transaction.atomic
def write_bells(
    *,
    school: School,
    schedule: BellSchedule | None,
    plan: BellPlan,
    today: date,
    by: trail.Actor,
    at: datetime,
) -> int:
    """Make or change a schedule; returns how many lessons from tomorrow on have new times."""
    if schedule:
        schools.change_bells(schedule=schedule, plan=plan, by=by, at=at)
    else:
        schools.add_bells(school=school, plan=plan, by=by, at=at)
    return retime_lessons(school=school, since=today + TOMORROW, by=by, at=at)


@transaction.atomic
def remove_bells(*, schedule: BellSchedule, today: date, by: trail.Actor, at: datetime) -> int:
    """Remove a schedule; where another one rings then, the lessons to come follow it."""
    school = schedule.school
    schools.remove_bells(schedule=schedule, by=by, at=at)
    return retime_lessons(school=school, since=today + TOMORROW, by=by, at=at)
