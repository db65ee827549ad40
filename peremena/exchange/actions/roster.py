"""Carrying out the plan of a roster through the actions of the rooms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from django.db import transaction

from peremena.exchange.actions.roster_people import (
    write_accounts,
    write_guardians,
    write_pupils,
    write_staff,
)
from peremena.exchange.actions.roster_studies import write_classes, write_courses, write_subgroups
from peremena.exchange.actions.roster_work import Work
from peremena.exchange.queries.account_plan import AccountPlan
from peremena.exchange.queries.roster_plan import RosterPlan
from peremena.exchange.queries.school import SchoolNow
from peremena.trail import actions as trail

Tell = Callable[[int, int], None]


@transaction.atomic
def apply_roster(
    plan: RosterPlan,
    account_plans: Sequence[AccountPlan],
    *,
    school: SchoolNow,
    since: date,
    tell: Tell,
    by: trail.Actor,
    at: datetime,
) -> None:
    """Carry out a plan that has no errors; `tell` hears how many of how many steps are done."""
    work = Work(plan, school, since, by, at)
    steps: tuple[Callable[[Work], None], ...] = (
        write_staff,
        write_classes,
        write_pupils,
        write_guardians,
        write_subgroups,
        write_courses,
        partial(write_accounts, plans=account_plans),
    )
    for done, step in enumerate(steps, 1):
        step(work)
        tell(done, len(steps))
    trail.record("exchange.roster.applied", "school", school.school.pk, by=by, at=at)
