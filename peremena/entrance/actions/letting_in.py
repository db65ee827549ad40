"""Opening accounts and issuing slips to people, taking slips back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from peremena.accounts import actions as accounts
from peremena.accounts.actions import NewAccount
from peremena.accounts.models import User
from peremena.entrance.access import beyond_reach
from peremena.entrance.queries.accounts import accounts_by_snils, proposed_logins
from peremena.entrance.queries.people import PersonRow, Someone
from peremena.entrance.rules.slips import HandedSlip
from peremena.people import actions as people
from peremena.people.models import Employee, Guardian, Pupil
from peremena.schools.access import Who
from peremena.schools.models import Role, School


@transaction.atomic
def let_in(
    rows: Sequence[PersonRow],
    *,
    school: School,
    by: Who,
    at: datetime,
    staff_role: Role = Role.TEACHER,
    reset: bool = False,
) -> list[HandedSlip]:
    """Issue a slip to each person, in order. Who has no account gets one, with the role that comes
    with being a pupil or a guardian; an employee gets `staff_role`.

    Left out: accounts above the office of the issuer, and, unless `reset`, those with a password.
    """
    rows = list({row.key: row for row in rows}.values())
    without = [row.person for row in rows if row.person.user_id is None]
    open_accounts(without, school=school, staff_role=staff_role, by=by, at=at)
    users = {row.key: row.person.user for row in rows if row.person.user}
    beyond = beyond_reach(by, {user.pk for user in users.values()})
    owners = [
        row
        for row in rows
        if (user := users[row.key]).pk not in beyond and (reset or not user.has_usable_password())
    ]
    issued = accounts.issue_slips([users[row.key] for row in owners], by=by, at=at)
    slips = {slip.user.pk: slip for slip in issued}
    return [
        HandedSlip(row.name, row.note, slip.user.username, slip.code, slip.valid_until)
        for row in owners
        if (slip := slips.pop(users[row.key].pk, None))
    ]


@transaction.atomic
def open_accounts(
    persons: Sequence[Someone], *, school: School, staff_role: Role, by: Who, at: datetime
) -> None:
    """Open accounts for people who have none, or join them to the one that they have elsewhere.

    Whoever got one meanwhile, by another press of the button, keeps it.
    """
    persons = _still_without(persons)
    known = accounts_by_snils(p.snils for p in persons if p.snils)
    users = User.objects.in_bulk(set(known.values()))
    new = [p for p in persons if p.snils not in known]
    opened = accounts.open_accounts(
        [
            NewAccount(login, p.full_name, email=p.email)
            for p, login in zip(new, proposed_logins(new), strict=True)
        ],
        by=by,
        at=at,
    )
    found: dict[Someone, User] = dict(zip(new, opened, strict=True))
    found |= {p: users[known[p.snils]] for p in persons if p.snils in known}
    since = at.astimezone(school.zone).date()
    for role in (Role.PUPIL, Role.GUARDIAN, staff_role):
        if links := [(p, found[p]) for p in persons if _role_of(p, staff_role) == role]:
            people.link_accounts(links, school=school, role=role, since=since, by=by, at=at)


def _still_without(persons: Sequence[Someone]) -> list[Someone]:
    """Those who have no account yet, locked until the end of the transaction."""
    for model in (Pupil, Guardian, Employee):
        theirs: dict[int, Any] = {p.pk: p for p in persons if isinstance(p, model)}
        locked = model._default_manager.select_for_update().filter(pk__in=theirs).order_by("pk")
        for pk, user_id in locked.values_list("pk", "user_id") if theirs else ():
            theirs[pk].user_id = user_id
    return [p for p in persons if p.user_id is None]


def _role_of(person: Someone, staff_role: Role) -> Role:
    match person:
        case Pupil():
            return Role.PUPIL
        case Guardian():
            return Role.GUARDIAN
    return staff_role


@transaction.atomic
def take_back(rows: Sequence[PersonRow], *, by: Who, at: datetime) -> None:
    """The slips of these people are good no longer."""
    users = [row.person.user for row in rows if row.person.user]
    accounts.revoke_slips(users, by=by, at=at)
