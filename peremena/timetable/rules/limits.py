"""How many lessons a class may have: sanitary rules СанПиН 1.2.3685-21, table 6.6, and СП 2.4.3648-20."""

from __future__ import annotations

_DAY = {1: 4, 2: 5, 3: 5, 4: 5, 5: 6, 6: 6}
_WEEK = {
    1: (21, 21),
    2: (23, 26),
    3: (23, 26),
    4: (23, 26),
    5: (29, 32),
    6: (30, 33),
    7: (32, 35),
    8: (33, 36),
    9: (33, 36),
    10: (34, 37),
    11: (34, 37),
}
LONGEST_DAY = 7


def lessons_a_day(grade: int) -> int | None:
    """The most lessons on a day; None for a class without a grade.

    Grades 1–4 may have one more on one day of the week, with physical education.
    """
    return _DAY.get(grade, LONGEST_DAY) if grade else None


def lessons_a_week(grade: int, *, days: int) -> int | None:
    """The most lessons in a week of five or six days; None for a class without a grade."""
    limits = _WEEK.get(grade)
    return limits[days > 5] if limits else None
