"""Adding to the trail, inside the transaction of the change itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import msgspec
from django.db import connection

from peremena.kit.ids import new_id
from peremena.trail.models import Entry, Event, Visit

PUPIL, GUARDIAN, EMPLOYEE = "pupil", "guardian", "employee"


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
    """One change to be recorded; `before` and `after` are anything msgspec can write as JSON.

    `person_id`: whom it concerns, a pupil unless `person_kind` says otherwise.
    """

    name: str
    subject: str
    subject_id: int
    before: Any = None
    after: Any = None
    person_id: int | None = None
    person_kind: str = PUPIL


def _json(value: Any) -> str:
    return "" if value is None else msgspec.json.encode(value).decode()


def record_all(changes: Iterable[Change], *, by: Actor, at: datetime) -> None:
    """Record many changes by one statement; must run in the transaction that makes them."""
    if not connection.in_atomic_block:
        raise RuntimeError("a trail entry belongs to the transaction of its change")
    common = (at.astimezone(UTC).date(), at, by.school_id or None, by.user_id or None, by.name)
    _insert(
        Event,
        ("name", "subject", "subject_id", "person_id", "person_kind", "before", "after"),
        [
            (
                new_id(),
                *common,
                change.name,
                change.subject,
                change.subject_id,
                change.person_id,
                change.person_kind if change.person_id else "",
                _json(change.before),
                _json(change.after),
            )
            for change in changes
        ],
    )


def _insert(
    model: type[Entry], fields: tuple[str, ...], rows: list[tuple[Any, ...]], *, most: int = 1000
) -> None:
    """Add lines by hand-written SQL: every key press and every page passes here."""
    columns = ("id", "day", "at", "school_id", "actor_id", "actor_name", *fields)
    row = f"({', '.join(['%s'] * len(columns))})"
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        for start in range(0, len(rows), most):
            some = rows[start : start + most]
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) "
                f"VALUES {', '.join([row] * len(some))}",
                [adapt(v) if isinstance(v, datetime) else v for values in some for v in values],
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
    person_kind: str = PUPIL,
) -> None:
    """Record one change; must run in the transaction that makes it."""
    change = Change(name, subject, subject_id, before, after, person_id, person_kind)
    record_all([change], by=by, at=at)


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
    """Record that `by` was shown personal data by `page`; `person_id`: of which pupil."""
    values = (
        new_id(),
        at.astimezone(UTC).date(),
        at,
        by.school_id or None,
        by.user_id or None,
        by.name,
        subject,
        subject_id,
        person_id,
        PUPIL if person_id else "",
        page,
        role,
    )
    _insert(Visit, ("subject", "subject_id", "person_id", "person_kind", "page", "role"), [values])
