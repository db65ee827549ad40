"""The lists of people."""

from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from peremena.classes.actions import leave_classes
from peremena.people.actions import Card, admit_pupils, amend
from peremena.trail.models import Visit
from tests.world.school import NOW, SYSTEM, TODAY


@pytest.fixture
def page(sign_in):
    return lambda name, who="sekretar", **asked: (
        sign_in(who).get(reverse(f"roll:{name}"), asked).content.decode()
    )


@pytest.mark.parametrize("text", ["елк", "АЛЁНА ёлкина", "петровна алена"])
def test_search_forgives(page, text):
    found = page("pupils", q=text)
    assert "Ёлкина Алёна" in found
    assert "Иванова Мария" not in found


def test_numbers_are_found_in_any_shape(world, page):
    values = {"snils": "11223344595", "phone": "+79101234567"}
    amend([(world.pupils["masha"], values)], by=SYSTEM, at=NOW)
    for text in ("112-233-445 95", "11223344595", "8 (910) 123-45-67", "мария 910"):
        found = page("pupils", q=text)
        assert "Иванова Мария" in found
        assert "Ёлкина" not in found


def test_a_strange_search_finds_nobody_and_says_what_to_do(page):
    assert "Никого не нашлось" in page("pupils", q="%_'\\")
    assert "Иванова Мария" in page("pupils", show="nonsense", place="g99", order="x", page="y")


def test_pupils_are_shown_by_their_state(world, page):
    newcomer = [(Card("Новиков", "Лев"), "m")]
    admit_pupils(school=world.school, cards=newcomer, by=SYSTEM, at=NOW)
    leave_classes([(world.pupils["kolya"], world.school_class)], since=TODAY, by=SYSTEM, at=NOW)
    assert "Новиков" not in page("pupils")
    assert "Николай" not in page("pupils")
    assert "Новиков" in page("pupils", show="no_class")
    left = page("pupils", show="left")
    assert "Петров Николай" in left
    assert "Новиков" not in left
    assert "Новиков" in page("pupils", show="all")


def test_a_class_and_a_grade_narrow_the_list(world, page, crowd):
    crowd(30)
    assert "Толпов0" not in page("pupils", place=str(world.school_class.pk))
    grade = page("pupils", place="g7")
    assert "Иванова Мария" in grade
    assert "Толпов0" not in grade


def test_who_has_no_guardian_is_found(world, page):
    assert "Никого не нашлось" in page("pupils", show="no_guardian")
    world.guardians["mama"].guardianships.update(until=TODAY.replace(day=1))
    assert "Иванова Мария" in page("pupils", show="no_guardian")


def test_guardians_stand_with_their_children_of_this_school(page):
    found = page("guardians", q="сидоров андрей")
    assert "Сидоров Пётр" in found
    assert "Ёлкина Алёна" in found
    assert "Иванова Ольга" not in found


def test_employees_are_shown_by_role(page):
    leaders = page("employees", show="leaders")
    assert "Белова Ирина" in leaders
    assert "Орлов Пётр" in leaders
    assert "Петрова Анна" not in leaders


def test_a_teacher_sees_whom_she_teaches_without_families_and_numbers(world, page):
    values = {"snils": "11223344595"}
    amend([(world.pupils["masha"], values)], by=SYSTEM, at=NOW)
    own = page("pupils", who="petrova")
    assert "Иванова Мария" in own
    assert "Иванова Ольга" not in own
    assert "112-233" not in own
    assert "Иванова Ольга" in page("pupils", who="smirnov")


def test_the_list_leaves_as_a_workbook_and_that_is_recorded(sign_in):
    answer = sign_in("sekretar").get(reverse("roll:pupils"), {"as": "xlsx", "q": "иванова"})
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert any("Иванова Мария Сергеевна" in row for row in rows)
    assert not any("Ёлкина Алёна Петровна" in row for row in rows)
    assert Visit.objects.filter(page="roll:pupils", subject="school").exists()


@pytest.mark.parametrize(("name", "number"), [("pupils", 5), ("guardians", 4), ("employees", 2)])
def test_a_long_list_costs_as_many_statements_as_a_short_one(
    sign_in, statements, crowd, name, number
):
    url, client = reverse(f"roll:{name}"), sign_in("sekretar")
    assert statements(lambda: client.get(url)) == number
    crowd(120)
    assert statements(lambda: client.get(url)) == number
    assert statements(lambda: client.get(url, {"page": "2", "q": "а"})) == number
