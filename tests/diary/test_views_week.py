"""The page of a week."""

import pytest
from django.urls import reverse

from peremena.people.models import Guardianship
from peremena.trail.models import Visit
from tests.diary.writing import note, write
from tests.world.school import CANARY, TODAY, YEAR_START


def address(pupil, day=None):
    return (
        reverse("diary:week_of", args=[pupil.pk, day])
        if day
        else reverse("diary:week", args=[pupil.pk])
    )


@pytest.fixture
def masha(world):
    return world.pupils["masha"]


@pytest.mark.req("A3")
@pytest.mark.req("A7")
@pytest.mark.req("P2")
@pytest.mark.req("P11")
@pytest.mark.parametrize("username", ["masha", "mama", "smirnov", "zavuch", "direktor"])
def test_what_the_teacher_saved_stands_in_the_diary_at_once(world, client, masha, username):
    client.force_login(world.users[username])
    assert "№ 318" not in client.get(address(masha)).text
    write(world, "5")
    note(world.lesson_on(world.maths, TODAY), topic="Свойства степени", homework="№ 318")
    page = client.get(address(masha))
    assert page.headers["Cache-Control"] == "private, no-cache"
    for text in ('data-band="5"', "Свойства степени", "№ 318", "Иванова Мария, 7Б", "7-я"):
        assert text in page.text


@pytest.mark.req("P22")
@pytest.mark.parametrize(
    "username", ["petya", "papa", "petrova", "sekretar", "admin", "rajon", "oblast", "operator"]
)
def test_a_stranger_gets_404(world, client, masha, username):
    client.force_login(world.users[username])
    assert client.get(address(masha)).status_code == 404
    assert client.get(address(masha, TODAY)).status_code == 404


def test_a_diary_of_another_school_does_not_exist(world, canary, client):
    for username in ("mama", "smirnov", "zavuch", "direktor"):
        client.force_login(world.users[username])
        assert client.get(address(canary.pupils["canary_pupil"])).status_code == 404


def test_a_former_guardian_gets_404(world, client, masha):
    Guardianship.objects.filter(pupil=masha).update(until=YEAR_START)
    client.force_login(world.users["mama"])
    assert client.get(address(masha)).status_code == 404


def test_signed_out_the_week_leads_to_sign_in(client, masha):
    page = client.get(address(masha))
    assert page.status_code == 302
    assert page.url.startswith("/sign-in/")


def test_any_day_of_the_week_opens_it(world, client, masha):
    client.force_login(world.users["mama"])
    assert "5–10\u00a0октября" in client.get(address(masha, "2026-10-08")).text


@pytest.mark.parametrize("day", ["2026-02-30", "1999-01-01", "today"])
def test_a_day_that_no_calendar_has_is_no_page(world, client, masha, day):
    client.force_login(world.users["mama"])
    assert client.get(f"/diary/{masha.pk}/week/{day}/").status_code == 404


def test_in_holidays_the_nearest_school_week_opens_with_a_sentence(world, client, masha, settings):
    settings.CLOCK = settings.CLOCK.replace(year=2027, month=7)
    client.force_login(world.users["mama"])
    page = client.get(address(masha)).text
    assert "открыта ближайшая учебная неделя" in page
    assert "19–24\u00a0октября" in page


def test_the_children_of_a_family_are_tabs(world, client):
    client.force_login(world.users["papa"])
    page = client.get(address(world.pupils["petya"])).text
    assert f'href="{address(world.pupils["alyona"])}"' in page
    assert 'aria-current="page">Пётр, 7Б' in page


def test_the_day_of_a_child_in_another_time_zone_is_its_own(world, client, masha, settings):
    world.school.time_zone = "Asia/Kamchatka"
    world.school.save()
    settings.CLOCK = settings.CLOCK.replace(hour=13)  # 01:00 of Thursday in Kamchatka
    client.force_login(world.users["mama"])
    assert "15\u00a0октября, сегодня" in client.get(address(masha)).text


def test_no_page_of_one_school_shows_the_other(world, canary, client, masha):
    client.force_login(world.users["mama"])
    assert CANARY not in client.get(address(masha)).text


def test_reading_is_recorded(world, client, masha):
    client.force_login(world.users["mama"])
    client.get(address(masha))
    assert Visit.objects.get(person_id=masha.pk).page == "diary:week"


def test_the_page_costs_eight_statements(world, client, masha, django_assert_num_queries):
    """Apart from session, account and roles (3) and the record of reading (1)."""
    client.force_login(world.users["mama"])
    write(world, "5/4")
    with django_assert_num_queries(4 + 8):
        client.get(address(masha))
    with django_assert_num_queries(4 + 7):
        client.get(address(masha, TODAY))
