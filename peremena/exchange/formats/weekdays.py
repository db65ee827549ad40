"""Days of a timetable file laid over school weeks: «А-Понедельник», «Day 7», «Mon B»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from peremena.exchange.formats.timetable import Day

_WEEKDAYS = (
    ("понедельник", "пн", "monday", "mon", "mo"),
    ("вторник", "вт", "tuesday", "tue", "tu"),
    ("среда", "ср", "wednesday", "wed", "we"),
    ("четверг", "чт", "thursday", "thu", "th"),
    ("пятница", "пт", "friday", "fri", "fr"),
    ("суббота", "сб", "saturday", "sat", "sa"),
    ("воскресенье", "вс", "sunday", "sun", "su"),
)
_NUMBER = {word: number for number, words in enumerate(_WEEKDAYS, 1) for word in words}
_USUAL_WEEKS = (5, 6, 7)


def days_of_cycle(names: Sequence[str]) -> tuple[Day, ...]:
    """Week and weekday of each day of a cycle, in the order of the file.

    When every name holds a weekday, the second Monday opens the second week, in whatever order the
    file lists them. Otherwise days are counted: up to seven make one week, more are cut into equal
    weeks of five, six or seven days where that works out.
    """
    return _by_name(names) or _by_count(names)


def _by_name(names: Sequence[str]) -> tuple[Day, ...]:
    seen: Counter[int] = Counter()
    days = []
    for name in names:
        weekday = _weekday_in(name)
        if weekday is None:
            return ()
        seen[weekday] += 1
        days.append(Day(seen[weekday], weekday, name))
    return tuple(days)


def _weekday_in(name: str) -> int | None:
    words = re.findall(r"[^\W\d_]+", name.lower())
    return next((_NUMBER[word] for word in words if word in _NUMBER), None)


def _by_count(names: Sequence[str]) -> tuple[Day, ...]:
    total = len(names)
    length = total if total <= 7 else next((n for n in _USUAL_WEEKS if total % n == 0), 7)
    return tuple(Day(i // length + 1, i % length + 1, name) for i, name in enumerate(names))
