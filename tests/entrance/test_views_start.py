"""The first start of an empty installation."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from peremena.accounts.models import User
from peremena.accounts.rules.codes import with_check
from peremena.entrance.queries.start import start_code
from peremena.schools.models import Appointment, Role
from tests.world.school import PASSWORD

NEW = "Сирень цветёт 7"


@pytest.fixture
def nobody(world):
    """The house without any operator."""
    Appointment.objects.filter(role=Role.OPERATOR).delete()


def begin(client, **changes):
    form = {
        "code": start_code(),
        "name": "Рыбин Олег Ильич",
        "username": "Rybin",
        "new_password1": NEW,
        "new_password2": NEW,
    }
    return client.post(reverse("start"), form | changes)


def test_who_knows_the_code_becomes_the_operator_and_goes_on_to_the_first_school(nobody):
    client = Client()
    assert "Код запуска" in client.get(reverse("start")).content.decode()
    assert begin(client).url == reverse("entrance:new_school")
    assert client.get(reverse("entrance:new_school")).status_code == 200
    assert User.objects.get(username="rybin").name == "Рыбин Олег Ильич"
    assert Client().get(reverse("start")).status_code == 404


def test_a_stranger_does_not_become_the_operator(nobody):
    answer = begin(Client(), code=with_check(5))
    assert answer.status_code == 422
    assert "Код не подходит" in answer.content.decode()
    assert not Appointment.objects.filter(role=Role.OPERATOR).exists()


def test_guessing_the_code_locks_the_address(nobody):
    for number in range(40):
        answer = begin(Client(), code=with_check(number))
    assert answer.status_code == 429


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "Олег", "фамилию и имя"),
        ("username", "о л", "без пробелов"),
        ("username", "petrova", "уже занято"),
        ("new_password1", "123", "не совпадают"),
    ],
)
def test_a_wrong_field_is_named(nobody, field, value, said):
    answer = begin(Client(), **{field: value})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_once_there_has_been_an_operator_the_page_is_gone_for_ever(world):
    assert Client().get(reverse("start")).status_code == 404
    world.users["operator"].appointments.update(until="2026-09-02")
    assert begin(Client()).status_code == 404


def test_the_server_prints_the_code_until_there_is_an_operator(nobody):
    out = StringIO()
    call_command("start_code", stdout=out)
    assert start_code() in out.getvalue().replace(" ", "")
    begin(Client())
    call_command("start_code", stdout=out)
    assert "больше не нужен" in out.getvalue()


def test_an_installation_with_people_shows_the_sign_in_page(nobody):
    assert Client().get(reverse("accounts:sign_in")).status_code == 200
    client = Client()
    client.post(reverse("accounts:sign_in"), {"username": "petrova", "password": PASSWORD})
    assert client.get("/").status_code == 302
