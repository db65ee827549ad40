import pytest
from hypothesis import given
from hypothesis import strategies as st

from peremena.exchange.formats.labels import ClassLabel, class_label


@pytest.mark.parametrize(
    "text",
    ["5А", "5а", "5 А", "5-А", "5 «А»", '5 "А"', "5А класс", "5 класс А", "5 «А» класс", " 5A ", "05А"],
)  # fmt: skip
def test_every_usual_spelling_is_one_class(text):
    assert class_label(text) == ClassLabel(5, "А")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("11", ClassLabel(11, "")),
        ("11 класс", ClassLabel(11, "")),
        ("10ИТ", ClassLabel(10, "ИТ")),
        ("5А1", ClassLabel(5, "А1")),
    ],
)
def test_other_classes(text, label):
    assert class_label(text) == label


@pytest.mark.parametrize("text", ["", "А5", "13А", "0А", "5А, 5Б", "5.0", "пятый"])
def test_what_is_not_a_class(text):
    assert class_label(text) is None


@given(st.integers(1, 12), st.sampled_from("АБВГДЕЖЗИКЛМНО"))
def test_a_shown_class_reads_back(grade, letter):
    assert class_label(str(ClassLabel(grade, letter))) == ClassLabel(grade, letter)


@given(st.text())
def test_any_text_is_a_class_or_none(text):
    label = class_label(text)
    assert label is None or class_label(str(label)) == label
