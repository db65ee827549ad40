"""School years and weeks."""

from datetime import date

import pytest

from peremena.kit.weeks import school_year_name, week_number


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2026, 8, 30), 52),
        (date(2026, 9, 1), 1),
        (date(2026, 9, 6), 1),
        (date(2026, 9, 7), 2),
        (date(2027, 5, 31), 40),
    ],
)
def test_week_one_contains_the_first_of_september(day, number):
    assert week_number(day) == number


def test_the_year_turns_on_the_first_of_september():
    assert school_year_name(date(2027, 8, 31)) == "2026/27"
    assert school_year_name(date(2027, 9, 1)) == "2027/28"
