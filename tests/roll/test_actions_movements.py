"""Admission, transfer, departure, take-over, and the way back."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from peremena.classes.actions import NewClass, add_subgroups, enrol, open_classes
from peremena.classes.models import Enrolment
from peremena.journal.models import Absence
from peremena.kit.refusal import Refusal
from peremena.people.models import Pupil
from peremena.roll.actions import Order, admit, depart, take_back, take_over, transfer
from peremena.roll.models import Movement
from peremena.schools.models import Year
from tests.world.school import NOW, SYSTEM, TODAY, YEAR_START

MARK = {"by": SYSTEM, "at": NOW}
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def masha(world):
    return world.pupils["masha"]


@pytest.fixture
def other(world):
    return open_classes(year=world.year, classes=[NewClass(7, "В")], **MARK)[0]


def groups_on(pupil, day):
    rows = Enrolment.objects.filter(pupil=pupil, since__lte=day).exclude(until__lt=day)
    return sorted(e.group.title for e in rows.select_related("group__school_class"))


def history(pupil):
    rows = Enrolment.objects.filter(pupil=pupil).order_by("group", "since")
    return list(rows.values_list("group", "since", "until", "in_class"))


def test_a_transfer_changes_class_and_groups_on_its_day(masha, other):
    transfer([masha], to=other, since=TODAY, order=Order("12", TODAY), **MARK)
    assert groups_on(masha, TODAY - timedelta(days=1)) == ["7Б", "7Б, англ. 1"]
    assert groups_on(masha, TODAY) == ["7В"]
    assert Movement.objects.get(pupil=masha).order_number == "12"


@pytest.mark.parametrize("since", [TODAY, YEAR_START])
def test_undoing_a_transfer_leaves_everything_as_it_was(masha, other, since):
    before = history(masha)
    take_back(transfer([masha], to=other, since=since, **MARK), **MARK)
    assert history(masha) == before
    assert not Movement.objects.exists()


def test_there_and_back_on_one_day_is_refused(world, masha, other):
    transfer([masha], to=other, since=TODAY, **MARK)
    with pytest.raises(Refusal, match="уже записано движение с 14"):
        transfer([masha], to=world.school_class, since=TODAY, **MARK)
    with pytest.raises(Refusal, match="более поздний день"):
        depart([masha], since=TODAY - timedelta(days=3), **MARK)
    transfer([masha], to=world.school_class, since=TOMORROW, **MARK)
    assert "7Б" in groups_on(masha, TOMORROW)


def test_two_movements_of_one_day_are_refused_by_the_database_too(world, masha, other):
    found = transfer([masha], to=other, since=TODAY, **MARK)[0]
    found.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        found.save(force_insert=True)


def test_to_the_same_class_or_outside_the_year_is_refused(world, masha, other):
    with pytest.raises(Refusal, match="уже учится в 7Б"):
        transfer([masha], to=world.school_class, since=TODAY, **MARK)
    with pytest.raises(Refusal, match="этого учебного года"):
        transfer([masha], to=other, since=date(2027, 7, 1), **MARK)


def test_many_are_moved_all_or_none(world, masha, other):
    petya = world.pupils["petya"]
    depart([petya], since=TODAY, **MARK)
    with pytest.raises(Refusal, match="Сидоров Пётр"):
        transfer([masha, petya], to=other, since=TOMORROW, **MARK)
    assert "7Б" in groups_on(masha, TOMORROW)


def test_who_left_comes_back_as_returned(world, masha):
    depart([masha], since=TODAY, reason="переезд", **MARK)
    assert groups_on(masha, TODAY) == []
    with pytest.raises(Refusal, match="не числится"):
        depart([masha], since=TOMORROW, **MARK)
    assert admit([masha], to=world.school_class, since=TOMORROW, **MARK)[0].kind == "returned"


def test_only_the_latest_movement_is_undone(world, masha, other):
    first = transfer([masha], to=other, since=TODAY, **MARK)
    depart([masha], since=TOMORROW, **MARK)
    with pytest.raises(Refusal, match="Сначала отмените его"):
        take_back(first, **MARK)


def test_a_transfer_that_a_subgroup_rests_on_is_not_undone(masha, other):
    made = transfer([masha], to=other, since=TODAY, **MARK)
    half = add_subgroups(groups=[(other, "англ. 1")], **MARK)[0]
    enrol([(masha, half)], since=TOMORROW, **MARK)
    with pytest.raises(Refusal, match="снова менялись"):
        take_back(made, **MARK)
    assert groups_on(masha, TOMORROW) == ["7В", "7В, англ. 1"]


def test_an_admission_with_absences_or_in_a_closed_year_is_not_undone(world, masha):
    depart([masha], since=TODAY - timedelta(days=1), **MARK)
    made = admit([masha], to=world.school_class, since=TODAY, **MARK)
    course = world.courses["maths"]
    lesson = course.lessons.filter(day__gte=TODAY).first()
    absence = Absence.objects.create(
        school=world.school, course=course, day=lesson.day, lesson=lesson, pupil=masha, kind="н"
    )
    with pytest.raises(Refusal, match="отметки или пропуски"):
        take_back(made, **MARK)
    Absence.objects.filter(pk=absence.pk).delete()
    Year.objects.filter(pk=world.year.pk).update(closed_at=NOW)
    with pytest.raises(Refusal, match="закрыт"):
        take_back(made, **MARK)


def test_another_school_takes_the_pupil_over_with_the_family(world, canary, masha):
    depart([masha], since=TODAY, to_school=canary.school, **MARK)
    made = take_over(masha, to=canary.school_class, since=TODAY + timedelta(days=5), **MARK)
    assert Pupil.objects.get(pk=masha.pk).school == canary.school
    roles = world.users["mama"].appointments.filter(role="guardian")
    assert roles.get(school=canary.school).until is None
    assert roles.get(school=world.school).until == made.day - timedelta(days=1)
    take_back([made], **MARK)
    assert Pupil.objects.get(pk=masha.pk).school == world.school
    assert roles.get(school=world.school, until=None)
    assert not roles.filter(school=canary.school).exists()


def test_a_father_of_two_keeps_his_role_where_the_other_child_stays(world, canary):
    petya = world.pupils["petya"]
    depart([petya], since=TODAY, to_school=canary.school, **MARK)
    take_over(petya, to=canary.school_class, since=TOMORROW, **MARK)
    roles = world.users["papa"].appointments.filter(role="guardian", until=None)
    assert set(roles.values_list("school", flat=True)) == {world.school.pk, canary.school.pk}


def test_nobody_is_taken_over_unsent(canary, masha):
    with pytest.raises(Refusal, match="не ожидает зачисления"):
        take_over(masha, to=canary.school_class, since=TODAY, **MARK)
