"""The class teacher lets the own class in."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from peremena.accounts.models import AccessSlip, User
from peremena.accounts.queries import open_slip
from peremena.people.actions import amend
from peremena.people.models import Employee
from peremena.trail.models import Event
from tests.entrance.conftest import admit
from tests.world.school import NOW, SYSTEM

CODE = re.compile(r'name="code" value="(\d{20})"')


@pytest.fixture
def page(world, sign_in):
    def page(username="smirnov", **asked):
        address = reverse("entrance:class", args=[world.school_class.pk])
        return sign_in(username).get(address, asked).content.decode()

    return page


@pytest.fixture
def issue(world, sign_in):
    def issue(username="smirnov", **data):
        address = reverse("entrance:issue_to_class", args=[world.school_class.pk])
        return sign_in(username).post(address, data, follow=True).content.decode()

    return issue


def test_the_page_says_who_can_sign_in_and_who_cannot(page, newcomers):
    text = page()
    assert "Зайцева Ольга Ивановна" in text
    assert "доступа нет" in text
    assert "входа ещё не было" in text
    assert "Выдать всем без доступа: 2" in text
    only = page(show="no_guardian")
    assert "Зайцева" in only
    assert "Иванова Мария" not in only


@pytest.mark.req("A10", part="issue and print")
def test_the_class_teacher_issues_slips_to_all_without_access_and_prints_them(
    issue, page, newcomers, sign_in
):
    text = issue(everybody="1")
    codes = CODE.findall(text)
    assert len(codes) == 2
    assert "Зайцева Ольга Ивановна" in text
    assert "мать: Зайцева Вера, 7Б" in text
    assert "olga.zaytseva" in text
    assert "data:image/svg+xml" in text
    assert "листок до" in page()
    pdf = sign_in("smirnov").post(
        reverse("entrance:sheet"), {"code": codes, "note": ["ученица", "мать"]}
    )
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.headers["Cache-Control"] == "private, no-store"
    assert pdf.content.startswith(b"%PDF")


def test_the_mother_signs_in_by_the_slip_and_sees_the_diary(issue, newcomers):
    codes = CODE.findall(issue(pick=f"guardian-{newcomers.mother.pk}"))
    client = Client()
    client.post(reverse("accounts:slip"), {"code": codes[0]})
    form = {"new_password1": "Сирень цветёт 7", "new_password2": "Сирень цветёт 7"}
    home = client.post(reverse("accounts:slip_password"), form, follow=True)
    assert "Зайцева Вера" in home.content.decode()


def test_codes_of_another_issuer_are_not_printed(issue, newcomers, sign_in):
    codes = CODE.findall(issue(everybody="1"))
    answer = sign_in("zavuch").post(reverse("entrance:sheet"), {"code": codes, "note": codes})
    assert answer.status_code == 302


def test_who_has_a_password_is_left_out_unless_it_is_reset(issue, world, page):
    mama = world.guardians["mama"]
    assert "уже есть пароль" in issue(pick=f"guardian-{mama.pk}")
    assert not AccessSlip.objects.exists()
    text = issue(person=f"guardian-{mama.pk}")
    assert len(CODE.findall(text)) == 1
    assert not User.objects.get(username="mama").has_usable_password()
    assert Event.objects.filter(name="accounts.password.reset").exists()


def test_a_mother_who_is_a_teacher_gets_her_slip_from_nobody_but_an_administrator(
    issue, world, page
):
    petrova = world.guardians["petrova"]
    assert "листок выдаёт администратор" in page()
    issue(person=f"guardian-{petrova.pk}")
    assert not AccessSlip.objects.exists()
    assert User.objects.get(username="petrova").has_usable_password()


def test_a_mother_known_by_snils_as_a_leader_without_a_password_gets_no_slip_here(
    issue, world, page
):
    zavuch = Employee.objects.get(user__username="zavuch")
    amend([(zavuch, {"snils": "11223344595"})], by=SYSTEM, at=NOW)
    User.objects.filter(username="zavuch").update(password="!")
    mother = admit(world, "Лисицына", snils="11223344595").mother
    issue(everybody="1")
    mother.refresh_from_db()
    assert mother.user.username == "zavuch"
    assert not AccessSlip.objects.filter(user=mother.user).exists()


def test_a_slip_is_taken_back(issue, page, newcomers, sign_in, world):
    key = f"guardian-{newcomers.mother.pk}"
    code = CODE.findall(issue(pick=key))[0]
    address = reverse("entrance:take_back", args=[world.school_class.pk])
    answer = sign_in("smirnov").post(address, {"person": key}, follow=True).content.decode()
    assert "Листок больше не действует: Зайцева Ольга Ивановна." in answer
    assert open_slip(code=code, at=NOW) is None


def test_somebody_of_another_class_is_nobody_here(issue, canary):
    stranger = canary.guardians["canary_guardian"]
    issue(person=f"guardian-{stranger.pk}")
    assert not AccessSlip.objects.exists()


def test_the_head_only_watches(page, newcomers):
    text = page("direktor")
    assert "Зайцева" in text
    assert "Выдать" not in text


def test_a_full_class_costs_as_many_statements_as_a_small_one(world, sign_in, newcomers):
    address = reverse("entrance:class", args=[world.school_class.pk])
    client = sign_in("smirnov")

    def count():
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    few = count()
    for n in range(25):
        admit(world, f"Новикова{n}")
    assert count() == few


def test_slips_for_a_full_class_cost_as_many_statements_as_for_one(issue, world):
    admit(world, "Первая")
    with CaptureQueriesContext(connection) as few:
        issue(everybody="1")
    for n in range(25):
        admit(world, f"Новикова{n}")
    with CaptureQueriesContext(connection) as many:
        issue(everybody="1")
    assert len(many) <= len(few)
