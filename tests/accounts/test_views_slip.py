"""The first sign-in by an access slip."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from peremena.accounts.actions import issue_slips, revoke_slips
from peremena.accounts.models import AccessSlip
from peremena.accounts.rules.codes import grouped, with_check
from peremena.trail.queries import latest
from tests.world.school import NOW, SYSTEM

NEW = "Сирень цветёт 7"


@pytest.fixture
def mama(world):
    return world.users["mama"]


@pytest.fixture
def code(mama):
    return issue_slips([mama], by=SYSTEM, at=NOW)[0].code


def type_code(client, code):
    return client.post(reverse("accounts:slip"), {"code": code})


def choose(client, first, second=None):
    form = {"new_password1": first, "new_password2": second or first}
    return client.post(reverse("accounts:slip_password"), form)


@pytest.mark.req("A10", part="first sign-in")
def test_a_mother_types_the_code_chooses_a_password_and_is_signed_in(mama, code):
    client = Client()
    assert type_code(client, grouped(code)).url == reverse("accounts:slip_password")
    page = client.get(reverse("accounts:slip_password")).content.decode()
    assert "Иванова Ольга Викторовна" in page
    assert "mama" in page
    assert choose(client, NEW).url == "/"
    assert client.get("/diary/", follow=True).status_code == 200
    sign_in = {"username": "mama", "password": NEW}
    assert Client().post(reverse("accounts:sign_in"), sign_in).status_code == 302
    told = latest(name="accounts.slip.used", subject="account", subject_id=mama.pk, most=5)
    assert [h.actor for h in told] == [mama.name]


def test_wrong_used_revoked_and_expired_codes_get_one_answer(mama, code):
    old, answers = code, []
    new = issue_slips([mama], by=SYSTEM, at=NOW)[0].code
    revoke_slips([mama], by=SYSTEM, at=NOW)
    last = issue_slips([mama], by=SYSTEM, at=NOW)[0].code
    AccessSlip.objects.filter(used_at=None, revoked_at=None).update(
        issued_at="2026-01-01T00:00Z", valid_until="2026-02-01T00:00Z"
    )
    for wrong in (with_check(5), old, new, last):
        answer = type_code(Client(), wrong)
        assert answer.status_code == 422
        text = answer.content.decode()
        assert wrong in text
        answers.append(
            re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text.replace(wrong, ""))
        )
    assert len(set(answers)) == 1
    assert "Этот код не подходит" in answers[0]
    assert all("Иванова" not in text for text in answers)


@pytest.mark.parametrize(
    ("typed", "said"), [("1234", "4 цифр"), ("1" * 19 + "2", "опечатка"), ("", "20")]
)
def test_a_slip_of_the_finger_is_named_and_not_counted(world, typed, said):
    for _ in range(50):
        answer = type_code(Client(), typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_trying_many_codes_locks_the_address_and_not_the_school_elsewhere(code):
    for number in range(40):
        answer = type_code(Client(), with_check(number))
    assert answer.status_code == 429
    assert "15 минут" in answer.content.decode()
    assert type_code(Client(), code).status_code == 429
    assert type_code(Client(REMOTE_ADDR="10.0.0.9"), code).status_code == 302


def test_the_code_stays_out_of_what_is_kept_of_wrong_tries(world, django_db_blocker):
    from axes.models import AccessAttempt

    wrong = with_check(77)
    type_code(Client(), wrong)
    kept = AccessAttempt.objects.get()
    assert wrong not in kept.post_data
    assert kept.path_info == "/slip/"


def test_without_a_code_the_password_page_leads_back(world):
    assert Client().get(reverse("accounts:slip_password")).url == reverse("accounts:slip")


def test_a_weak_password_and_two_different_ones_are_refused_in_words(code):
    client = Client()
    type_code(client, code)
    assert "слишком короткий" in choose(client, "123").content.decode()
    assert choose(client, NEW, "другой").status_code == 422
    assert AccessSlip.objects.get().used_at is None


def test_the_right_code_is_forgotten_after_a_while(code, settings):
    from datetime import timedelta

    client = Client()
    type_code(client, code)
    settings.CLOCK = NOW + timedelta(minutes=21)
    assert client.get(reverse("accounts:slip_password")).url == reverse("accounts:slip")


def test_a_slip_used_meanwhile_elsewhere_opens_nothing(code):
    first, second = Client(), Client()
    type_code(first, code)
    type_code(second, code)
    assert choose(first, NEW).status_code == 302
    assert choose(second, "Другой пароль 8").url == reverse("accounts:slip")
