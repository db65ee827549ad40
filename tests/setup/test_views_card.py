"""The card of the school, written by its deputy head and read by its head."""

import pytest
from django.urls import reverse

from peremena.schools.models import School
from peremena.trail.queries import history

CARD = {
    "name": "Средняя школа «Школа №1»",
    "short_name": "Школа №1",
    "head_name": "Орлов Пётр Ильич",
    "lowest_grade": "1",
    "highest_grade": "9",
    "address": "Пушкинские Горы, ул. Ленина, 1",
    "phone": "8 (81146) 2-12-34",
    "email": "school1@example.org",
    "site": "school1.example.org",
    "licence": "",
    "ogrn": "1027700132195",
    "time_zone": "Europe/Moscow",
}


@pytest.fixture
def send(sign_in):
    client = sign_in("zavuch")
    return lambda **changes: client.post(reverse("setup:card"), CARD | changes)


@pytest.mark.req("R6", part="levels of education")
def test_the_deputy_head_writes_the_card_and_the_head_reads_it(world, send, sign_in):
    assert send().status_code == 302
    school = School.objects.get(pk=world.school.pk)
    assert school.phone == "+78114621234"
    assert school.site == "https://school1.example.org"
    page = sign_in("direktor").get(reverse("setup:card")).content.decode()
    assert "начальное общее, основное общее (1–9 классы)" in page
    assert "+7 811 462-12-34" in page
    assert "<form class" not in page


def test_the_trail_keeps_what_changed_only(world, send):
    send()
    told = history(subject="school", subject_id=world.school.pk, person_id=None)[-1]
    assert told.name == "schools.school.described"
    assert told.before["head_name"] == ""
    assert "name" not in told.after


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"phone": "нет"}, "не удалось прочитать"),
        ({"ogrn": "1027700132196"}, "Такого ОГРН не бывает"),
        ({"email": "school"}, "Нужен один адрес"),
        ({"lowest_grade": "5", "highest_grade": "4"}, "Поменяйте классы местами"),
    ],
)
def test_a_mistake_is_named_at_its_field(world, send, changes, words):
    response = send(**changes)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert School.objects.get(pk=world.school.pk).head_name == ""


def test_a_name_that_another_school_of_the_district_has_is_refused(world, send, canary):
    School.objects.filter(pk=canary.school.pk).update(district=world.district, name="Двойник")
    response = send(name="Двойник")
    assert response.status_code == 422
    assert "уже есть школа с таким полным названием" in response.content.decode()
