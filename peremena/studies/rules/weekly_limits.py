"""How many hours a week a class may have: sanitary rules СанПиН 1.2.3685-21, table 6.6."""

from __future__ import annotations

FIVE_DAYS, SIX_DAYS = 5, 6
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
# Held outside the lessons («внеурочная деятельность»), so no part of the week's load.
OUTSIDE_LESSONS = frozenset({"разговоры о важном", "россия — мои горизонты"})


def lessons_a_week(grade: int, *, days: int) -> int | None:
    """The most hours in a week of five or six days; None for a class without a grade."""
    limits = _WEEK.get(grade)
    return limits[days > FIVE_DAYS] if limits else None


def counts(subject: str) -> bool:
    """Do the hours of a subject count towards the limit of the week?"""
    return subject.strip().casefold() not in OUTSIDE_LESSONS
