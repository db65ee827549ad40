"""A school of some more classes, at the end of its year."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import chain

import pytest
from django.apps import apps
from django.db import connection

from peremena.classes import actions as classes
from peremena.classes.models import GroupKind, SchoolClass
from peremena.office.actions import turning
from peremena.office.models import YearTurn
from peremena.office.queries.turns import choices_of
from peremena.people import actions as people
from peremena.people.actions import Card
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from tests.world.school import NOW, SYSTEM, YEAR_START, World

JUNE = datetime(2027, 6, 10, 9, 0, tzinfo=UTC)
AUGUST = datetime(2027, 8, 30, 9, 0, tzinfo=UTC)
SEPTEMBER = datetime(2027, 9, 2, 9, 0, tzinfo=UTC)
ORDER = {"order_number": "41-у", "order_day": date(2027, 6, 9)}


def more_classes(world: World, pupils: int = 2) -> dict[str, SchoolClass]:
    """1А, 4А, 6Б, 8А, 9А and 11А, each with pupils and mathematics; 8А also learns chemistry."""
    names = ((1, "А"), (4, "А"), (6, "Б"), (8, "А"), (9, "А"), (11, "А"))
    made = classes.open_classes(
        year=world.year, classes=[classes.NewClass(*n) for n in names], by=SYSTEM, at=NOW
    )
    found = {c.name: c for c in made}
    subjects = studies.add_subjects(
        school=world.school, names=["Математика", "Химия"], by=SYSTEM, at=NOW
    )
    for school_class in made:
        cards = [(Card(f"Из{school_class.name}", f"Имя{n}"), "f") for n in range(pupils)]
        some = people.admit_pupils(school=world.school, cards=cards, by=SYSTEM, at=NOW)
        whole = school_class.groups.get(kind=GroupKind.WHOLE)
        classes.enrol([(p, whole) for p in some], since=YEAR_START, by=SYSTEM, at=NOW)
        classes.appoint_class_teacher(
            school_class=school_class,
            employee=world.teachers["petrova"],
            since=YEAR_START,
            by=SYSTEM,
            at=NOW,
        )
        learnt = ["Математика", "Химия"] if school_class.grade == 8 else ["Математика"]
        courses = studies.open_courses(
            year=world.year,
            courses=[NewCourse(whole, subjects[name]) for name in learnt],
            by=SYSTEM,
            at=NOW,
        )
        pairs = [(c, world.teachers["zavuch"]) for c in courses]
        studies.give_load(pairs, since=YEAR_START, by=SYSTEM, at=NOW)
    return found


def prepared(world: World) -> YearTurn:
    """The turn with what schools usually decide."""
    choices = choices_of(world.year)
    return turning.prepare_turn(year=world.year, choices=choices, by=SYSTEM, at=JUNE)


def turned(world: World, tell=lambda _done, _steps: None) -> YearTurn:
    """The turn decided and carried out."""
    turn = prepared(world)
    turning.queue_turn(turn, **ORDER, by=SYSTEM, at=JUNE)
    turning.apply_turn(turn, tell=tell, by=SYSTEM, at=JUNE)
    return turn


def contents() -> dict[str, list[tuple]]:
    """Every row of every table of the house but the trail and the turns themselves."""
    models = apps.get_models(include_auto_created=True)
    ours = [m for m in models if m.__module__.startswith("peremena.")]
    tables = {m._meta.db_table for m in ours} - {"office_yearturn"}
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(t for t in tables if not t.startswith("trail_")):
            cursor.execute(f"SELECT * FROM {table}")
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found


def differences(before: dict, after: dict) -> list:
    """Tables that are not the same, with the rows of one side only."""
    return [
        (table, sorted(set(before[table]) ^ set(after[table])))
        for table in chain(before)
        if before[table] != after[table]
    ]


@pytest.fixture
def school(world):
    """The world with more classes."""
    return more_classes(world)
