"""A larger class for tests of size, and a client who is signed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from peremena.classes import actions as classes
from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.journal.actions.marking import CellEntry, write_cells
from peremena.people import actions as people
from peremena.people.actions import Card
from tests.world.school import NOW, SYSTEM, TODAY, YEAR_START


@pytest.fixture
def sign_in(world):
    """A browser without a screen, signed in once as somebody of the world."""

    @cache
    def sign_in(username: str) -> Client:
        client = Client()
        client.force_login(world.users[username], "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


FRAME = ("django_session", "accounts_user", "schools_appointment", "trail_visit", "SAVEPOINT")


@pytest.fixture
def statements():
    """Counts the statements of a page or a save; session, user, roles and reading apart."""

    def statements(send: Callable[[], HttpResponse]) -> int:
        with CaptureQueriesContext(connection) as captured:
            response = send()
        assert response.status_code == 200
        own = [q["sql"] for q in captured.captured_queries if not any(t in q["sql"] for t in FRAME)]
        print(*own, sep="\n")  # noqa: T201 - shown when the number is wrong
        return len(own)

    return statements


@pytest.fixture
def fill(world):
    """Twenty more pupils in 7Б, and every lesson of mathematics up to today filled in."""

    def fill() -> None:
        cards = [(Card(f"Ученик{n}", "Имя", birth_date=date(2013, 1, 1)), "m") for n in range(20)]
        newcomers = people.admit_pupils(school=world.school, cards=cards, by=SYSTEM, at=NOW)
        classes.enrol([(p, world.whole) for p in newcomers], since=YEAR_START, by=SYSTEM, at=NOW)
        lessons = list(world.maths.lessons.filter(day__lte=TODAY))
        write_lessons(
            [LessonNote(x.pk, LessonText("Тема", "new", "№ 5")) for x in lessons], by=SYSTEM, at=NOW
        )
        pupils = [*world.pupils.values(), *newcomers]
        entries = [
            CellEntry(x.pk, p.pk, "5" if (n + p.pk) % 3 else "н")
            for n, x in enumerate(lessons)
            for p in pupils
        ]
        write_cells(course=world.maths, entries=entries, by=SYSTEM, at=NOW, today=TODAY)

    return fill
