"""The family's first screen and the ways to it."""

import pytest
from django.urls import reverse

from peremena.people.models import Guardianship
from tests.diary.writing import note, write
from tests.timetable.changing import FRIDAY, planned
from tests.world.school import CANARY, TODAY, YEAR_START


def open_home(client, pupil):
    return client.get(reverse("diary:pupil", args=[pupil.pk]))


@pytest.mark.req("K8")
@pytest.mark.req("A6")
@pytest.mark.req("P2")
def test_the_first_screen_answers_four_questions(world, client):
    lesson = write(world, "5")
    note(lesson, topic="Степени", homework="№ 318")
    client.force_login(world.users["mama"])
    page = open_home(client, world.pupils["masha"]).text.replace("\u00a0", " ")
    assert "Сегодня без пропусков: 1 урок." in page
    assert "Сегодня 1 отметка." in page
    assert "Пока рано судить: мало отметок по 1 предмету." in page
    assert "Пт, 16 октября 1 урок, с 08:30 до 09:15." in page
    assert "№ 318" in page


@pytest.mark.req("R4", part="control works")
def test_the_next_day_names_its_control_works(world, client):
    planned(world, FRIDAY, despite="решение педсовета")
    client.force_login(world.users["mama"])
    assert "Контрольная работа: Дроби" in open_home(client, world.pupils["masha"]).text


@pytest.mark.parametrize(
    ("name", "target"), [("home", "pupil"), ("this_week", "week"), ("my_marks", "marks")]
)
def test_the_navigation_leads_to_the_child_looked_at_last(world, client, name, target):
    client.force_login(world.users["papa"])
    alyona, petya = world.pupils["alyona"], world.pupils["petya"]
    for child in (petya, alyona):
        open_home(client, child)
        answer = client.get(reverse(f"diary:{name}"))
        assert answer.url == reverse(f"diary:{target}", args=[child.pk])


def test_a_child_who_is_no_longer_entrusted_is_forgotten(world, client):
    client.force_login(world.users["papa"])
    open_home(client, world.pupils["petya"])
    Guardianship.objects.filter(pupil=world.pupils["petya"]).update(until=YEAR_START)
    answer = client.get(reverse("diary:home"))
    assert answer.url == reverse("diary:pupil", args=[world.pupils["alyona"].pk])


def test_a_guardian_without_children_is_told_what_to_do(world, client):
    Guardianship.objects.filter(pupil=world.pupils["masha"]).update(until=YEAR_START)
    client.force_login(world.users["mama"])
    assert "не связан ни один ученик" in client.get(reverse("diary:home")).text


def test_a_class_teacher_finds_the_diaries_of_his_class(world, canary, client):
    client.force_login(world.users["smirnov"])
    page = client.get(reverse("diary:pupils")).text
    assert reverse("diary:pupil", args=[world.pupils["masha"].pk]) in page
    assert CANARY not in page


def test_a_subject_teacher_is_led_to_the_register(world, client):
    client.force_login(world.users["petrova"])
    assert "вы сейчас не ведёте класс" in client.get(reverse("diary:pupils")).text


def test_children_in_two_schools_stand_side_by_side(world, canary, client):
    stranger = canary.pupils["canary_pupil"]
    Guardianship.objects.create(
        guardian=world.guardians["mama"], pupil=stranger, relation="мать", since=YEAR_START
    )
    client.force_login(world.users["mama"])
    page = open_home(client, world.pupils["masha"]).text
    assert reverse("diary:pupil", args=[stranger.pk]) in page
    assert f"{CANARY} предмет" in open_home(client, stranger).text


def test_the_first_screen_costs_twelve_statements(world, client, django_assert_num_queries):
    """Apart from session, account and roles (3) and the record of reading (1)."""
    client.force_login(world.users["mama"])
    write(world, "5", day=TODAY)
    with django_assert_num_queries(4 + 12):
        open_home(client, world.pupils["masha"])
