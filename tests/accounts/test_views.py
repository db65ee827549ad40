"""Signing in, being locked out, changing the password and the role."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from peremena.trail.models import Event
from tests.world.school import PASSWORD

SIGN_IN = "/sign-in/"


def sign_in(client, username, password):
    return client.post(SIGN_IN, {"username": username, "password": password})


def test_a_person_signs_in_in_any_letter_case(world):
    assert sign_in(Client(), " Petrova ", PASSWORD).status_code == 302


def test_the_answer_does_not_tell_whether_the_name_exists(world):
    known = sign_in(Client(), "petrova", "не тот").content.decode()
    unknown = sign_in(Client(), "nobody", "не тот").content.decode()
    assert "не подошли" in known
    assert "не подошли" in unknown


def test_guessing_locks_one_account_at_one_address_and_nobody_else(world):
    for _ in range(7):
        answer = sign_in(Client(), "petrova", "не тот")
    assert answer.status_code == 429
    assert "15 минут" in answer.content.decode()
    assert sign_in(Client(), "petrova", PASSWORD).status_code == 429
    assert sign_in(Client(), "smirnov", PASSWORD).status_code == 302
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert sign_in(elsewhere, "petrova", PASSWORD).status_code == 302


def test_sign_in_leads_back_to_the_page_but_never_to_another_site(world):
    client = Client()
    home = client.post(
        f"{SIGN_IN}?next=https://example.org/",
        {"username": "petrova", "password": PASSWORD, "next": "https://example.org/"},
    )
    assert home.url == "/"


@pytest.fixture
def petrova(world):
    client = Client()
    client.force_login(world.users["petrova"], "django.contrib.auth.backends.ModelBackend")
    return client


def test_a_new_password_works_and_leaves_a_trail_without_the_password(petrova, world):
    new = "Сирень цветёт 7"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert petrova.post(reverse("accounts:password"), form).status_code == 302
    assert sign_in(Client(), "petrova", new).status_code == 302
    event = Event.objects.get(name="accounts.password.changed")
    assert event.actor_id == world.users["petrova"].pk
    assert "Сирень" not in event.after + event.before


def test_a_weak_password_is_refused_in_words(petrova):
    form = {"old_password": PASSWORD, "new_password1": "123", "new_password2": "123"}
    page = petrova.post(reverse("accounts:password"), form).content.decode()
    assert "слишком короткий" in page


@pytest.mark.parametrize("weak", ["73920481", "ПетроваАнна"])
def test_a_password_of_digits_or_of_the_own_name_is_refused(petrova, weak):
    form = {"old_password": PASSWORD, "new_password1": weak, "new_password2": weak}
    assert petrova.post(reverse("accounts:password"), form).status_code == 200


@pytest.mark.parametrize("office", ["", "²", "9" * 5000])
def test_an_office_that_is_no_number_changes_nothing(petrova, office):
    assert petrova.post(reverse("choose_role"), {"office": office}).status_code == 302
    assert "office" not in petrova.session


def test_a_role_is_changed_and_a_strange_one_is_not(petrova, world, canary):
    mine = list(world.users["petrova"].appointments.values_list("pk", flat=True))
    strange = canary.users["canary_zavuch"].appointments.get().pk
    petrova.post(reverse("choose_role"), {"office": mine[1]})
    assert petrova.session["office"] == mine[1]
    petrova.post(reverse("choose_role"), {"office": strange})
    assert petrova.session["office"] == mine[1]


def test_every_answer_carries_the_security_headers(world):
    headers = Client().get(SIGN_IN).headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "no-cache" in headers["Cache-Control"]


def test_somebody_without_a_role_is_told_what_to_do(world):
    client = Client()
    world.users["petrova"].appointments.update(until=date(2026, 9, 2))
    client.force_login(world.users["petrova"], "django.contrib.auth.backends.ModelBackend")
    assert "Роли пока нет" in client.get("/").content.decode()
