"""Facts that hold from a day until a day: `since` and `until`, both included, empty = still."""

from __future__ import annotations

from datetime import date

from django.db.models import Q


def on_day(day: date, prefix: str = "") -> Q:
    """Rows that hold on a day; `prefix` leads to the table that has the two fields."""
    return during(day, day, prefix)


def during(since: date, until: date, prefix: str = "") -> Q:
    """Rows that hold on at least one day from `since` to `until`."""
    return Q(**{f"{prefix}since__lte": until}) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": since})
    )
