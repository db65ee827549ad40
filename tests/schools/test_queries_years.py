"""The choice of a school year: registers, classes and marks of a year that is over."""

from datetime import date

import pytest
from django.conf import settings

from peremena.schools import actions as schools
from peremena.schools.models import Year
from tests.journal.conftest import sign_in, statements
from tests.office.turns import SEPTEMBER, turned
from tests.world.school import CANARY, NOW, SYSTEM

__all__ = ["sign_in", "statements"]

SWITCH = 'aria-label="Учебный год"'


@pytest.fixture
def after_the_turn(world, monkeypatch):
    """It is 2 September 2027; 7Б has become 8Б."""
    turned(world)
    monkeypatch.setattr(settings, "CLOCK", SEPTEMBER)


def marks_of(world):
    return f"/diary/{world.pupils['masha'].pk}/marks/"


def open_years(world, *autumns):
    for autumn in autumns:
        schools.open_year(
            school=world.school,
            since=date(autumn, 9, 1),
            until=date(autumn + 1, 5, 26),
            terms=[],
            holidays=[],
            by=SYSTEM,
            at=NOW,
        )


@pytest.mark.req("R6", part="results of all years")
def test_the_registers_of_a_past_year_are_opened_by_its_choice(world, sign_in, after_the_turn):
    for username in ("zavuch", "petrova"):
        client = sign_in(username)
        assert f"/journal/courses/{world.maths.pk}/" not in client.get("/journal/").text
        text = client.get("/journal/", {"year": world.year.pk}).text
        assert f"/journal/courses/{world.maths.pk}/" in text
        assert "2026/27</p>" in text
        assert "Петрова" in text
        assert client.get(f"/journal/courses/{world.maths.pk}/").status_code == 200


@pytest.mark.req("R6", part="results of all years")
def test_the_filter_of_registers_keeps_the_chosen_year(world, sign_in, after_the_turn):
    client = sign_in("zavuch")
    text = client.get("/journal/", {"year": world.year.pk}).text
    assert f'<input type="hidden" name="year" value="{world.year.pk}">' in text
    query = {"year": world.year.pk, "school_class": world.school_class.pk}
    assert "Математика" in client.get("/journal/", query).text


@pytest.mark.req("R6", part="results of all years")
def test_the_classes_of_a_past_year_are_listed_as_they_were(world, sign_in, after_the_turn):
    client = sign_in("sekretar")
    assert "8Б" in client.get("/classes/").text
    text = client.get("/classes/", {"year": world.year.pk}).text
    assert "7Б" in text
    assert "8Б" not in text
    assert "Смирнов" in text
    assert f'<td class="number">{len(world.pupils)}</td>' in text
    address = f"/classes/{world.school_class.pk}/?day=2027-05-26"
    assert address in text
    assert "Иванова Мария" in client.get(address).text


def test_a_teacher_who_led_no_class_that_is_open_is_told_so(world, sign_in, after_the_turn):
    text = sign_in("petrova").get("/classes/", {"year": world.year.pk}).text
    assert "В учебном году 2026/27 нет классов" in text


@pytest.mark.req("R6", part="results of all years")
@pytest.mark.parametrize("username", ["mama", "masha", "zavuch"])
def test_the_marks_of_a_past_year_are_kept(world, sign_in, after_the_turn, username):
    client = sign_in(username)
    address = marks_of(world)
    assert SWITCH in client.get(address).text
    text = client.get(address, {"year": world.year.pk}).text
    assert "4 четверть</span>" in text
    assert f"?year={world.year.pk}&amp;term=1" in text
    query = {"year": world.year.pk, "term": "1", "view": "dates"}
    assert "Математика" in client.get(address, query).text


def test_without_another_year_nothing_is_to_be_chosen(world, sign_in):
    for address in ("/journal/", "/classes/", marks_of(world)):
        assert SWITCH not in sign_in("zavuch").get(address).text


@pytest.mark.parametrize("wanted", ["0", "-1", "²", "99999999999999999999", "canary"])
def test_the_year_of_another_school_is_no_page(world, canary, sign_in, wanted):
    client = sign_in("zavuch")
    year = Year.objects.get(school=canary.school).pk if wanted == "canary" else wanted
    for address in ("/journal/", "/classes/", marks_of(world)):
        answer = client.get(address, {"year": year})
        assert answer.status_code == 404
        assert CANARY not in answer.text


def test_a_year_in_which_the_pupil_was_in_no_class_is_not_offered(world, sign_in):
    open_years(world, 2025)
    client = sign_in("mama")
    other = Year.objects.get(school=world.school, since__year=2025)
    assert SWITCH not in client.get(marks_of(world)).text
    assert client.get(marks_of(world), {"year": other.pk}).status_code == 404


def test_many_years_cost_as_many_statements_as_one(world, sign_in, statements):
    client = sign_in("zavuch")
    addresses = ("/journal/", "/classes/", marks_of(world))
    one = [statements(lambda a=a: client.get(a)) for a in addresses]
    open_years(world, 2023, 2024, 2025)
    assert [statements(lambda a=a: client.get(a)) for a in addresses] == one == [3, 3, 6]
