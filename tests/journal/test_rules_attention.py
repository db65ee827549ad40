"""Whom to look at next, from the entries of a pupil."""

from __future__ import annotations

from fractions import Fraction

import pytest

from peremena.journal.rules.attention import (
    Entry,
    Trend,
    gap,
    has_unmended_two,
    is_borderline,
    is_falling,
    is_to_be_asked,
    trend,
)

HALF = Fraction(1, 2)


def entries(text: str) -> list[Entry]:
    """«5 . н 4»: a five, nothing, away, a four; «2/4» are two marks."""
    return [
        Entry(attendance=word)
        if word in "нпбо"
        else Entry(tuple(int(m) for m in word.split("/") if m != "."))
        for word in text.split()
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("5 4 .", True),
        ("5 4 3 .", False),
        ("5 4 3 . . . . .", True),
        ("5 4 3 . . . . н", False),
        (". о", True),
        ("", False),
    ],
)
def test_whom_to_ask(text: str, asked: bool) -> None:
    assert is_to_be_asked(entries(text)) is asked


def test_the_gap_counts_the_latest_lessons_without_a_mark() -> None:
    assert gap(entries("5 . . н")) == 3
    assert gap(entries(". .")) == 2
    assert gap(entries("5")) == 0


@pytest.mark.parametrize(
    ("text", "unmended"),
    [
        ("2 . . .", True),
        ("2 . .", False),
        ("2 . 4 .", False),
        ("2 н н . .", False),
        ("2/4 . . .", False),
        ("2 . . . 3", False),
        ("2 2 . . .", True),
    ],
)
def test_a_two_is_to_be_made_good_in_three_lessons(text: str, unmended: bool) -> None:
    assert has_unmended_two(entries(text)) is unmended


@pytest.mark.parametrize(
    ("average", "near"),
    [
        (Fraction(349, 100), True),
        (Fraction(365, 100), True),
        (Fraction(34, 10), True),
        (Fraction(33, 10), False),
        (Fraction(4), False),
        (None, False),
    ],
)
def test_the_border_is_near_the_threshold_of_rounding(average, near) -> None:
    assert is_borderline(average, threshold=HALF) is near


@pytest.mark.parametrize(
    ("text", "falling"),
    [("5 4 3", True), ("5 5 3", True), ("5 5 5", False), ("3 5 4", False), ("5 4", False)],
)
def test_three_marks_in_a_row_may_fall(text: str, falling: bool) -> None:
    assert is_falling(entries(text)) is falling


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("3 3 3 5 5 5", Trend.UP),
        ("5 5 5 4 3 3", Trend.DOWN),
        ("4 4 4 4 4 5", Trend.UP),
        ("4 4 4 4 4 4", Trend.EVEN),
        ("2 5 5 5", Trend.EVEN),
    ],
)
def test_the_trend_needs_six_marks_and_a_notable_change(text: str, way: Trend) -> None:
    assert trend(entries(text)) is way
