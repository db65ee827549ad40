"""Adding to the trail, inside the transaction of the change itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import msgspec
from django.db import connection

from peremena.kit.ids import new_id
from peremena.trail.models import Event, Visit


class Actor(Protocol):
    """Whoever acts: an account in a role, or the system."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def school_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class System:
    """The system acting by itself: a nightly task, a command, the demo loader."""

    name: str = "Перемена"
    school_id: int | None = None
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An account that acts outside any school, such as somebody changing the own password."""

    user_id: int
    name: str
    school_id: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One change to be recorded; `before` and `after` are anything msgspec can write as JSON."""

    name: str
    subject: str
    subject_id: int
    before: Any = None
    after: Any = None
    person_id: int | None = None


def _json(value: Any) -> str:
    return "" if value is None else msgspec.json.encode(value).decode()


def record_all(changes: Iterable[Change], *, by: Actor, at: datetime) -> None:
    """Record many changes by one statement; must run in the transaction that makes them."""
    if not connection.in_atomic_block:
        raise RuntimeError("a trail entry belongs to the transaction of its change")
    Event.objects.bulk_create(
        (
            Event(
                id=new_id(),
                day=at.astimezone(UTC).date(),
                at=at,
                school_id=by.school_id or None,
                actor_id=by.user_id or None,
                actor_name=by.name,
                name=change.name,
                subject=change.subject,
                subject_id=change.subject_id,
                person_id=change.person_id,
                before=_json(change.before),
                after=_json(change.after),
            )
            for change in changes
        ),
    )


def record(
    name: str,
    subject: str,
    subject_id: int,
    *,
    by: Actor,
    at: datetime,
    before: Any = None,
    after: Any = None,
    person_id: int | None = None,
) -> None:
    """Record one change; must run in the transaction that makes it."""
    record_all([Change(name, subject, subject_id, before, after, person_id)], by=by, at=at)


def record_visit(
    *,
    page: str,
    role: str,
    subject: str,
    subject_id: int,
    person_id: int | None,
    by: Actor,
    at: datetime,
) -> None:
    """Record that `by` was shown personal data by `page`."""
    Visit.objects.create(
        id=new_id(),
        day=at.astimezone(UTC).date(),
        at=at,
        school_id=by.school_id or None,
        actor_id=by.user_id or None,
        actor_name=by.name,
        subject=subject,
        subject_id=subject_id,
        person_id=person_id,
        page=page,
        role=role,
    )
