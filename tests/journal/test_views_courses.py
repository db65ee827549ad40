"""The list of registers."""

from datetime import date

from peremena.studies.actions import give_load
from tests.world.school import NOW, SYSTEM

ADDRESS = "/journal/"


def test_a_class_teacher_sees_the_own_subjects_apart_from_the_class(sign_in):
    page = sign_in("smirnov").get(ADDRESS).content.decode()
    mine, of_class = page.index("Мои предметы"), page.index("Мой класс: 7Б")
    assert mine < page.index("англ. 1") < of_class
    assert of_class < page.index("Математика")
    assert of_class < page.index("Петрова")


def test_a_teacher_without_a_class_and_a_leader_see_one_list(sign_in):
    for username in ("petrova", "zavuch"):
        page = sign_in(username).get(ADDRESS).content.decode()
        assert "Математика" in page
        assert "Мои предметы" not in page


def test_the_list_costs_a_fixed_number_of_statements(sign_in, statements, world):
    smirnov = sign_in("smirnov")
    count = statements(lambda: smirnov.get(ADDRESS))
    give_load(
        [(world.maths, world.teachers["smirnov"])], since=date(2026, 10, 1), by=SYSTEM, at=NOW
    )
    assert statements(lambda: smirnov.get(ADDRESS)) == count == 4
