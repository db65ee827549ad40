"""The own account."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.world.school import PASSWORD


def signed_in(username, **headers):
    client = Client(**headers)
    client.post(reverse("accounts:sign_in"), {"username": username, "password": PASSWORD})
    return client


@pytest.fixture
def petrova(world):
    return signed_in("petrova", HTTP_USER_AGENT="Mozilla (Windows NT 10) Firefox/130")


def test_the_page_names_the_roles_and_the_latest_sign_ins(petrova):
    page = petrova.get(reverse("accounts:account")).content.decode()
    assert "Петрова Анна Павловна" in page
    assert "учитель, Школа №1" in page
    assert "родитель, Школа №1" in page
    assert "Firefox, Windows" in page
    assert "127.0.0.1" in page


def test_other_sessions_end_and_this_one_goes_on(petrova):
    other = signed_in("petrova")
    answer = petrova.post(reverse("accounts:end_sessions"), follow=True)
    assert "вход завершён" in answer.content.decode()
    assert petrova.get(reverse("accounts:account")).status_code == 200
    assert other.get(reverse("accounts:account")).status_code == 302


def test_somebody_without_a_role_sees_the_account_too(world):
    world.users["petrova"].appointments.update(until="2026-09-02")
    client = signed_in("petrova")
    assert "Петрова" in client.get(reverse("accounts:account")).content.decode()
    assert client.get(reverse("accounts:password")).status_code == 200


def test_many_sign_ins_cost_no_more_statements(petrova):
    def count():
        with CaptureQueriesContext(connection) as captured:
            page = petrova.get(reverse("accounts:account")).content.decode()
        return len(captured), page.count("127.0.0.1")

    few, _rows = count()
    for _ in range(15):
        signed_in("petrova")
    many, rows = count()
    assert few == many
    assert rows == 10
