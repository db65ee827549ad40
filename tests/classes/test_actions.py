"""Enrolment in classes, subgroups and streams."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from peremena.classes.actions import NewClass, add_stream, enrol, leave_classes, open_classes
from peremena.classes.models import Enrolment, GroupKind
from peremena.kit.refusal import Refusal
from tests.world.school import NOW, SYSTEM, TODAY, YEAR_START


@pytest.fixture
def stream(world):
    other = open_classes(year=world.year, classes=[NewClass(7, "В")], by=SYSTEM, at=NOW)[0]
    parts = [world.whole, other.groups.get(kind=GroupKind.WHOLE)]
    return add_stream(year=world.year, name="Хор 7", parts=parts, by=SYSTEM, at=NOW)


def names_on(group, day):
    rows = Enrolment.objects.filter(group=group, since__lte=day).exclude(until__lt=day)
    return sorted(rows.values_list("pupil__given_name", flat=True))


def test_a_stream_takes_the_pupils_of_its_parts(stream):
    assert names_on(stream, YEAR_START) == ["Алёна", "Мария", "Николай", "Пётр"]


def test_who_joins_a_class_joins_its_streams(world, stream):
    leave_classes(
        [(world.pupils["masha"], world.school_class)],
        since=date(2026, 9, 10),
        by=SYSTEM,
        at=NOW,
    )
    assert "Мария" not in names_on(stream, TODAY)
    assert "Мария" in names_on(stream, date(2026, 9, 9))
    enrol([(world.pupils["masha"], world.whole)], since=TODAY, by=SYSTEM, at=NOW)
    assert "Мария" in names_on(stream, TODAY)
    assert "Мария" not in names_on(stream, TODAY - timedelta(days=1))


def test_the_same_pair_twice_is_one_enrolment(world, stream):
    pupil = world.pupils["petya"]
    leave_classes([(pupil, world.school_class)], since=TODAY, by=SYSTEM, at=NOW)
    tomorrow = TODAY + timedelta(days=1)
    made = enrol([(pupil, world.whole)] * 2, since=tomorrow, by=SYSTEM, at=NOW)
    assert {e.group_id for e in made} == {world.whole.pk, stream.pk}


def test_nobody_is_in_two_classes_at_once(world):
    other = open_classes(year=world.year, classes=[NewClass(8, "А")], by=SYSTEM, at=NOW)[0]
    whole = other.groups.get(kind=GroupKind.WHOLE)
    masha = world.pupils["masha"]
    with pytest.raises(Refusal, match="Иванова Мария уже учится в 7Б"):
        enrol([(masha, whole)], since=TODAY, by=SYSTEM, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrolment.objects.create(pupil=masha, group=whole, since=TODAY, in_class=True)
    leave_classes([(masha, world.school_class)], since=TODAY, by=SYSTEM, at=NOW)
    with pytest.raises(Refusal, match="уже учится"):
        enrol([(masha, whole)], since=TODAY - timedelta(days=1), by=SYSTEM, at=NOW)
    assert enrol([(masha, whole)], since=TODAY, by=SYSTEM, at=NOW)[0].in_class
