"""Private links for calendar programs."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from peremena.people.models import Guardianship
from peremena.timetable.models import Feed, Lesson
from tests.world.school import TODAY, YEAR_START


@pytest.fixture
def signed(world):
    def signed(username):
        client = Client()
        client.force_login(world.users[username], "django.contrib.auth.backends.ModelBackend")
        return client

    return signed


def made(client, key):
    client.post(reverse("timetable:make_feed"), {"of": key})
    return Feed.objects.latest("pk")


def calendar(feed, **headers):
    return Client().get(reverse("timetable:feed", args=[feed.secret]), headers=headers)


@pytest.mark.req("P19")
def test_a_mother_follows_her_daughters_lessons(world, signed):
    client = signed("mama")
    feed = made(client, f"pupil-{world.pupils['masha'].pk}")
    assert feed.secret in client.get(reverse("timetable:feeds")).text
    events = Calendar.from_ical(calendar(feed).content).walk("VEVENT")
    lesson = world.lesson_on(world.maths, TODAY)
    found = next(e for e in events if e["uid"] == f"lesson-{lesson.pk}@peremena")
    zone = ZoneInfo("Europe/Moscow")
    assert found.decoded("dtstart") == datetime(2026, 10, 14, 8, 30, tzinfo=zone)
    assert found.decoded("dtend") == datetime(2026, 10, 14, 9, 15, tzinfo=zone)
    assert (str(found["summary"]), str(found["location"])) == ("Математика", "каб. 12")
    assert found["status"] == "CONFIRMED"


def test_a_calendar_names_no_person(world, signed):
    feed = made(signed("petrova"), f"teacher-{world.teachers['petrova'].pk}")
    text = calendar(feed).content.decode()
    assert "Математика" in text
    assert "7Б" in text
    for name in ("Петрова", "Иванова", "Мария"):
        assert name not in text


def test_a_cancelled_lesson_is_told_and_the_tag_changes(world, signed):
    feed = made(signed("masha"), f"pupil-{world.pupils['masha'].pk}")
    tag = calendar(feed).headers["ETag"]
    assert calendar(feed, **{"If-None-Match": tag}).status_code == 304
    Lesson.objects.filter(pk=world.lesson_on(world.maths, TODAY).pk).update(state="cancelled")
    again = calendar(feed, **{"If-None-Match": tag})
    assert again.status_code == 200
    states = [e["status"] for e in Calendar.from_ical(again.content).walk("VEVENT")]
    assert states.count("CANCELLED") == 1


def test_a_wrong_or_revoked_link_leads_nowhere(world, signed):
    client = signed("masha")
    feed = made(client, f"pupil-{world.pupils['masha'].pk}")
    newer = made(client, f"pupil-{world.pupils['masha'].pk}")
    assert calendar(feed).status_code == 404
    client.post(reverse("timetable:revoke_feed", args=[newer.pk]))
    assert calendar(newer).status_code == 404
    assert Client().get(reverse("timetable:feed", args=["x" * 43])).status_code == 404


@pytest.mark.parametrize("change", [{"until": YEAR_START}, {"may_see": False}])
def test_a_link_ends_with_the_care_for_the_child(world, signed, change):
    feed = made(signed("mama"), f"pupil-{world.pupils['masha'].pk}")
    Guardianship.objects.filter(pupil=world.pupils["masha"]).update(**change)
    assert calendar(feed).status_code == 404


def test_only_the_own_lessons_can_be_followed(world, signed):
    client = signed("mama")
    for key in (
        f"pupil-{world.pupils['petya'].pk}",
        f"teacher-{world.teachers['petrova'].pk}",
        "",
    ):
        assert client.post(reverse("timetable:make_feed"), {"of": key}).status_code == 404
    feed = made(signed("masha"), f"pupil-{world.pupils['masha'].pk}")
    assert client.post(reverse("timetable:revoke_feed", args=[feed.pk])).status_code == 404


def test_who_has_no_lessons_reads_why(signed):
    assert "Своих уроков нет" in signed("sekretar").get(reverse("timetable:feeds")).text


def test_a_feed_costs_the_same_however_many_lessons(world, signed, django_assert_num_queries):
    """The feed, the lessons; a teacher's offices, a mother's child."""
    feed = made(signed("mama"), f"pupil-{world.pupils['masha'].pk}")
    with django_assert_num_queries(3):
        calendar(feed)
    feed = made(signed("petrova"), f"teacher-{world.teachers['petrova'].pk}")
    with django_assert_num_queries(3):
        calendar(feed)
