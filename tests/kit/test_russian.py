"""Numbers, dates and names as a Russian reader expects them."""

from datetime import date
from fractions import Fraction

import pytest

from peremena.kit import russian


@pytest.mark.parametrize(
    ("n", "form"),
    [
        (1, "отметка"),
        (2, "отметки"),
        (5, "отметок"),
        (11, "отметок"),
        (21, "отметка"),
        (112, "отметок"),
    ],
)
def test_plural_forms(n, form):
    assert russian.plural(n, "отметка", "отметки", "отметок") == f"{n}\u00a0{form}"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(40, 9), "4,44"),
        (Fraction(9, 2), "4,50"),
        (Fraction(4445, 1000), "4,45"),
        (None, "—"),
    ],
)
def test_averages_are_rounded_half_up_with_a_comma(value, text):
    assert russian.decimal_comma(value) == text


def test_dates():
    assert russian.day_with_weekday(date(2026, 9, 14)) == "пн, 14\u00a0сентября"
    assert (
        russian.date_range(date(2026, 9, 28), date(2026, 10, 4))
        == "28\u00a0сентября – 4\u00a0октября"
    )
    assert russian.near_day(date(2026, 9, 13), date(2026, 9, 14)) == "вчера"


def test_yo_stands_with_ye():
    names = ["Жуков", "Ёлкин", "Егоров", "Дёмин"]
    assert sorted(names, key=russian.name_order) == ["Дёмин", "Егоров", "Ёлкин", "Жуков"]
