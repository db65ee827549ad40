from dataclasses import dataclass

import pytest

from peremena.exchange.formats import roster
from peremena.exchange.formats.labels import ClassLabel
from peremena.exchange.formats.roster.checks import Known, check
from peremena.people.rules.names import FullName
from tests.exchange.books import CLASSES, LOADS, PUPILS, STAFF, SUBGROUPS, TODAY, book, changed

GUARDIAN = ("Родитель 1", "Родитель 1 СНИЛС", "Родитель 1 логин")


@dataclass(frozen=True)
class Person:
    name: FullName


def problems(content, known=Known()):  # noqa: B008 - frozen
    found = roster.read(content, today=TODAY)
    assert found.problems == ()
    return [(p.sheet, p.row, p.column, p.text) for p in check(found, known)]


def test_a_school_that_agrees_with_itself_has_no_problems():
    assert problems(book()) == []


@pytest.mark.parametrize(
    ("sheets", "address"),
    [
        ({"Сотрудники": (*STAFF, STAFF[2])}, ("Сотрудники", 4, "A")),
        ({"Классы": (*CLASSES, ("5-А",))}, ("Классы", 4, "A")),
        ({"Ученики": (*PUPILS, ("5А", "ЛИ МИН", "м", "03.05.2015"))}, ("Ученики", 4, "A")),
        ({"Подгруппы": (*SUBGROUPS, SUBGROUPS[1])}, ("Подгруппы", 3, "A")),
        ({"Нагрузка": (*LOADS, LOADS[1])}, ("Нагрузка", 5, "A")),
    ],
    ids=["employee", "class", "pupil", "member", "load"],
)
def test_the_same_row_twice_is_an_error_at_the_second(sheets, address):
    *found, text = problems(changed(**sheets))[0]
    assert tuple(found) == address
    assert "уже записано" in text


def test_two_people_cannot_have_one_snils_or_login():
    staff = (*STAFF, ("Белова", "Ирина", "", "учитель", "", "11223344595", "", "", "Anna.Petrova"))
    found = problems(changed(Сотрудники=staff))
    assert [(row, column) for _sheet, row, column, _text in found] == [(4, "F"), (4, "I")]
    assert "Петрова Анна Павловна, лист «Сотрудники», строка 2" in found[0][3]


def test_one_guardian_of_two_children_and_a_teacher_who_is_one_are_one_person():
    pupils = (
        ("Класс", "ФИО", "Пол", *GUARDIAN),
        (
            "5А",
            "Иванова Мария Сергеевна",
            "ж",
            "Петрова Анна Павловна",
            "112-233-445 95",
            "petrova",
        ),
        (
            "5Б",
            "Иванов Пётр Сергеевич",
            "м",
            "Петрова Анна Павловна",
            "112-233-445 95",
            "anna.petrova",
        ),
    )
    assert problems(changed(Ученики=pupils)) == []


def test_unknown_classes_are_named_on_every_sheet():
    found = problems(changed(Классы=CLASSES[:2]))
    assert [(sheet, row) for sheet, row, _c, _t in found] == [("Ученики", 3), ("Нагрузка", 4)]


def test_an_unknown_teacher_and_an_unclear_one_are_different_problems():
    staff = (*STAFF, ("Петрова", "Алла", "Петровна", "учитель"))
    loads = (*LOADS, ("5А", "", "Физика", "Белова И. С.", 2))
    found = problems(changed(Сотрудники=staff, Нагрузка=loads))
    assert [(sheet, row, column) for sheet, row, column, _t in found] == [
        ("Классы", 2, "B"), ("Нагрузка", 2, "D"), ("Нагрузка", 5, "D"),
    ]  # fmt: skip
    assert "подходит нескольким" in found[0][3]
    assert "нет ни в школе" in found[2][3]


def test_members_must_be_pupils_of_the_class_and_loads_have_known_subgroups():
    subgroups = (*SUBGROUPS, ("5А", "англ. 1", "Ли Мин"))
    loads = (*LOADS, ("5А", "англ. 2", "Английский язык", "Петрова", 2))
    found = problems(changed(Подгруппы=subgroups, Нагрузка=loads))
    assert [(sheet, row, column) for sheet, row, column, _t in found] == [
        ("Подгруппы", 3, "C"), ("Нагрузка", 5, "B"),
    ]  # fmt: skip


def test_what_the_school_has_need_not_be_in_the_file():
    label = ClassLabel(5, "А")
    maria, anna = FullName("Иванова", "Мария", "Сергеевна"), FullName("Петрова", "Анна", "Павловна")
    known = Known(
        classes=frozenset({label, ClassLabel(5, "Б")}),
        teachers=(Person(anna), Person(FullName("Королёв", "Пётр"))),
        pupils={label: [Person(maria)]},
        subgroups=frozenset({(label, "англ. 1")}),
    )
    assert problems(book({"Подгруппы": SUBGROUPS, "Нагрузка": LOADS}), known) == []
    assert problems(book({"Нагрузка": LOADS[:3], "Сотрудники": STAFF[:2]}), known) == []
