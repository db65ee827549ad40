"""How a pupil stands in a subject."""

from fractions import Fraction

import pytest

from peremena.diary.rules.standing import Standing, standing
from peremena.journal.rules.averages import Average

HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("value", "count", "threshold", "found"),
    [
        ("2.49", 5, HALF, Standing.BELOW),
        ("2.5", 5, HALF, Standing.EDGE),
        ("2.74", 5, HALF, Standing.EDGE),
        ("2.75", 5, HALF, Standing.STEADY),
        ("2.6", 5, Fraction("0.7"), Standing.BELOW),
        ("2", 2, HALF, Standing.FEW),
        ("5", 3, HALF, Standing.STEADY),
    ],
)
def test_the_average_is_compared_with_the_schools_own_threshold(value, count, threshold, found):
    mean = Average(Fraction(value), count)
    assert standing(mean, scale="five", threshold=threshold) is found


def test_without_marks_nothing_is_said():
    assert standing(Average(None, 0), scale="five", threshold=HALF) is Standing.FEW


def test_other_scales_are_not_judged():
    assert standing(Average(Fraction(1), 9), scale="ten", threshold=HALF) is Standing.STEADY
