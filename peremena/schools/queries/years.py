"""Which school year is meant: the one that is worked on, or the one to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, QuerySet, Value, When

from peremena.kit.weeks import school_year_name, school_year_of
from peremena.schools.models import Year


def years_in_work(school_id: int, *, today: date) -> QuerySet[Year]:
    """The one year that a school works on: the running one; between two years the one to come, or
    while that is not open, the last one.
    """
    ahead = Q(until__gte=today)
    nearest = Year.objects.filter(school_id=school_id).order_by(
        Case(When(ahead, then=Value(0)), default=Value(1)),
        Case(When(ahead, then=F("since"))),
        F("since").desc(),
    )
    return Year.objects.filter(pk__in=nearest.values("pk")[:1])


@dataclass(frozen=True, slots=True)
class YearChoice:
    """The years of a list and the shown one (`id`: 0 when none is there).

    `day`: for which day the list says who teaches and who learns: today in the running year, the
    last day of a past one, the first of a coming one. `is_running`: the page shows what it shows
    unasked.
    """

    id: int
    name: str
    day: date
    is_running: bool
    options: tuple[tuple[int, str], ...] = ()


def choose_year(
    years: QuerySet[Year], *, wanted: str, today: date, latest: bool = False
) -> YearChoice | None:
    """The wanted year (an id as it came with the address) of these; one statement.

    Without a wish the school year of `today`, or with `latest` the last of these. None for an id
    that is not among them.
    """
    found = list(years.order_by("-since"))
    running = next((y for y in found if latest or y.since.year == school_year_of(today)), None)
    shown = next((y for y in found if str(y.pk) == wanted), None) if wanted else running
    if shown is None:
        return None if wanted else YearChoice(0, school_year_name(today), today, is_running=True)
    is_running = shown == running
    return YearChoice(
        id=shown.pk,
        name=str(shown),
        day=today if is_running else min(max(today, shown.since), shown.until),
        is_running=is_running,
        options=tuple((y.pk, str(y)) for y in found),
    )
