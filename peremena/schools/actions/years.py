"""Opening a school year with its terms and holidays, and moving its ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from peremena.kit.partitions import ensure_partitions
from peremena.kit.refusal import Refusal
from peremena.schools.actions.closing import refuse_closed
from peremena.schools.models import Holiday, School, Term, Year
from peremena.schools.rules.dates import HolidayDates, TermDates
from peremena.schools.rules.year_checks import why_wrong_holiday, why_wrong_terms, why_wrong_year
from peremena.trail import actions as trail


def refuse(reason: str | None, *, field: str | None = None) -> None:
    """Raise a Refusal if there is a reason."""
    if reason:
        raise Refusal(reason, field=field)


@transaction.atomic
def open_year(
    *,
    school: School,
    since: date,
    until: date,
    terms: Sequence[TermDates],
    holidays: Sequence[HolidayDates],
    by: trail.Actor,
    at: datetime,
) -> Year:
    """Open a school year with its terms and holidays.

    Refuses a year that overlaps another, terms that leave the year or overlap a term of the same
    kind, and holidays outside the year.
    """
    School.objects.select_for_update().get(pk=school.pk)  # no two years at once
    refuse(why_wrong_year(since, until, others=_others(school)), field="since")
    refuse(why_wrong_terms(since, until, terms))
    for holiday in holidays:
        refuse(why_wrong_holiday(since, until, holiday))
    ensure_partitions(since=since, until=until)
    year = Year.objects.create(school=school, since=since, until=until)
    Term.objects.bulk_create(
        Term(year=year, kind=t.kind, number=t.number, since=t.since, until=t.until) for t in terms
    )
    Holiday.objects.bulk_create(
        Holiday(
            year=year,
            name=h.name,
            kind=h.kind,
            since=h.since,
            until=h.until,
            lowest_grade=h.lowest_grade,
            highest_grade=h.highest_grade,
        )
        for h in holidays
    )
    trail.record(
        "schools.year.opened", "year", year.pk, by=by, at=at, after={"since": since, "until": until}
    )
    return year


@transaction.atomic
def move_year(*, year: Year, since: date, until: date, by: trail.Actor, at: datetime) -> None:
    """Change the first and the last day; refuses to leave terms or holidays outside."""
    School.objects.select_for_update().get(pk=year.school_id)
    refuse_closed(year)
    refuse(why_wrong_year(since, until, others=_others(year.school, but=year)), field="since")
    terms = [TermDates(t.kind, t.number, t.since, t.until) for t in year.terms.all()]
    refuse(why_wrong_terms(since, until, terms))
    for holiday in year.holidays.all():
        refuse(why_wrong_holiday(since, until, holiday.dates))
    ensure_partitions(since=since, until=until)
    before = {"since": year.since, "until": year.until}
    year.since, year.until = since, until
    year.save(update_fields=["since", "until"])
    after = {"since": since, "until": until}
    trail.record("schools.year.moved", "year", year.pk, before=before, after=after, by=by, at=at)


def _others(school: School, *, but: Year | None = None) -> list[tuple[date, date]]:
    years = Year.objects.filter(school=school).exclude(pk=but.pk if but else 0)
    return list(years.values_list("since", "until").order_by("since"))
