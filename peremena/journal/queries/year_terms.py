"""The terms of a school's year with their locks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Prefetch, QuerySet

from peremena.journal.models import TermLock
from peremena.kit.weeks import school_year_of
from peremena.schools.models import Term


@dataclass(frozen=True, slots=True)
class TermState:
    """A term: `closed_at` in the school's time is empty while the term is open.

    `is_running`: its last day is not over yet.
    """

    id: int
    name: str
    since: date
    until: date
    closed_at: datetime | None
    closed_by: str
    reason: str
    is_running: bool


def year_terms(terms: QuerySet[Term], *, now: datetime) -> list[tuple[str, list[TermState]]]:
    """The terms of the school year of `now`, under the name of their kind; two statements."""
    standing = Prefetch("locks", TermLock.objects.filter(lifted_at=None), to_attr="standing")
    rows = (
        terms.filter(year__since__year=school_year_of(now.date()))
        .prefetch_related(standing)
        .order_by("kind", "number")
    )
    return [
        (kind, [_state(term, now) for term in some])
        for kind, some in groupby(rows, key=lambda term: str(term.get_kind_display()))
    ]


def _state(term: Term, now: datetime) -> TermState:
    lock: TermLock | None = next(iter(term.standing), None)  # type: ignore[attr-defined]
    return TermState(
        id=term.pk,
        name=str(term),
        since=term.since,
        until=term.until,
        closed_at=lock.locked_at.astimezone(now.tzinfo) if lock else None,
        closed_by=lock.locked_by if lock else "",
        reason=lock.reason if lock else "",
        is_running=term.until >= now.date(),
    )
