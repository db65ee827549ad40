"""The checklist of a school."""

from django.urls import reverse

from peremena.schools import actions as schools
from peremena.schools.models import Role
from peremena.setup.queries.checklist import STEPS, checklist
from tests.world.school import NOW, SYSTEM, TODAY

ADDRESS = "/schools/setup/"


def empty_school(world):
    return schools.open_school(
        district=world.district, name="Новая школа", short_name="Новая", by=SYSTEM, at=NOW
    )


def state(found, title):
    return next(line for line in found.lines if line.title == title)


def test_an_empty_school_has_everything_before_it_and_begins_with_its_card(world):
    found = checklist(empty_school(world), role=Role.DEPUTY_HEAD, today=TODAY)
    assert found.done == 0
    assert len(found.lines) == len(STEPS)
    assert found.next.title == "Карточка школы"
    assert found.next.url == reverse("setup:card")
    assert found.next.text == "Не заполнено: адрес, телефон, эл. почта, директор"


def test_a_running_school_is_told_what_it_has(world):
    found = checklist(world.school, role=Role.DEPUTY_HEAD, today=TODAY)
    assert (
        state(found, "Учебный год").text
        == "1\u00a0сентября 2026\u00a0г. – 26\u00a0мая 2027\u00a0г."
    )
    assert state(found, "Ученики").text == "4\u00a0ученика"
    assert state(found, "Нагрузка").text == "3\u00a0курса с учителем"
    assert state(found, "Уроки").done
    assert state(found, "Доступ").text == "Есть у всех"


def test_the_head_is_offered_no_page_that_is_closed_to_her(world):
    found = checklist(world.school, role=Role.HEAD, today=TODAY)
    assert not state(found, "Расписание").url
    assert state(found, "Карточка школы").url


def test_imports_are_reached_from_the_checklist(world, sign_in):
    page = sign_in("zavuch").get(ADDRESS).content.decode()
    assert reverse("exchange:imports") in page
    imports = sign_in("zavuch").get(reverse("exchange:imports")).content.decode()
    assert 'aria-current="page"><svg' in imports


def test_the_page_costs_a_fixed_number_of_statements(sign_in, statements):
    client = sign_in("zavuch")
    assert statements(lambda: client.get(ADDRESS)) == 20
