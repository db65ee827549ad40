"""Averages as exact fractions."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from peremena.journal.rules.averages import average

MARKS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 10)), min_size=1, max_size=30)


def test_the_weighted_mean_of_the_handbook():
    # Lesson 5 (weight 3), homework 5 (1), test paper 4 (5).
    assert average([(5, 3), (5, 1), (4, 5)], scale="five").value == Fraction(40, 9)


def test_the_plain_mean_passes_weights_over():
    assert average([(5, 3), (4, 5)], scale="five", weighted=False).value == Fraction(9, 2)


def test_what_does_not_count_is_passed_over():
    found = average([(5, 1), (-1, 1), (-2, 5), (-3, 1)], scale="five")
    assert (found.value, found.count) == (5, 1)


def test_no_marks_and_pass_marks_have_no_average():
    assert average([], scale="five").value is None
    assert average([(1, 1)], scale="pass").value is None


@given(MARKS)
def test_the_mean_lies_between_the_marks(marks):
    values = [value for value, _weight in marks]
    assert min(values) <= average(marks, scale="five").value <= max(values)
