"""How a pupil stands in a subject, without shame and without guessing."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from peremena.journal.rules.averages import Average

FEWEST_MARKS = 3
PASS_MARK = 3
EDGE = Fraction(1, 4)


class Standing(Enum):
    """What the marks so far say; `FEW`: nothing yet."""

    BELOW = "below"
    EDGE = "edge"
    FEW = "few"
    STEADY = "steady"


def standing(average: Average, *, scale: str, threshold: Fraction) -> Standing:
    """Does the subject need attention? `threshold`: from which share a mark is rounded up.

    Below 2 + threshold the period mark would be a two; a quarter of a mark above that is the edge.
    Only the five-point scale has a pass mark that every school shares.
    """
    if average.value is None or average.count < FEWEST_MARKS:
        return Standing.FEW
    bar = PASS_MARK - 1 + threshold
    if scale != "five" or average.value >= bar + EDGE:
        return Standing.STEADY
    return Standing.EDGE if average.value >= bar else Standing.BELOW
