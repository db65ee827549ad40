"""Opening a class by its page."""

import pytest
from django.urls import reverse

from peremena.classes.models import ClassTeacher, GroupKind, SchoolClass
from tests.studies.conftest import sign_in  # noqa: F401 - a fixture
from tests.world.school import YEAR_START

FORM = {"grade": 7, "letter": "а", "term_kind": "quarter", "shift": 1, "teacher": ""}


@pytest.fixture
def open_class(sign_in):  # noqa: F811
    def open_class(**typed):
        url = reverse("classes:new_class")
        return sign_in("zavuch").post(url, FORM | typed, follow=True)

    return open_class


def test_a_class_is_opened_with_its_group_and_class_teacher(open_class, world):
    teacher = world.teachers["petrova"]
    assert "Класс 7А открыт" in open_class(teacher=teacher.pk).content.decode()
    made = SchoolClass.objects.get(year=world.year, grade=7, letter="А")
    assert made.groups.get().kind == GroupKind.WHOLE
    led = ClassTeacher.objects.get(school_class=made)
    assert (led.employee, led.since) == (teacher, YEAR_START)


def test_a_class_that_is_there_is_not_opened_again(open_class):
    page = open_class(letter="Б")
    assert page.status_code == 422
    assert "Класс 7Б уже открыт" in page.content.decode()


@pytest.mark.parametrize("typed", [{"grade": 12}, {"term_kind": "week"}, {"shift": 3}])
def test_what_cannot_be_is_refused(open_class, typed):
    assert open_class(**typed).status_code == 422


def test_a_stranger_cannot_be_class_teacher(open_class, canary):
    assert open_class(teacher=canary.teachers["canary_teacher"].pk).status_code == 422
