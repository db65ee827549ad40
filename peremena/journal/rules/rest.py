"""Why a day has no lessons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from peremena.kit.russian import date_range
from peremena.kit.words import _

SUNDAY = 6


def why_free(*, day: date, in_year: bool, holidays: Sequence[tuple[str, date, date]]) -> str:
    """A sentence; `holidays`: those that cover the day, as (name, first day, last day)."""
    if holidays:
        name, since, until = min(holidays, key=lambda h: h[1])
        return f"{name}: {date_range(since, until)}." if since < until else f"{name}."
    if not in_year:
        return _("Учебный год в этот день не идёт.")
    if day.weekday() == SUNDAY:
        return _("Воскресенье.")
    return _("В расписании на этот день уроков нет.")
