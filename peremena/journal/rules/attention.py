"""Which pupils a teacher should look at next, from what stands in the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from math import floor

from peremena.journal.rules.scales import ABSENT, EXCUSED, ILL

FEWEST_MARKS = 3  # in a period
LONGEST_GAP = 5  # lessons without a mark
MENDED_WITHIN = 3  # lessons after a two
NEAR = Fraction(3, 20)  # of a mark, around the threshold of rounding
CHAIN = 3  # marks that fall one after another
LATEST = 3  # marks that are compared with the earlier ones
NOTABLE = Fraction(3, 10)  # of a mark: a smaller difference is no trend
AWAY = frozenset({ABSENT, EXCUSED, ILL})


class Trend(Enum):
    """The latest three marks beside those before them."""

    UP = "up"
    DOWN = "down"
    EVEN = "even"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a pupil has at one lesson: marks that count, and the attendance code."""

    marks: tuple[int, ...] = ()
    attendance: str = ""


def marks_of(entries: Sequence[Entry]) -> list[int]:
    """All marks in the order of the lessons."""
    return [mark for entry in entries for mark in entry.marks]


def gap(entries: Sequence[Entry]) -> int:
    """How many of the latest lessons have no mark."""
    return next((n for n, e in enumerate(reversed(entries)) if e.marks), len(entries))


def is_to_be_asked(entries: Sequence[Entry]) -> bool:
    """Fewer than three marks, or five lessons without one; who was away at the last lesson is not
    asked for now.
    """
    if not entries or entries[-1].attendance in AWAY:
        return False
    return len(marks_of(entries)) < FEWEST_MARKS or gap(entries) >= LONGEST_GAP


def has_unmended_two(entries: Sequence[Entry]) -> bool:
    """A two without a better mark in the three lessons after it, at which the pupil was."""
    for place, entry in enumerate(entries):
        if not entry.marks or min(entry.marks) > 2:
            continue
        later = [e for e in entries[place + 1 :] if e.attendance not in AWAY]
        mended = max(entry.marks) > 2 or any(m > 2 for e in later for m in e.marks)
        if not mended and len(later) >= MENDED_WITHIN:
            return True
    return False


def is_borderline(average: Fraction | None, *, threshold: Fraction) -> bool:
    """Is the average so near the threshold of rounding that one mark decides?"""
    if average is None:
        return False
    bar = floor(average) + threshold
    return abs(average - bar) <= NEAR


def is_falling(entries: Sequence[Entry]) -> bool:
    """The latest three marks: none better than the one before, the last worse than the first."""
    last = marks_of(entries)[-CHAIN:]
    return len(last) == CHAIN and last[-1] < last[0] and all(b <= a for a, b in pairwise(last))


def trend(entries: Sequence[Entry]) -> Trend:
    """The mean of the latest three marks against the mean of the earlier ones."""
    marks = marks_of(entries)
    before, latest = marks[:-LATEST], marks[-LATEST:]
    if len(before) < LATEST:
        return Trend.EVEN
    change = Fraction(sum(latest), len(latest)) - Fraction(sum(before), len(before))
    if abs(change) < NOTABLE:
        return Trend.EVEN
    return Trend.UP if change > 0 else Trend.DOWN
