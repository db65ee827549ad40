"""Indicators of a class, by the worked example of the field."""

from __future__ import annotations

from fractions import Fraction

import pytest

from peremena.journal.rules.indicators import Tally, suggested, tally
from peremena.journal.rules.scales import NOT_ASSESSED
from peremena.kit.russian import decimal_comma

# 25 pupils, one exempt and one without a mark: 23 count.
EXAMPLE = Tally({5: 6, 4: 9, 3: 6, 2: 1, NOT_ASSESSED: 1})


def test_the_worked_example() -> None:
    assert EXAMPLE.total == 23
    shown = (EXAMPLE.performance, EXAMPLE.quality, EXAMPLE.degree(), EXAMPLE.mean)
    assert [decimal_comma(x) for x in shown] == ["91,30", "65,22", "61,52", "3,91"]


def test_nobody_with_a_mark_gives_no_indicators() -> None:
    nobody = tally([None, None])
    assert (nobody.performance, nobody.quality, nobody.degree(), nobody.mean) == (None,) * 4


@pytest.mark.parametrize(
    ("average", "threshold", "mark"),
    [
        (Fraction(7, 2), Fraction(1, 2), 4),
        (Fraction(349, 100), Fraction(1, 2), 3),
        (Fraction(359, 100), Fraction(3, 5), 3),
        (Fraction(36, 10), Fraction(3, 5), 4),
        (Fraction(5), Fraction(1, 2), 5),
        (None, Fraction(1, 2), None),
    ],
)
def test_an_average_rounds_by_the_threshold(average, threshold, mark) -> None:
    assert suggested(average, threshold=threshold) == mark
