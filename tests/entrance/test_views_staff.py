"""Slips for the staff."""

import re

import pytest
from django.urls import reverse

from peremena.accounts.models import AccessSlip
from peremena.people.actions import Card, hire
from peremena.schools.models import Appointment
from tests.world.school import NOW, SYSTEM


@pytest.fixture
def newcomer(world):
    cards = [(Card("Орлов", "Иван", "Петрович"), "учитель физики")]
    return hire(school=world.school, cards=cards, by=SYSTEM, at=NOW)[0]


@pytest.fixture
def issue(sign_in):
    def issue(username, **data):
        return sign_in(username).post(reverse("entrance:issue_to_staff"), data, follow=True)

    return issue


def roles_of(person):
    person.refresh_from_db()
    return set(Appointment.objects.filter(user=person.user).values_list("role", flat=True))


def test_the_administrator_issues_a_slip_to_a_new_teacher(issue, newcomer):
    text = issue("admin", pick=f"employee-{newcomer.pk}", role="teacher").content.decode()
    assert "Орлов Иван Петрович" in text
    assert "ivan.orlov" in text
    assert re.search(r"\d{20}", text)
    assert roles_of(newcomer) == {"teacher"}


def test_the_deputy_head_gives_no_leading_role(issue, newcomer, sign_in):
    page = sign_in("zavuch").get(reverse("entrance:staff")).content.decode()
    assert "секретарь</option>" in page
    assert "администратор школы</option>" not in page
    issue("zavuch", pick=f"employee-{newcomer.pk}", role="administrator")
    assert roles_of(newcomer) == {"teacher"}


def test_the_deputy_head_does_not_reset_the_administrator(issue, world, sign_in):
    admin = world.teachers["admin"]
    issue("zavuch", person=f"employee-{admin.pk}")
    assert not AccessSlip.objects.exists()
    issue("admin", person=f"employee-{world.teachers['zavuch'].pk}")
    assert AccessSlip.objects.get().user == world.users["zavuch"]


def test_a_colleague_is_found_by_name_and_those_without_access_alone(sign_in, newcomer):
    client, address = sign_in("admin"), reverse("entrance:staff")
    found = client.get(address, {"q": "орлов"}).content.decode()
    assert "Орлов" in found
    assert "Петрова" not in found
    waiting = client.get(address, {"without": "1"}).content.decode()
    assert "Орлов" in waiting
    assert "Петрова" not in waiting


def test_many_colleagues_cost_no_more_statements(sign_in, world, django_assert_num_queries):
    client, address = sign_in("admin"), reverse("entrance:staff")
    client.get(address)
    with django_assert_num_queries(6):
        client.get(address)
    cards = [(Card(f"Орлов{n}", "Иван"), "учитель") for n in range(80)]
    hire(school=world.school, cards=cards, by=SYSTEM, at=NOW)
    with django_assert_num_queries(6):
        client.get(address)
