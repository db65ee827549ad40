"""How many lessons a day a class may have: sanitary rules СанПиН 1.2.3685-21, table 6.6, and СП 2.4.3648-20."""

from __future__ import annotations

_DAY = {1: 4, 2: 5, 3: 5, 4: 5, 5: 6, 6: 6}
LONGEST_DAY = 7


def lessons_a_day(grade: int) -> int | None:
    """The most lessons on a day; None for a class without a grade.

    Grades 1–4 may have one more on one day of the week, with physical education.
    """
    return _DAY.get(grade, LONGEST_DAY) if grade else None
