"""What may be typed into a cell, and what it means."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peremena.journal.rules.scales import (
    EXEMPT,
    NOT_ASSESSED,
    PROMISED,
    SCALES,
    Cell,
    WrongEntry,
    read_cell,
    write_cell,
)


def read(text, scale="five", *, illness_code=False):
    return read_cell(text, scale=scale, illness_code=illness_code)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("", Cell()),
        ("5", Cell((5,))),
        (" 5/4 ", Cell((5, 4))),
        ("Н", Cell((), "н")),
        ("о15", Cell((), "о", 15)),
        ("о 5", Cell((5,), "о")),
        ("о10 5/3", Cell((5, 3), "о", 10)),
        ("н/а", Cell((NOT_ASSESSED,))),
        ("5/н/а", Cell((5, NOT_ASSESSED))),
        ("н/а/5", Cell((NOT_ASSESSED, 5))),
        ("осв", Cell((EXEMPT,))),
        (".", Cell((PROMISED,))),
    ],
)
def test_a_text_is_read_as_on_paper(text, cell):
    assert read(text) == cell


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("7", "от 1 до 5"),
        ("55", "Отметки «55» нет"),
        ("хор", "Отметки «хор» нет"),
        ("5//4", "нет"),
        ("5/4/3/2/1", "не больше 4"),
        ("н 5", "оставьте что-то одно"),
        ("о99", "от 1 до 90"),
        ("н5", "после «о»"),
        ("б", "не включён"),
        ("²", "нет"),
    ],
)
def test_a_wrong_text_gets_its_reason(text, reason):
    with pytest.raises(WrongEntry, match=reason):
        read(text)


def test_illness_is_read_where_the_school_allows_it():
    assert read("б", illness_code=True) == Cell((), "б")


@pytest.mark.parametrize(
    ("scale", "text", "values"),
    [
        ("ten", "10", (10,)),
        ("hundred", "0", (0,)),
        ("hundred", "100/85", (100, 85)),
        ("pass", "зч", (1,)),
    ],
)
def test_other_scales(scale, text, values):
    assert read(text, scale).values == values


def test_a_course_without_marks_takes_absences_only():
    assert read("н", "none") == Cell((), "н")
    with pytest.raises(WrongEntry, match="без отметок"):
        read("5", "none")


@st.composite
def cells(draw):
    scale = draw(st.sampled_from(sorted(SCALES)))
    known = [*SCALES[scale].marks.values(), NOT_ASSESSED, EXEMPT, PROMISED]
    attendance = draw(st.sampled_from(["", "о", "н", "п", "б"]))
    values = draw(st.lists(st.sampled_from(known), max_size=4)) if attendance in ("", "о") else []
    minutes = draw(st.none() | st.integers(1, 90)) if attendance == "о" else None
    return scale, Cell(tuple(values), attendance, minutes)


@given(cells())
def test_what_is_written_is_read_back(pair):
    scale, cell = pair
    assert read(write_cell(cell, scale=scale), scale, illness_code=True) == cell


@given(st.text(alphabet="0123456789нпобаз/. ос²٣x", max_size=12))
def test_any_text_is_understood_or_refused_in_words(text):
    with suppress(WrongEntry):
        read(text)
