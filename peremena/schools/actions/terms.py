"""Adding, moving and removing the terms of an open year."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.schools.actions.closing import refuse_closed
from peremena.schools.actions.years import refuse
from peremena.schools.models import Term, Year
from peremena.schools.rules.dates import TermDates
from peremena.schools.rules.year_checks import why_wrong_terms
from peremena.trail import actions as trail


@transaction.atomic
def add_term(*, year: Year, dates: TermDates, by: trail.Actor, at: datetime) -> Term:
    """Add a term; refuses a number that is taken and days that do not fit."""
    year = Year.objects.select_for_update().get(pk=year.pk)
    refuse_closed(year)
    others = _others(year)
    if any((t.kind, t.number) == (dates.kind, dates.number) for t in others):
        raise Refusal(_("Период с таким номером уже есть. Выберите другой номер."), field="number")
    refuse(why_wrong_terms(year.since, year.until, [*others, dates]), field="since")
    term = Term.objects.create(
        year=year, kind=dates.kind, number=dates.number, since=dates.since, until=dates.until
    )
    trail.record("schools.term.added", "term", term.pk, after=dates, by=by, at=at)
    return term


@transaction.atomic
def move_term(*, term: Term, since: date, until: date, by: trail.Actor, at: datetime) -> None:
    """Change the first and the last day of a term."""
    year = Year.objects.select_for_update().get(pk=term.year_id)
    refuse_closed(year)
    before = dates_of(term)
    after = TermDates(term.kind, term.number, since, until)
    refuse(
        why_wrong_terms(year.since, year.until, [*_others(year, but=term), after]), field="since"
    )
    term.since, term.until = since, until
    term.save(update_fields=["since", "until"])
    trail.record("schools.term.moved", "term", term.pk, before=before, after=after, by=by, at=at)


@transaction.atomic
def remove_term(*, term: Term, by: trail.Actor, at: datetime) -> None:
    """Remove a term to which nothing refers."""
    refuse_closed(term.year)
    trail.record("schools.term.removed", "term", term.pk, before=dates_of(term), by=by, at=at)
    term.delete()


def dates_of(term: Term) -> TermDates:
    """A term as a plain value."""
    return TermDates(term.kind, term.number, term.since, term.until)


def _others(year: Year, *, but: Term | None = None) -> list[TermDates]:
    return [dates_of(t) for t in year.terms.exclude(pk=but.pk if but else 0)]
