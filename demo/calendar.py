"""The school year around a day: terms and holidays as the ministry recommends them each year."""

from dataclasses import dataclass
from datetime import date, timedelta

import holidays

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
DAY = timedelta(days=1)


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
        return f"{self.first.year}/{self.last.year}"

    def terms(self, grade: int) -> tuple[Span, ...]:
        """Half-years in grades 10 and 11, quarters below."""
        return self.halves if grade >= 10 else self.quarters

    def days(self, grade: int) -> list[date]:
        """Every day on which the grade has lessons, in order."""
        free = self.breaks + self.public + ((self.february_break,) if grade == 1 else ())
        span = (self.last - self.first).days + 1
        days = (self.first + timedelta(days=n) for n in range(span))
        return [d for d in days if d.weekday() < SATURDAY and not any(d in f for f in free)]


def demo_year(today: date) -> SchoolYear:
    """The running school year; in summer the one just ended, so that the school is never empty."""
    return school_year(today.year if today.month >= 9 else today.year - 1)


def school_year(autumn: int) -> SchoolYear:
    """The year that begins in September of `autumn`."""
    spring = autumn + 1
    first = _weekday_from(date(autumn, 9, 1))
    last = _weekday_until(date(spring, 5, 26))
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
