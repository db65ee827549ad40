"""On which days a slot of a weekly or two-week timetable falls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from peremena.kit.weeks import week_number
from peremena.schools.rules.school_days import SchoolCalendar


@dataclass(frozen=True, slots=True)
class Plan:
    """When a version of the timetable holds: from `since` to `until`, the latter excluded or not."""

    since: date
    until: date
    weeks: int = 1
    until_excluded: bool = False

    @property
    def last_day(self) -> date:
        """The last day on which the version holds."""
        return self.until - timedelta(days=1) if self.until_excluded else self.until


def week_of_cycle(day: date, *, weeks: int) -> int:
    """Which week of the cycle it is, from 1; the week of 1 September is the first."""
    return (week_number(day) - 1) % weeks + 1


def lesson_days(plan: Plan, *, weekday: int, week: int, since: date, until: date) -> Iterator[date]:
    """The days of a slot (weekday 1–7; week 0 = every week) between `since` and `until`."""
    first, last = max(plan.since, since), min(plan.last_day, until)
    day = first + timedelta(days=(weekday - 1 - first.weekday()) % 7)
    while day <= last:
        if not week or week_of_cycle(day, weeks=plan.weeks) == week:
            yield day
        day += timedelta(days=7)


def meeting_days(
    plan: Plan,
    *,
    weekday: int,
    week: int,
    since: date,
    until: date,
    calendar: SchoolCalendar,
    grade: int,
) -> Iterator[date]:
    """The days of a slot on which the grade has lessons by that weekday.

    Holidays are left out, days off with the lessons of that weekday come last.
    """
    for day in lesson_days(plan, weekday=weekday, week=week, since=since, until=until):
        if calendar.weekday_on(day, grade=grade) == weekday:
            yield day
    first, last = max(plan.since, since), min(plan.last_day, until)
    for working in calendar.working:
        if (
            working.as_weekday == weekday
            and first <= working.day <= last
            and working.holds_for(grade)
            and (not week or week_of_cycle(working.day, weeks=plan.weeks) == week)
        ):
            yield working.day
