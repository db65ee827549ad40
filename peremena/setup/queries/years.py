"""Which year of a school is meant, and what its page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from django.utils.translation import gettext as _

from peremena.kit.russian import MONTHS, WEEKDAYS, date_range, full_date, numeric_date, plural
from peremena.kit.weeks import monday_of
from peremena.schools.models import (
    TERM_NAMES,
    Holiday,
    HolidayKind,
    School,
    Term,
    TermKind,
    WorkingDay,
    Year,
)
from peremena.schools.rules.levels import grades_in_words
from peremena.schools.rules.proposal import SchoolYear
from peremena.schools.rules.school_days import SUNDAY, SchoolCalendar, in_weeks

FIVE, SIX = 5, 6
USUAL_WEEKS, WEEKS_OF_GRADE_1 = 34, 33  # the basic curriculum
PUBLIC_HOLIDAYS = 10  # school days of a year that the production calendar may take
SHORTEST_VACATION = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Count:
    """School days in words, at a week of five and of six days."""

    five: str
    six: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term as the page shows it."""

    id: int
    name: str
    days: str
    count: Count


@dataclass(frozen=True, slots=True)
class KindOfTerms:
    """The terms of one kind; `gaps`: what does not add up, in words."""

    name: str
    terms: tuple[TermRow, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RestRow:
    """Days of rest, or a working day off, as the page shows them."""

    id: int
    name: str
    detail: str
    days: str
    grades: str
    order: str


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the strip: seven looks of its days; `month`: the month that begins in it."""

    month: str
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearPage:
    """A year with all that stands in it."""

    id: int
    name: str
    days: str
    kinds: tuple[KindOfTerms, ...]
    rests: tuple[RestRow, ...]
    working: tuple[RestRow, ...]
    weeks: tuple[Week, ...]
    count: Count
    first_grade: str
    warnings: tuple[str, ...]


def year_in_work(school: School, *, today: date) -> Year | None:
    """The running year; between two years the one to come, or none if it is not open yet."""
    return Year.objects.filter(school=school, until__gte=today).order_by("since").first()


def year_page(year: Year) -> YearPage:
    """Four statements: the school, terms, days of rest, working days."""
    holidays = list(Holiday.objects.filter(year=year))
    working = list(WorkingDay.objects.filter(year=year))
    calendar = SchoolCalendar([h.dates for h in holidays], [w.dates for w in working])
    terms = Term.objects.filter(year=year).select_related("year").order_by("kind", "since")
    kinds = tuple(
        _kind(kind, list(found), calendar)
        for kind, found in groupby(terms, key=lambda term: term.kind)
    )
    span = (year.since, year.until)
    return YearPage(
        id=year.pk,
        name=str(year),
        days=f"{full_date(year.since)} – {full_date(year.until)}",
        kinds=kinds,
        rests=tuple(map(_rest, holidays)),
        working=tuple(map(_working, working)),
        weeks=tuple(_weeks(*span, calendar)),
        count=_count(*span, calendar),
        first_grade=in_weeks(len(calendar.school_days(*span, week=FIVE, grade=1)), week=FIVE),
        warnings=tuple(_warnings(year, holidays, calendar)),
    )


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """What a new year would begin with: names and days of its terms by kind, and of its rests."""

    kinds: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    rests: tuple[tuple[str, str, str], ...]


def proposal_page(proposed: SchoolYear, *, lowest_grade: int) -> ProposalPage:
    """The proposed year, ready to show; no statement."""
    kinds = []
    for kind in TermKind:
        terms = proposed.term_dates([kind])
        rows = tuple(
            (str(TERM_NAMES[kind]) % t.number, date_range(t.since, t.until)) for t in terms
        )
        kinds.append((str(kind.label), rows))
    rests = tuple(
        (h.name, date_range(h.since, h.until), grades_in_words(h.lowest_grade, h.highest_grade))
        for h in proposed.holiday_dates(lowest_grade=lowest_grade)
    )
    return ProposalPage(tuple(kinds), rests)


def _kind(kind: str, terms: Sequence[Term], calendar: SchoolCalendar) -> KindOfTerms:
    rows = tuple(
        TermRow(t.pk, str(t), date_range(t.since, t.until), _count(t.since, t.until, calendar))
        for t in terms
    )
    return KindOfTerms(str(TermKind(kind).label), rows, tuple(_gaps(terms, calendar)))


def _gaps(terms: Sequence[Term], calendar: SchoolCalendar) -> list[str]:
    """School days that belong to no term of the kind."""
    year = terms[0].year
    edges = [
        year.since - timedelta(days=1),
        *(day for term in terms for day in (term.since, term.until)),
        year.until + timedelta(days=1),
    ]
    found = []
    for before, after in list(pairwise(edges))[::2]:
        first, last = before + timedelta(days=1), after - timedelta(days=1)
        if lost := calendar.school_days(first, last, week=FIVE):
            words = plural(len(lost), _("учебный день"), _("учебных дня"), _("учебных дней"))
            found.append(
                _("%(days)s (%(span)s) не входят ни в один период.")
                % {"days": words, "span": date_range(lost[0], lost[-1])}
            )
    return found


def _count(since: date, until: date, calendar: SchoolCalendar) -> Count:
    five, six = (
        in_weeks(len(calendar.school_days(since, until, week=week)), week=week)
        for week in (FIVE, SIX)
    )
    return Count(five, six)


def _rest(holiday: Holiday) -> RestRow:
    kind = str(HolidayKind(holiday.kind).label)
    return RestRow(
        holiday.pk,
        holiday.name,
        "" if kind.casefold() in holiday.name.casefold() else kind,
        date_range(holiday.since, holiday.until),
        grades_in_words(holiday.lowest_grade, holiday.highest_grade),
        _order(holiday),
    )


def _working(working: WorkingDay) -> RestRow:
    return RestRow(
        working.pk,
        WEEKDAYS[working.day.weekday()].capitalize(),
        _("уроки дня «%s»") % WEEKDAYS[working.as_weekday - 1],
        full_date(working.day),
        grades_in_words(working.lowest_grade, working.highest_grade),
        _order(working),
    )


def _order(fact: Holiday | WorkingDay) -> str:
    """№ 12 от 14.09.2026."""
    number = f"№\u00a0{fact.order_number}" if fact.order_number else ""
    day = _("от %s") % numeric_date(fact.order_day) if fact.order_day else ""
    return f"{number} {day}".strip()


def _weeks(since: date, until: date, calendar: SchoolCalendar) -> list[Week]:
    monday = monday_of(since)
    found: list[Week] = []
    while monday <= until:
        week = [monday + timedelta(days=n) for n in range(7)]
        first = next((d for d in week if d.day == 1), None) or (week[0] if not found else None)
        found.append(
            Week(
                MONTHS[first.month - 1] if first else "",
                tuple(_look(day, since, until, calendar) for day in week),
            )
        )
        monday += timedelta(days=7)
    return found


def _look(day: date, since: date, until: date, calendar: SchoolCalendar) -> str:
    if not since <= day <= until:
        return "outside"
    if any(working.day == day for working in calendar.working):
        return "school"
    rests = [rest for rest in calendar.rests if rest.since <= day <= rest.until]
    if rests:
        return "rest" if any(rest.covers(day, 0) for rest in rests) else "part"
    return (
        "weekend" if day.weekday() == SUNDAY else "saturday" if day.weekday() == FIVE else "school"
    )


def _warnings(year: Year, holidays: Sequence[Holiday], calendar: SchoolCalendar) -> list[str]:
    found = []
    for grade, usual, words in (
        (2, USUAL_WEEKS, _("В году меньше %(usual)d учебных недель: %(found)s.")),
        (1, WEEKS_OF_GRADE_1, _("В 1 классе меньше %(usual)d учебных недель: %(found)s.")),
    ):
        days = calendar.school_days(year.since, year.until, week=FIVE, grade=grade)
        if len(days) < usual * FIVE - PUBLIC_HOLIDAYS:
            found.append(words % {"usual": usual, "found": in_weeks(len(days), week=FIVE)})
    found += [
        _("«%s» короче 7 дней.") % h.name
        for h in holidays
        if h.kind == HolidayKind.VACATION
        and h.until - h.since + timedelta(days=1) < SHORTEST_VACATION
    ]
    return found
