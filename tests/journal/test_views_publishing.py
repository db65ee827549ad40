"""Publishing a timetable from its page."""

import pytest
from django.test import Client
from django.urls import reverse

from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.journal.actions.terms import close_term
from peremena.journal.tasks import publish_timetable
from peremena.timetable.actions import board
from peremena.timetable.models import Publication, PublicationState
from tests.timetable.weeks import NEXT_MONDAY, slot_at, spot_of
from tests.world.school import NOW, SYSTEM

MARK = {"by": SYSTEM, "at": NOW}


@pytest.fixture
def client(world):
    client = Client()
    client.force_login(world.users["zavuch"], "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def address(world):
    slot = slot_at(world.draft, 1, 1)
    board.change_slot(world.draft, slot_id=slot.pk, spot=spot_of(slot, number=3), **MARK)
    return reverse("journal:publishing", args=[world.draft.pk])


def run(world):
    asked = Publication.objects.latest("pk")
    publish_timetable.func(asked.pk, world.users["zavuch"].pk, "Белова Ирина Львовна")
    asked.refresh_from_db()
    return asked


def test_a_draft_is_published_watched_and_taken_back(client, world, address):
    monday = world.lesson_on(world.maths, NEXT_MONDAY)
    write_lessons([LessonNote(monday.pk, LessonText("Дроби"))], **MARK)
    assert "Дроби" in client.get(address).text  # will be kept
    page = client.post(address, {"since": NEXT_MONDAY}, follow=True).text
    assert "Составляются уроки" in page
    done = run(world)
    assert done.state == PublicationState.DONE
    progress = reverse("journal:publishing_progress", args=[done.pk])
    assert client.get(progress).headers["HX-Refresh"] == "true"
    assert "Расписание опубликовано" in client.get(address).text
    undo = reverse("journal:undo_publication", args=[done.pk])
    assert "действует прежнее расписание" in client.post(undo, follow=True).text
    assert world.lesson_on(world.maths, NEXT_MONDAY) == monday


def test_a_closed_term_is_not_planned_anew(client, world, address):
    close_term(term=world.term, reason="", **MARK)
    response = client.post(address, {"since": NEXT_MONDAY})
    assert response.status_code == 422
    assert "закрыта до 25" in response.text


def test_a_past_day_is_refused_at_its_field(client, address):
    response = client.post(address, {"since": "2026-10-01"})
    assert response.status_code == 422
    assert "Прошедшие уроки не переписываются" in response.text


def test_a_term_closed_meanwhile_fails_the_publication_in_words(client, world, address):
    client.post(address, {"since": NEXT_MONDAY})
    close_term(term=world.term, reason="", **MARK)
    failed = run(world)
    assert failed.state == PublicationState.FAILED
    assert "закрыта до" in client.get(address).text
