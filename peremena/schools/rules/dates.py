"""The dates of a school year as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
    kind: str = "vacation"
    order_number: str = ""
    order_day: date | None = None

    def covers(self, day: date, grade: int) -> bool:
        """True when the class of `grade` has no lessons on `day`.

        Grade 0 (a stream, or a class that has only a name) rests when all grades do.
        """
        return self.since <= day <= self.until and _holds(self, grade)


@dataclass(frozen=True, slots=True)
class WorkingDayDates:
    """A day off on which some grades have the lessons of another weekday (1 = Monday)."""

    day: date
    as_weekday: int
    lowest_grade: int = 1
    highest_grade: int = 11
    order_number: str = ""
    order_day: date | None = None

    def holds_for(self, grade: int) -> bool:
        """Does the class of `grade` come to school on that day?"""
        return _holds(self, grade)


def _holds(dates: HolidayDates | WorkingDayDates, grade: int) -> bool:
    grades = {grade} if grade else {1, 11}
    return all(dates.lowest_grade <= g <= dates.highest_grade for g in grades)
