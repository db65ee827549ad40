"""Marks and missed lessons by subject."""

from datetime import date
from fractions import Fraction

import pytest

from peremena.classes import actions as classes
from peremena.diary.queries.marks import marks_of_term
from peremena.schools.models import Term, TermKind
from peremena.studies.models import RuleSet
from tests.diary.writing import describe, write
from tests.world.school import NOW, SYSTEM, TODAY

MONDAYS = (date(2026, 9, 28), date(2026, 10, 5), date(2026, 10, 12))


@pytest.fixture
def masha(world):
    return world.pupils["masha"]


def subject(pupil, name="Математика", number=None):
    found = marks_of_term(pupil_id=pupil.pk, number=number, today=TODAY)
    return next(s for s in found.subjects if s.name == name)


def test_the_average_is_weighted_and_the_plain_one_stands_beside_it(world, masha):
    for day, text, weight in zip(MONDAYS, ("5", "5", "4"), (3, 1, 5), strict=True):
        describe(write(world, text, day=day), weight=weight)
    found = subject(masha)
    assert found.average.value == Fraction(40, 9)
    assert found.plain.value == Fraction(14, 3)
    assert found.average_text == "4,44"


@pytest.mark.req("P13")
def test_each_mark_shows_how_it_moved_the_average(world, masha):
    for day, text in zip(MONDAYS, ("5", "3/4", "осв"), strict=True):
        write(world, text, day=day)
    steps = [(s.cell.text, s.average, s.moved) for s in subject(masha).steps]
    assert steps == [("5", "5,00", None), ("3/4", "4,00", -1), ("осв", "4,00", 0)]


def test_a_school_that_does_not_weigh_works_counts_them_alike(world, masha):
    RuleSet.objects.filter(school=world.school).update(weighted=False)
    describe(write(world, "5", day=MONDAYS[0]), weight=9)
    write(world, "3", day=MONDAYS[1])
    assert subject(masha).average.value == 4


def test_missed_lessons_are_counted_among_those_held(world, masha):
    write(world, "н", day=MONDAYS[0])
    write(world, "п", day=MONDAYS[1])
    write(world, "о5", day=MONDAYS[2])
    found = subject(masha).absences
    assert (found.missed, found.excused, found.late, found.held) == (2, 1, 1, 19)


def test_lessons_before_the_pupil_came_are_not_his(world, masha):
    world.whole.enrolments.filter(pupil=masha).update(since=MONDAYS[2])
    assert subject(masha).absences.held == 2


def test_a_pupil_who_changed_the_group_keeps_his_marks(world, masha):
    write(world, "5", day=date(2026, 9, 29), course=world.courses["english 1"])
    other = world.courses["english 2"]
    masha.enrolments.filter(group=world.courses["english 1"].group).update(until=MONDAYS[1])
    classes.enrol([(masha, other.group)], since=date(2026, 10, 6), by=SYSTEM, at=NOW)
    write(world, "3", day=date(2026, 10, 13), course=other)
    found = subject(masha, "Английский язык")
    assert [c.text for c in found.cells] == ["5", "3"]
    assert found.average.value == 4


def test_a_subject_of_half_years_is_shown_from_the_beginning_of_its_own(world, masha):
    Term.objects.create(
        year=world.year, kind=TermKind.HALF_YEAR, number=1,
        since=date(2026, 9, 1), until=date(2026, 12, 30),
    )  # fmt: skip
    world.courses["english 1"].term_kind = TermKind.HALF_YEAR
    world.courses["english 1"].save()
    write(world, "5", day=date(2026, 9, 29), course=world.courses["english 1"])
    found = subject(masha, "Английский язык", number=2)
    assert (found.term, [c.text for c in found.cells]) == ("1 полугодие", ["5"])
    assert subject(masha, "Математика", number=2).term == ""


def test_another_term_has_its_own_marks(world, masha):
    write(world, "5")
    assert not subject(masha, number=2).cells
    assert subject(masha, number=1).cells


def test_there_is_no_fifth_quarter(masha):
    assert marks_of_term(pupil_id=masha.pk, number=5, today=TODAY) is None


def test_in_summer_the_last_term_is_shown(masha):
    found = marks_of_term(pupil_id=masha.pk, number=None, today=date(2027, 7, 1))
    assert found.term.number == 4


def test_marks_of_a_term_cost_four_statements(world, masha, django_assert_num_queries):
    def read():
        with django_assert_num_queries(4):
            return marks_of_term(pupil_id=masha.pk, number=None, today=TODAY)

    read()
    for day in MONDAYS:
        write(world, "5/4", day=day)
    assert len(read().subjects) == 2
