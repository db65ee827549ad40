"""Who came and who left."""

from datetime import date

import pytest

from peremena.roll.rules.counting import Spell, Turnover, level_of, turnover

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
YEAR = date(2026, 9, 1)
MIDDLE = date(2026, 10, 15)
DAY_BEFORE = date(2026, 10, 14)


def count(*spells):
    return turnover([Spell(*s) for s in spells], since=FIRST, until=LAST)


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([(1, YEAR, None)], (1, 0, 0, 1)),
        ([(1, MIDDLE, None)], (0, 1, 0, 1)),
        ([(1, YEAR, MIDDLE)], (1, 0, 1, 0)),
        ([(1, YEAR, LAST)], (1, 0, 0, 1)),
        ([(1, FIRST, None)], (1, 0, 0, 1)),
        ([(1, YEAR, date(2026, 9, 30))], (0, 0, 0, 0)),
        ([(1, date(2026, 11, 1), None)], (0, 0, 0, 0)),
        ([(1, date(2026, 10, 5), MIDDLE)], (0, 1, 1, 0)),
        ([(1, YEAR, DAY_BEFORE), (1, MIDDLE, None)], (1, 0, 0, 1)),
        ([(1, YEAR, date(2026, 10, 10)), (1, MIDDLE, None)], (1, 1, 1, 1)),
        ([(1, YEAR, DAY_BEFORE), (2, MIDDLE, None)], (1, 1, 1, 1)),
    ],
)
def test_beginning_came_left_end(spells, expected):
    found = count(*spells)
    assert found == Turnover(*expected)
    assert found.start + found.came - found.left == found.end


def test_levels_of_education():
    assert [level_of(g) for g in (0, 1, 4, 5, 9, 10, 11)] == [
        "", "НОО", "НОО", "ООО", "ООО", "СОО", "СОО",
    ]  # fmt: skip
