"""What a family wants to know of the school."""

from datetime import time

import pytest
from django.urls import reverse

from peremena.classes import actions as classes
from peremena.people.models import Employee
from peremena.schools import actions as schools
from peremena.schools.models import Holiday, School
from peremena.schools.rules.bells import BellPlan
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from tests.journal.conftest import sign_in, statements
from tests.world.school import CANARY, NOW, SYSTEM, TODAY, YEAR_START

__all__ = ["sign_in", "statements"]


@pytest.fixture
def page(world, sign_in):
    def page(username, pupil):
        address = reverse("diary:school", args=[world.pupils[pupil].pk])
        return sign_in(username).get(address).text.replace("\u00a0", " ")

    return page


@pytest.mark.req("R4", part="vacations, teachers, contacts")
def test_a_family_sees_holidays_bells_teachers_and_leaders(world, page):
    School.objects.filter(pk=world.school.pk).update(phone="+78112345678", address="ул. Ленина, 1")
    text = page("mama", "masha")
    assert "Осенние каникулы — через 12 дней." in text
    assert "26 октября – 3 ноября" in text
    assert "08:30 – 09:15" in text
    assert "<dt>Смирнов Олег Игоревич</dt><dd>классный руководитель</dd>" in text
    assert "<dt>Петрова Анна Павловна</dt><dd>Математика</dd>" in text
    assert "<dt>Смирнов Олег Игоревич</dt><dd>Английский язык</dd>" in text
    assert text.index("Орлов Пётр Ильич") < text.index("<dt>Белова Ирина Львовна</dt>")
    assert "ул. Ленина, 1" in text
    assert CANARY not in text


@pytest.mark.req("R4", part="bells of the day")
@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ({"days": (TODAY,)}, True),
        ({"weekdays": (TODAY.isoweekday(),)}, True),
        ({"weekdays": (TODAY.isoweekday() + 1,)}, False),
        ({"usual": True, "shift": 2}, False),
    ],
)
def test_only_the_bells_that_ring_today_for_the_shift_are_shown(world, page, when, shown):
    plan = BellPlan("Короткий день", ((time(9, 5), time(9, 35)),), **when)
    schools.add_bells(school=world.school, plan=plan, by=SYSTEM, at=NOW)
    text = page("mama", "masha")
    assert text.count("<h2>Звонки</h2>") == 1
    assert ("09:05 – 09:35" in text) == shown
    assert ("08:30 – 09:15" in text) != shown


def test_only_the_teachers_of_the_own_subgroup_are_named(page):
    assert "<dd>Английский язык</dd>" in page("mama", "masha")
    assert "Белова Ирина Львовна</dt><dd>Английский язык" not in page("mama", "masha")
    assert "Белова Ирина Львовна</dt><dd>Английский язык" in page("papa", "petya")


def test_the_holidays_of_another_grade_are_not_shown(world, page):
    Holiday.objects.filter(name="Осенние каникулы").update(highest_grade=1)
    assert "Осенние" not in page("mama", "masha")
    assert "Зимние каникулы — через 78 дней." in page("mama", "masha")


def test_a_private_phone_of_a_teacher_is_not_shown(world, page):
    Employee.objects.filter(pk=world.teachers["petrova"].pk).update(
        phone="+79110001122", email="anna@example.org"
    )
    text = page("mama", "masha")
    assert "0001122" not in text.replace("-", "").replace(" ", "")
    assert "anna@example.org" not in text


def test_the_guardian_finds_the_meetings_of_the_year_the_pupil_does_not(page):
    assert "чт, 10 сентября" in page("mama", "masha")
    assert "вы пропустили" in page("papa", "petya")
    assert "собрания" not in page("masha", "masha")


def test_a_pupil_without_a_class_sees_the_school(world, page):
    classes.leave_classes(
        [(world.pupils["masha"], world.school_class)], since=YEAR_START, by=SYSTEM, at=NOW
    )
    assert "Каникулы ещё не объявлены" in page("masha", "masha")


def test_the_page_costs_the_same_for_few_and_many(world, sign_in, statements):
    client = sign_in("mama")
    address = reverse("diary:school", args=[world.pupils["masha"].pk])
    few = statements(lambda: client.get(address))
    names = [f"Предмет {n}" for n in range(12)]
    subjects = studies.add_subjects(school=world.school, names=names, by=SYSTEM, at=NOW)
    courses = studies.open_courses(
        year=world.year,
        courses=[NewCourse(world.whole, s) for s in subjects.values()],
        by=SYSTEM,
        at=NOW,
    )
    pairs = [(c, world.teachers["smirnov"]) for c in courses]
    studies.give_load(pairs, since=YEAR_START, by=SYSTEM, at=NOW)
    assert statements(lambda: client.get(address)) == few == 9
