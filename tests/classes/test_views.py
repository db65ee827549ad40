"""Pages about classes."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from peremena.classes.actions import enrol
from peremena.people.actions import Card, admit_pupils, amend
from peremena.trail.models import Visit
from tests.world.school import NOW, SYSTEM, YEAR_START


@pytest.fixture
def client_of(world):
    def client_of(username):
        client = Client()
        client.force_login(world.users[username], "django.contrib.auth.backends.ModelBackend")
        return client

    return client_of


def test_the_secretary_sees_pupils_with_subgroups_and_guardians(world, client_of):
    page = client_of("sekretar").get(reverse("classes:class", args=[world.school_class.pk]))
    text = page.content.decode()
    assert text.index("Ёлкина Алёна") < text.index("Иванова Мария") < text.index("Сидоров Пётр")
    assert "англ. 1" in text
    assert "Иванова Ольга Викторовна" in text


def test_reading_a_class_list_is_recorded(world, client_of):
    client_of("smirnov").get(reverse("classes:class", args=[world.school_class.pk]))
    visit = Visit.objects.get(subject="class")
    assert (visit.subject_id, visit.actor_name) == (world.school_class.pk, "Смирнов Олег Игоревич")


def test_a_teacher_without_a_class_sees_what_to_expect(client_of):
    assert (
        "Класса пока нет" in client_of("petrova").get(reverse("classes:classes")).content.decode()
    )


def test_a_full_class_costs_as_many_statements_as_a_small_one(world, client_of):
    client = client_of("sekretar")
    url = reverse("classes:class", args=[world.school_class.pk])
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(url)
    cards = [(Card(f"Новиков{n}", "Олег"), "m") for n in range(25)]
    pupils = admit_pupils(school=world.school, cards=cards, by=SYSTEM, at=NOW)
    enrol([(p, world.whole) for p in pupils], since=YEAR_START, by=SYSTEM, at=NOW)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(few) == len(many) <= 9


def test_a_phone_is_shown_as_people_write_it(world, client_of):
    amend([(world.guardians["mama"], {"phone": "+79101234567"})], by=SYSTEM, at=NOW)
    page = client_of("sekretar").get(reverse("classes:class", args=[world.school_class.pk]))
    assert "+7 910 123-45-67" in page.content.decode()
