"""School years and weeks as plain dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta


def school_year_of(day: date) -> int:
    """The calendar year in which the school year of `day` began (1 September)."""
    return day.year if day.month >= 9 else day.year - 1


def school_year_name(day: date) -> str:
    """The school year of `day` as people write it: 2026/27."""
    start = school_year_of(day)
    return f"{start}/{(start + 1) % 100:02d}"


def monday_of(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def current_week(today: date) -> date:
    """The Monday of the week that people think of: on a Sunday the one to come."""
    return monday_of(today + timedelta(days=today.weekday() == 6))


def week_number(day: date) -> int:
    """Number of the week in its school year; week 1 contains 1 September, weeks run Monday to Sunday."""
    first = monday_of(date(school_year_of(day), 9, 1))
    return (monday_of(day) - first).days // 7 + 1


def days(since: date, until: date) -> Iterator[date]:
    """Every day from `since` to `until`, both included."""
    for n in range((until - since).days + 1):
        yield since + timedelta(days=n)
