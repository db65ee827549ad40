"""Facts that hold from a day until a day: `since` and `until`, both included, empty = still."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from django.db.models import Model, Q


class Spell(Protocol):
    """A row that holds from a day until a day."""

    pk: int
    since: date
    until: date | None


def end_before(model: type[Model], rows: Sequence[Spell], day: date) -> None:
    """End open rows on the day before; a row that would never have held disappears.

    For actions, inside their transaction.
    """
    last = day - timedelta(days=1)
    stillborn = [row.pk for row in rows if row.since > last]
    manager = model._default_manager
    manager.filter(pk__in=[row.pk for row in rows]).exclude(pk__in=stillborn).update(until=last)
    manager.filter(pk__in=stillborn).delete()


def on_day(day: date, prefix: str = "") -> Q:
    """Rows that hold on a day; `prefix` leads to the table that has the two fields."""
    return during(day, day, prefix)


def during(since: date, until: date, prefix: str = "") -> Q:
    """Rows that hold on at least one day from `since` to `until`."""
    return Q(**{f"{prefix}since__lte": until}) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": since})
    )
