"""Opening and correcting the cards of people, and joining accounts to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from peremena.accounts.models import User
from peremena.people.models import Employee, Guardian, Person, Pupil
from peremena.people.rules.searching import search_key
from peremena.schools.actions import Office, appoint
from peremena.schools.models import Role, School
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class Card:
    """What is written about a person; `snils` is eleven digits or None."""

    family_name: str
    given_name: str
    patronymic: str = ""
    birth_date: date | None = None
    snils: str | None = None
    phone: str = ""
    email: str = ""


def _fields(card: Card) -> dict[str, object]:
    fields = {name: getattr(card, name) for name in Card.__slots__}
    name = f"{card.family_name} {card.given_name} {card.patronymic}"
    return fields | {"search_key": search_key(name, snils=card.snils, phone=card.phone)}


@transaction.atomic
def admit_pupils(
    *, school: School, cards: Sequence[tuple[Card, str]], by: trail.Actor, at: datetime
) -> list[Pupil]:
    """Open the files of pupils, in order; each comes with the sex (`f` or `m`)."""
    pupils = Pupil.objects.bulk_create(
        Pupil(school=school, sex=sex, **_fields(card)) for card, sex in cards
    )
    _record("people.pupil.admitted", "pupil", pupils, by=by, at=at)
    return pupils


@transaction.atomic
def register_guardians(*, cards: Sequence[Card], by: trail.Actor, at: datetime) -> list[Guardian]:
    """Open the cards of guardians, in order."""
    guardians = Guardian.objects.bulk_create(Guardian(**_fields(card)) for card in cards)
    _record("people.guardian.registered", "guardian", guardians, by=by, at=at)
    return guardians


@transaction.atomic
def hire(
    *, school: School, cards: Sequence[tuple[Card, str]], by: trail.Actor, at: datetime
) -> list[Employee]:
    """Open the cards of employees, in order; each comes with the position in words."""
    employees = Employee.objects.bulk_create(
        Employee(school=school, position=position, **_fields(card)) for card, position in cards
    )
    _record("people.employee.hired", "employee", employees, by=by, at=at)
    return employees


@transaction.atomic
def amend(
    changes: Sequence[tuple[Person, Mapping[str, object]]], *, by: trail.Actor, at: datetime
) -> None:
    """Correct cards: a person and the new values by field; the trail keeps what was there."""
    entries = []
    amended: dict[type[Person], list[Person]] = {}
    for person, values in changes:
        kind = str(person._meta.model_name)
        before = {name: getattr(person, name) for name in values}
        for name, value in values.items():
            setattr(person, name, value)
        person.search_key = search_key(person.full_name, snils=person.snils, phone=person.phone)
        amended.setdefault(type(person), []).append(person)
        entries.append(
            trail.Change(
                f"people.{kind}.amended",
                kind,
                person.pk,
                before,
                dict(values),
                person_id=person.pk,
                person_kind=kind,
            )
        )
    for model, people in amended.items():
        fields = {name for person, values in changes if type(person) is model for name in values}
        model._default_manager.bulk_update(people, sorted(fields | {"search_key"}))
    trail.record_all(entries, by=by, at=at)


@transaction.atomic
def change_school(
    pupils: Sequence[Pupil], *, school: School, by: trail.Actor, at: datetime
) -> None:
    """The personal files of pupils are kept by another school now."""
    trail.record_all(
        [
            trail.Change(
                "people.pupil.school_changed",
                "pupil",
                p.pk,
                before=p.school_id,
                after=school.pk,
                person_id=p.pk,
            )
            for p in pupils
        ],
        by=by,
        at=at,
    )
    for pupil in pupils:
        pupil.school = school
    Pupil.objects.bulk_update(pupils, ["school"])


@transaction.atomic
def link_accounts(
    links: Sequence[tuple[Pupil | Guardian | Employee, User]],
    *,
    school: School,
    role: Role,
    since: date,
    by: trail.Actor,
    at: datetime,
) -> None:
    """Join accounts to people and give them the role at the school."""
    for person, user in links:
        person.user = user
    for model in (Pupil, Guardian, Employee):
        theirs: list[Any] = [person for person, _user in links if isinstance(person, model)]
        model._default_manager.bulk_update(theirs, ["user"])
    appoint([Office(user, role, school) for _person, user in links], since=since, by=by, at=at)
    trail.record_all(
        [
            trail.Change(
                "people.account.linked",
                "account",
                user.pk,
                after=role,
                person_id=person.pk,
                person_kind=str(person._meta.model_name),
            )
            for person, user in links
        ],
        by=by,
        at=at,
    )


def _record(
    name: str, subject: str, people: Sequence[Person], *, by: trail.Actor, at: datetime
) -> None:
    trail.record_all(
        [
            trail.Change(
                name, subject, p.pk, after=p.full_name, person_id=p.pk, person_kind=subject
            )
            for p in people
        ],
        by=by,
        at=at,
    )
