"""The deputy head at work: a second class of the parallel, and a client who is signed in."""

from __future__ import annotations

import pytest

from peremena.classes import actions as classes
from peremena.studies import actions as studies
from tests.journal.conftest import sign_in, statements
from tests.world.school import NOW, SYSTEM

__all__ = ["class_7a", "sign_in", "statements", "subjects"]


@pytest.fixture
def class_7a(world):
    """A class of the same parallel that has nothing yet."""
    new = [classes.NewClass(7, "А")]
    return classes.open_classes(year=world.year, classes=new, by=SYSTEM, at=NOW)[0]


@pytest.fixture
def subjects(world):
    """Subjects of the school by name."""
    names = ["Математика", "Английский язык", "Химия", "Разговоры о важном"]
    return studies.add_subjects(school=world.school, names=names, by=SYSTEM, at=NOW)
