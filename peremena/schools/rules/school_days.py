"""On which days there are lessons, counted in days and weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peremena.kit.russian import plural
from peremena.kit.weeks import days
from peremena.kit.words import _
from peremena.schools.rules.dates import HolidayDates, WorkingDayDates

ANY_GRADE = 5  # a grade with neither the first grade's extra week nor exams
SUNDAY = 6


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """The days of rest and the working days off of a year."""

    rests: Sequence[HolidayDates]
    working: Sequence[WorkingDayDates] = ()

    def weekday_on(self, day: date, *, grade: int) -> int | None:
        """By which weekday (1 = Monday) the grade has its lessons; None: it has none."""
        for working in self.working:
            if working.day == day and working.holds_for(grade):
                return working.as_weekday
        return None if self.rests_on(day, grade=grade) else day.isoweekday()

    def rests_on(self, day: date, *, grade: int) -> bool:
        """Has the grade no lessons on this day because of a holiday?"""
        return any(rest.covers(day, grade) for rest in self.rests)

    def works_on(self, day: date, *, grade: int) -> bool:
        """Is it a day off on which the grade has lessons?"""
        return any(w.day == day and w.holds_for(grade) for w in self.working)

    def school_days(
        self, since: date, until: date, *, week: int, grade: int = ANY_GRADE
    ) -> list[date]:
        """The school days of a grade in a week of five or six days, both ends included."""
        return [
            day
            for day in days(since, until)
            if self.works_on(day, grade=grade)
            or (day.weekday() < week and not self.rests_on(day, grade=grade))
        ]


def in_weeks(count: int, *, week: int) -> str:
    """School days as whole weeks and what is left: «8 недель 2 дня»."""
    weeks, rest = divmod(count, week)
    parts = []
    if weeks:
        parts.append(plural(weeks, _("неделя"), _("недели"), _("недель")))
    if rest or not weeks:
        parts.append(plural(rest, _("день"), _("дня"), _("дней")))
    return " ".join(parts)
