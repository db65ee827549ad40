"""Closing a school year that is over: from then on it is only read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.schools.models import Year
from peremena.trail import actions as trail


@transaction.atomic
def close_year(year: Year, *, by: trail.Actor, at: datetime) -> None:
    """Nothing of the year changes any more."""
    refuse_closed(year)
    year.closed_at, year.closed_by = at, by.name
    year.save(update_fields=["closed_at", "closed_by"])
    trail.record("schools.year.closed", "year", year.pk, after=str(year), by=by, at=at)


@transaction.atomic
def reopen_year(year: Year, *, by: trail.Actor, at: datetime) -> None:
    """The year may be changed again."""
    year.closed_at, year.closed_by = None, ""
    year.save(update_fields=["closed_at", "closed_by"])
    trail.record("schools.year.reopened", "year", year.pk, before=str(year), by=by, at=at)


def refuse_closed(year: Year | None) -> None:
    """Refuse a change of a year that is closed."""
    if year and year.closed_at:
        raise Refusal(
            _("Учебный год %s закрыт: его можно только смотреть. Выберите текущий год.") % year
        )
