"""When lessons begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.kit.russian import WEEKDAYS, full_date
from peremena.schools.actions.years import refuse
from peremena.schools.models import Bell, BellSchedule, BellUse, School
from peremena.schools.rules.bells import BellPlan, why_wrong_bells
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
    """Make a bell schedule that rings on usual days, unless the shift has one.

    `times` are the beginning and end of lessons 1, 2, 3 …
    """
    usual = not BellUse.objects.filter(school=school, shift=shift, weekday=None, day=None).exists()
    plan = BellPlan(name, tuple(times), shift, usual=usual)
    return add_bells(school=school, plan=plan, by=by, at=at)


@transaction.atomic
def add_bells(*, school: School, plan: BellPlan, by: trail.Actor, at: datetime) -> BellSchedule:
    """Make a bell schedule; see `change_bells` for what is refused."""
    School.objects.select_for_update().get(pk=school.pk)
    _check(school, plan, itself=0)
    schedule = BellSchedule.objects.create(school=school, name=plan.name, shift=plan.shift)
    _ring(schedule, plan)
    trail.record("schools.bells.set", "bells", schedule.pk, by=by, at=at, after=plan)
    return schedule


@transaction.atomic
def change_bells(*, schedule: BellSchedule, plan: BellPlan, by: trail.Actor, at: datetime) -> None:
    """Change a bell schedule whole.

    Refuses a name that is taken, times that overlap, and days on which another schedule of the
    shift rings.
    """
    school = School.objects.select_for_update().get(pk=schedule.school_id)
    _check(school, plan, itself=schedule.pk)
    before = plan_of(schedule)
    schedule.name, schedule.shift = plan.name, plan.shift
    schedule.save(update_fields=["name", "shift"])
    schedule.bells.all().delete()
    schedule.uses.all().delete()
    _ring(schedule, plan)
    trail.record(
        "schools.bells.changed", "bells", schedule.pk, before=before, after=plan, by=by, at=at
    )


@transaction.atomic
def remove_bells(*, schedule: BellSchedule, by: trail.Actor, at: datetime) -> None:
    """Remove a schedule; lessons keep the times that they have."""
    trail.record(
        "schools.bells.removed", "bells", schedule.pk, before=plan_of(schedule), by=by, at=at
    )
    schedule.delete()


def plan_of(schedule: BellSchedule) -> BellPlan:
    """A schedule as a plain value."""
    uses = list(schedule.uses.all())
    return BellPlan(
        schedule.name,
        tuple((bell.starts, bell.ends) for bell in schedule.bells.all()),
        schedule.shift,
        usual=any(use.weekday is None and use.day is None for use in uses),
        weekdays=tuple(sorted(use.weekday for use in uses if use.weekday)),
        days=tuple(sorted(use.day for use in uses if use.day)),
    )


def _ring(schedule: BellSchedule, plan: BellPlan) -> None:
    Bell.objects.bulk_create(
        Bell(schedule=schedule, number=number, starts=starts, ends=ends)
        for number, (starts, ends) in enumerate(plan.times, start=1)
    )
    BellUse.objects.bulk_create(
        BellUse(schedule=schedule, school_id=schedule.school_id, shift=plan.shift, weekday=w, day=d)
        for w, d in _moments(plan)
    )


def _moments(plan: BellPlan) -> list[tuple[int | None, date | None]]:
    usual: list[tuple[int | None, date | None]] = [(None, None)] if plan.usual else []
    return usual + [(w, None) for w in plan.weekdays] + [(None, d) for d in plan.days]


def _check(school: School, plan: BellPlan, *, itself: int) -> None:
    refuse(why_wrong_bells(plan.times))
    others = BellSchedule.objects.filter(school=school).exclude(pk=itself)
    if others.filter(name=plan.name).exists():
        raise Refusal(_("Звонки с таким названием уже есть. Назовите иначе."), field="name")
    uses = BellUse.objects.filter(school=school, shift=plan.shift).exclude(schedule=itself)
    taken = {(use.weekday, use.day): use.schedule for use in uses.select_related("schedule")}
    for moment in _moments(plan):
        if other := taken.get(moment):
            raise Refusal(
                _("%(when)s уже действуют звонки «%(name)s». Сначала измените их.")
                % {"when": _when(*moment), "name": other.name}
            )


def _when(weekday: int | None, day: date | None) -> str:
    if day:
        return full_date(day)
    return _("День «%s»:") % WEEKDAYS[weekday - 1] if weekday else _("В обычные дни")
