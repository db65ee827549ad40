"""Averages as exact fractions; rounding is a matter of showing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from peremena.journal.rules.scales import SCALES
from peremena.kit.russian import decimal_comma


@dataclass(frozen=True, slots=True)
class Average:
    """The mean of the marks that count; `value` is None when there are none."""

    value: Fraction | None
    count: int


def average(marks: Iterable[tuple[int, int]], *, scale: str, weighted: bool = True) -> Average:
    """Mean Σm/n, or weighted mean Σm·w / Σw, of pairs (value, weight).

    Marks that do not count (н/а, осв, зачёт, a promised mark) are passed over. Example: lesson 5
    (weight 3), homework 5 (1), test paper 4 (5) → 40/9.
    """
    total = weights = count = 0
    counts = SCALES[scale].counts
    for value, weight in marks:
        if counts and value >= 0:
            share = weight if weighted else 1
            total += value * share
            weights += share
            count += 1
    return Average(Fraction(total, weights) if weights else None, count)


def average_text(value: Fraction | None, *, threshold: Fraction) -> str:
    """An average with two decimals, or with as many as it needs not to seem to have reached the
    next mark: 4,495 is shown so when marks are rounded up from 4,5. A dash for None.
    """
    if value is None:
        return decimal_comma(None)
    text = decimal_comma(value)
    bar = floor(value) + threshold
    for places in (3, 4, 5):
        shown = Fraction(text.replace(",", "."))
        if (shown >= bar) == (value >= bar):
            break
        text = decimal_comma(value, places)
    return text
