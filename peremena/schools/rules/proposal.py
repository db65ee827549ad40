"""A school year to begin with: terms and holidays as the ministry recommends them each year,
days off by the production calendar. A school changes what it decides otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import holidays

from peremena.schools.rules.dates import HolidayDates, TermDates

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
DAY = timedelta(days=1)
QUARTER, TRIMESTER, HALF_YEAR, MODULE = "quarter", "trimester", "half_year", "module"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included, with the name that people use for them."""

    name: str
    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """One school year of a five-day school; `days` tells what a grade does."""

    first: date
    last: date
    quarters: tuple[Span, ...]
    halves: tuple[Span, ...]
    breaks: tuple[Span, ...]
    february_break: Span
    public: tuple[Span, ...]

    @property
    def name(self) -> str:
        """2026/2027."""
        return f"{self.first.year}/{self.last.year}"

    @property
    def trimesters(self) -> tuple[Span, ...]:
        """Three parts that begin with September, December and March."""
        spring = self.last.year
        begins = (self.first, date(self.first.year, 12, 1), date(spring, 3, 1))
        return _parts("%d триместр", begins, self.last)

    @property
    def modules(self) -> tuple[Span, ...]:
        """Six parts: each trimester is cut on a Monday in the middle."""
        begins = [
            day
            for part in self.trimesters
            for day in (part.first, _next(MONDAY, part.first + (part.last - part.first) / 2))
        ]
        return _parts("%d модуль", begins, self.last)

    def term_dates(self, kinds: Iterable[str]) -> list[TermDates]:
        """The terms of some kinds."""
        spans = {
            QUARTER: self.quarters,
            TRIMESTER: self.trimesters,
            HALF_YEAR: self.halves,
            MODULE: self.modules,
        }
        return [
            TermDates(kind, number, span.first, span.last)
            for kind in kinds
            for number, span in enumerate(spans[kind], 1)
        ]

    def holiday_dates(self, *, lowest_grade: int = 1) -> list[HolidayDates]:
        """Holidays of all grades; the additional week of grade 1, where it is taught."""
        found = [HolidayDates(s.name, s.first, s.last) for s in self.breaks]
        found += [HolidayDates(s.name, s.first, s.last, kind="public") for s in self.public]
        if lowest_grade == 1:
            extra = self.february_break
            found.append(HolidayDates(extra.name, extra.first, extra.last, highest_grade=1))
        inside = [h for h in found if self.first <= h.since and h.until <= self.last]
        return sorted(inside, key=lambda h: (h.since, h.until))

    def terms(self, grade: int) -> tuple[Span, ...]:
        """Half-years in grades 10 and 11, quarters below."""
        return self.halves if grade >= 10 else self.quarters

    def days(self, grade: int) -> list[date]:
        """Every day on which the grade has lessons, in order."""
        free = self.breaks + self.public + ((self.february_break,) if grade == 1 else ())
        span = (self.last - self.first).days + 1
        days = (self.first + timedelta(days=n) for n in range(span))
        return [d for d in days if d.weekday() < SATURDAY and not any(d in f for f in free)]


def school_year(autumn: int, *, first: date | None = None, last: date | None = None) -> SchoolYear:
    """The year that begins in `autumn`: from 1 September (or the next Monday) to 26 May (or the
    Friday before), unless other days are said.
    """
    spring = autumn + 1
    first = first or _weekday_from(date(autumn, 9, 1))
    last = last or _weekday_until(date(spring, 5, 26))
    breaks = (
        _autumn_break(autumn),
        Span("Зимние каникулы", date(autumn, 12, 31), _next(SUNDAY, date(spring, 1, 8))),
        _spring_break(spring),
    )
    autumn_break, winter_break, spring_break = breaks
    february = _next(MONDAY, date(spring, 2, 15))
    return SchoolYear(
        first=first,
        last=last,
        quarters=(
            Span("1 четверть", first, autumn_break.first - DAY),
            Span("2 четверть", autumn_break.last + DAY, winter_break.first - DAY),
            Span("3 четверть", winter_break.last + DAY, spring_break.first - DAY),
            Span("4 четверть", spring_break.last + DAY, last),
        ),
        halves=(
            Span("1 полугодие", first, winter_break.first - DAY),
            Span("2 полугодие", winter_break.last + DAY, last),
        ),
        breaks=breaks,
        february_break=Span(
            "Дополнительные каникулы первоклассников", february, february + 6 * DAY
        ),
        public=_public(first, last, breaks),
    )


def usual_kinds(lowest_grade: int, highest_grade: int) -> list[str]:
    """Quarters, and half-years in grades 10 and 11."""
    return [QUARTER] * (lowest_grade < 10) + [HALF_YEAR] * (highest_grade >= 10)


def autumn_to_open(today: date, *, opened: Iterable[date] = ()) -> int:
    """The autumn of the year to be opened next: after the last opened one (by its first day), or
    the running year; from June on the coming one.
    """
    last = max(opened, default=None)
    running = today.year if today.month >= 6 else today.year - 1
    return max(last.year + 1, running) if last else running


def _parts(name: str, begins: Iterable[date], last: date) -> tuple[Span, ...]:
    """Parts that follow each other without a gap."""
    firsts = list(begins)
    lasts = [day - DAY for day in firsts[1:]] + [last]
    return tuple(
        Span(name % number, *span) for number, span in enumerate(zip(firsts, lasts, strict=True), 1)
    )


def _autumn_break(year: int) -> Span:
    first = _next(MONDAY, date(year, 10, 25))
    return Span("Осенние каникулы", first, max(date(year, 11, 3), first + 6 * DAY))


def _spring_break(year: int) -> Span:
    first = _next(SATURDAY, date(year, 3, 25))
    return Span("Весенние каникулы", first, first + 8 * DAY)


def _public(first: date, last: date, breaks: tuple[Span, ...]) -> tuple[Span, ...]:
    """Days off of the production calendar that no school holiday covers already."""
    official = holidays.country_holidays("RU", years=(first.year, last.year), language="ru")
    return tuple(
        Span(name, day, day)
        for day, name in sorted(official.items())
        if first <= day <= last and not any(day in span for span in breaks)
    )


def _next(weekday: int, day: date) -> date:
    """The first such weekday on or after the day."""
    return day + (weekday - day.weekday()) % 7 * DAY


def _weekday_from(day: date) -> date:
    return day if day.weekday() < SATURDAY else _next(MONDAY, day)


def _weekday_until(day: date) -> date:
    return day - max(0, day.weekday() - 4) * DAY
