"""Access codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peremena.accounts.rules.codes import grouped, is_whole, tidy, with_check

NUMBERS = st.integers(0, 10**19 - 1)


def test_the_check_digit_is_that_of_bank_cards():
    assert with_check(7992739871) == "0" * 9 + "79927398713"


@given(NUMBERS)
def test_a_code_survives_paper(number):
    code = with_check(number)
    assert is_whole(code)
    assert tidy(grouped(code)) == code
    assert tidy(grouped(code).replace(" ", " — ")) == code


@given(NUMBERS, st.integers(0, 19), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(number, place, shift):
    code = with_check(number)
    wrong = str((int(code[place]) + shift) % 10)
    assert not is_whole(code[:place] + wrong + code[place + 1 :])


@pytest.mark.parametrize("text", ["", "1234", "абв", "0" * 21, "²" * 20, "٣" * 20])
def test_what_is_no_code_is_no_code(text):
    assert not is_whole(text)
