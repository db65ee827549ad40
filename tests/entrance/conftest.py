"""A family that nobody has let in yet, and a client who is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest
from django.test import Client

from peremena.classes import actions as classes
from peremena.people import actions as people
from peremena.people.actions import Card, Ward
from peremena.people.models import Guardian, Pupil
from tests.world.school import NOW, SYSTEM, YEAR_START


@pytest.fixture
def sign_in(world):
    """A browser without a screen, signed in once as somebody of the world."""

    @cache
    def sign_in(username: str) -> Client:
        client = Client()
        client.force_login(world.users[username], "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@dataclass
class Newcomers:
    """A pupil of 7Б and her mother, known to the school, without accounts."""

    pupil: Pupil
    mother: Guardian


def admit(world, family_name: str, **card: str) -> Newcomers:
    """Admit a girl to 7Б with her mother."""
    cards = [(Card(family_name, "Вера"), "f")]
    pupil = people.admit_pupils(school=world.school, cards=cards, by=SYSTEM, at=NOW)[0]
    classes.enrol([(pupil, world.whole)], since=YEAR_START, by=SYSTEM, at=NOW)
    cards = [Card(family_name, "Ольга", "Ивановна", **card)]
    mother = people.register_guardians(cards=cards, by=SYSTEM, at=NOW)[0]
    people.entrust([Ward(mother, pupil, "мать")], since=YEAR_START, by=SYSTEM, at=NOW)
    return Newcomers(pupil, mother)


@pytest.fixture
def newcomers(world) -> Newcomers:
    """Вера Зайцева and her mother."""
    return admit(world, "Зайцева")
