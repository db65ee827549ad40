"""Opening a school year with its terms and holidays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.partitions import ensure_partitions
from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.schools.models import Holiday, School, Term, Year
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class TermDates:
    """The days of one term."""

    kind: str
    number: int
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class HolidayDates:
    """Days without lessons for the grades from `lowest_grade` to `highest_grade`."""

    name: str
    since: date
    until: date
    lowest_grade: int = 1
    highest_grade: int = 11


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

    Refuses terms that leave the year or overlap a term of the same kind.
    """
    for term in terms:
        if not since <= term.since <= term.until <= until:
            raise Refusal(
                _("Учебный период с %(since)s по %(until)s выходит за пределы учебного года.")
                % {"since": full_date(term.since), "until": full_date(term.until)}
            )
    ordered = sorted(terms, key=lambda t: (t.kind, t.since))
    for earlier, later in pairwise(ordered):
        if earlier.kind == later.kind and later.since <= earlier.until:
            raise Refusal(
                _(
                    "Учебные периоды пересекаются: один кончается %(until)s, другой начинается %(since)s."
                )
                % {"until": full_date(earlier.until), "since": full_date(later.since)}
            )
    ensure_partitions(since=since, until=until)
    year = Year.objects.create(school=school, since=since, until=until)
    Term.objects.bulk_create(
        Term(year=year, kind=t.kind, number=t.number, since=t.since, until=t.until) for t in terms
    )
    Holiday.objects.bulk_create(
        Holiday(
            year=year,
            name=h.name,
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
