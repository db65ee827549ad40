"""The client and the counter of the journal's tests, and a school of size."""

from __future__ import annotations

from datetime import date

import pytest

from peremena.classes import actions as classes
from peremena.classes.actions import NewClass
from peremena.classes.models import GroupKind
from peremena.people import actions as people
from peremena.people.actions import Card, Ward
from tests.journal.conftest import sign_in, statements
from tests.world.school import NOW, SYSTEM, YEAR_START

__all__ = ["sign_in", "statements"]


@pytest.fixture
def crowd(world):
    """A function that adds so many pupils, each with a guardian, in classes of twenty-five."""

    def crowd(size: int) -> None:
        new = [NewClass(5 + n % 6, f"Ц{n}") for n in range((size + 24) // 25)]
        opened = classes.open_classes(year=world.year, classes=new, by=SYSTEM, at=NOW)
        cards = [
            (Card(f"Толпов{n}", "Иван", "Ильич", date(2012, 1, 1), phone=f"+7900{n:07}"), "m")
            for n in range(size)
        ]
        pupils = people.admit_pupils(school=world.school, cards=cards, by=SYSTEM, at=NOW)
        groups = [c.groups.get(kind=GroupKind.WHOLE) for c in opened]
        pairs = [(p, groups[n // 25]) for n, p in enumerate(pupils)]
        classes.enrol(pairs, since=YEAR_START, by=SYSTEM, at=NOW)
        grown_up = [Card(f"Толпова{n}", "Инна", phone=f"+7901{n:07}") for n in range(size)]
        guardians = people.register_guardians(cards=grown_up, by=SYSTEM, at=NOW)
        wards = [Ward(g, p, "мать") for g, p in zip(guardians, pupils, strict=True)]
        people.entrust(wards, since=YEAR_START, by=SYSTEM, at=NOW)

    return crowd
