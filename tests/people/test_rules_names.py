import pytest
from hypothesis import given
from hypothesis import strategies as st

from peremena.people.rules import names
from peremena.people.rules.names import FullName

ANNA = FullName("Петрова", "Анна", "Павловна")
letters = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяё", min_size=2, max_size=12)
word = letters.map(str.capitalize)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Петрова Анна Павловна", ANNA),
        ("  ПЕТРОВА   анна павловна ", ANNA),
        ("Петрова\u00a0Анна", FullName("Петрова", "Анна")),
        ("Салтыков - Щедрин Иван", FullName("Салтыков-Щедрин", "Иван")),
        ("САЛТЫКОВА-ЩЕДРИНА АННА-МАРИЯ", FullName("Салтыкова-Щедрина", "Анна-Мария")),
        ("Алиев Али Вагиф оглы", FullName("Алиев", "Али", "Вагиф оглы")),
        ("Петрова А. П.", FullName("Петрова", "А.", "П.")),
    ],
)
def test_a_full_name_is_taken_apart(text, expected):
    assert names.split(text) == expected


@pytest.mark.parametrize("text", ["", "Петрова", "Петрова 2", "123 456", "Петрова -"])
def test_what_is_not_a_name_is_not_taken_apart(text):
    assert names.split(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Алёна Пчёлкина", "алена  ПЧЕЛКИНА"),
        ("Римский-Корсаков", "Римский – Корсаков"),
        ("Coкoлoв", "Соколов"),  # the first has Latin letters
    ],
)
def test_spellings_of_one_name_are_equal(one, other):
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    "written",
    [
        "Петрова А. П.",
        "Петрова А.П.",
        "петрова а п",
        "Петрова А.",
        "Петрова Анна",
        "Петрова",
        "Петрова Анна П.",
        "Петрова Анна Павловна",
    ],
)
def test_short_forms_mean_the_person(written):
    assert names.fits(written, ANNA)


@pytest.mark.parametrize(
    "written",
    ["Петров А. П.", "Петрова И. П.", "Петрова А. И.", "Петрова Ан", "Петрова А. П. К.", ""],
)
def test_other_names_mean_somebody_else(written):
    assert not names.fits(written, ANNA)


def test_a_name_is_shown_as_the_school_shows_it():
    assert ANNA.short == "Петрова\u00a0А.\u00a0П."
    assert ANNA.listed == "Петрова Анна"
    assert str(ANNA) == "Петрова Анна Павловна"
    assert FullName("Ли", "Мин").short == "Ли\u00a0М."


@given(word, word, st.one_of(st.just(""), word))
def test_every_form_of_a_name_means_its_person(last, first, middle):
    person = FullName(last, first, middle)
    assert names.split(str(person)) == person
    assert all(names.fits(form, person) for form in (str(person), person.short, person.listed))


@given(st.text())
def test_any_text_has_a_stable_key(text):
    assert names.key(names.key(text)) == names.key(text)
