"""The page of the timetable."""

import pytest
from django.urls import reverse

from peremena.classes.models import SchoolClass
from peremena.people.models import Guardianship
from peremena.timetable.models import Lesson
from tests.world.school import CANARY, TODAY, YEAR_START


def open_page(client, **query):
    return client.get(reverse("timetable:timetable"), query)


@pytest.mark.req("P19")
@pytest.mark.parametrize("view", ["day", "week", "month"])
@pytest.mark.parametrize(
    ("username", "shown"),
    [
        ("petrova", "Петрова\u00a0А.\u00a0П."),
        ("direktor", "7Б"),
        ("sekretar", "7Б"),
        ("masha", "Мария"),
        ("mama", "Мария"),
    ],
)
def test_everybody_opens_at_the_own_timetable(world, client, username, shown, view):
    client.force_login(world.users[username])
    page = open_page(client, view=view).text
    assert f"<p>{shown}" in page
    assert "Математика" in page


@pytest.mark.req("P19")
@pytest.mark.parametrize("kind", ["class", "teacher", "room"])
def test_the_staff_chooses_class_teacher_or_room(world, client, kind):
    client.force_login(world.users["sekretar"])
    pk = {
        "class": world.school_class.pk,
        "teacher": world.teachers["petrova"].pk,
        "room": Lesson.objects.filter(course=world.maths).first().room_id,
    }[kind]
    page = open_page(client, of=f"{kind}-{pk}", view="day", day=TODAY).text
    assert "Математика" in page
    assert f'<option value="{kind}-{pk}" selected>' in page


@pytest.mark.req("P22")
def test_only_what_is_offered_can_be_opened(world, canary, client):
    strangers = (
        f"class-{canary.school_class.pk}",
        f"teacher-{canary.teachers['canary_teacher'].pk}",
        f"pupil-{canary.pupils['canary_pupil'].pk}",
        f"pupil-{world.pupils['petya'].pk}",
    )
    for username in ("petrova", "direktor", "mama", "masha"):
        client.force_login(world.users[username])
        for key in strangers:
            assert open_page(client, of=key).status_code == 404, (username, key)
    client.force_login(world.users["mama"])
    assert open_page(client, of=f"class-{world.school_class.pk}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"day": "2026-02-30"},
        {"day": "0001-01-01"},
        {"day": "9999-12-31"},
        {"view": "year"},
        {"of": "class-99999999999999999999"},
        {"of": "'"},
    ],
)
def test_a_senseless_address_is_no_page(world, client, query):
    client.force_login(world.users["direktor"])
    assert open_page(client, **query).status_code == 404


def test_changes_are_marked(world, client):
    Lesson.objects.filter(course=world.maths, day=TODAY).update(state="cancelled")
    client.force_login(world.users["petrova"])
    assert "<del>Математика</del> <span>отменён</span>" in open_page(client).text


def test_an_empty_week_leads_to_the_nearest_lessons(world, client):
    client.force_login(world.users["petrova"])
    page = open_page(client, day="2026-10-28").text
    assert "Осенние каникулы" in page
    assert "Ближайшие уроки: пт, 23\u00a0октября" in page


def test_in_july_the_nearest_week_opens_with_a_sentence(world, client, settings):
    settings.CLOCK = settings.CLOCK.replace(year=2027, month=7)
    client.force_login(world.users["petrova"])
    assert "Сейчас уроков нет: открыты ближайшие." in open_page(client).text


def test_a_school_without_classes_says_what_is_missing(world, client):
    Guardianship.objects.filter(pupil=world.pupils["masha"]).update(until=YEAR_START)
    client.force_login(world.users["mama"])
    assert "Расписания пока нет" in open_page(client).text


def test_no_page_of_one_school_shows_the_other(world, canary, client):
    assert SchoolClass.objects.filter(letter=CANARY).exists()
    client.force_login(world.users["direktor"])
    assert CANARY not in open_page(client).text


def test_the_page_costs_seven_statements(world, client, django_assert_num_queries):
    """Apart from session, account and roles (3)."""
    client.force_login(world.users["direktor"])
    for view in ("week", "day"):
        with django_assert_num_queries(3 + 7):
            open_page(client, view=view, day=TODAY)
