import pytest

from peremena.studies.rules.themes import SectionHours, ThemeText, hours_in, is_spare, sections
from peremena.studies.rules.wording import lesson_type_in


@pytest.mark.parametrize(
    ("text", "hours"),
    [("2", 2), ("2 ч.", 2), ("3ч", 3), ("1,0", 1), ("4 часа", 4), ("5\u00a0часов", 5), ("", 1)],
)
def test_hours_are_read_as_people_write_them(text, hours):
    assert hours_in(text) == hours


@pytest.mark.parametrize("text", ["0", "два", "1,5", "100", "-2", "2-3"])
def test_what_is_no_number_of_lessons_is_not_guessed(text):
    assert hours_in(text) is None


def test_reserve_and_repetition_may_give_way():
    assert is_spare("Резервный урок", "")
    assert is_spare("Итоги года", "review")
    assert not is_spare("Степени", "new")


def test_sections_are_summed_in_their_order():
    themes = [ThemeText("а", 2, "I"), ThemeText("б", 1, "I"), ThemeText("в", 3, "II")]
    assert sections(themes) == [SectionHours("I", 3), SectionHours("II", 3)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Урок открытия нового знания", "new"),
        ("Комбинированный урок", "practice"),
        ("к/р", "control"),
        ("Лабораторная работа", "laboratory"),
        ("урок-проект", "project"),
        ("семинар", None),
    ],
)
def test_kinds_of_lessons_are_understood(text, kind):
    assert lesson_type_in(text) == kind
