"""Describing works and commenting on marks."""

from fractions import Fraction

import pytest

from peremena.journal.actions.columns import Comment, Work, comment_marks, describe_works
from peremena.journal.actions.marking import CellEntry, write_cells
from peremena.journal.actions.terms import close_term
from peremena.journal.models import Column, Mark
from peremena.kit.refusal import Refusal
from peremena.studies.models import WorkType
from peremena.trail.queries import history
from tests.world.school import NOW, SYSTEM, TODAY


@pytest.fixture
def lessons(world):
    """The mathematics lessons of the week so far."""
    return list(world.maths.lessons.filter(day__range=(TODAY.replace(day=12), TODAY)))


@pytest.fixture
def control(world):
    return WorkType.objects.get(school=world.school, name="Контрольная работа")


def write(world, lesson, text):
    entry = CellEntry(lesson.pk, world.pupils["masha"].pk, text)
    return write_cells(course=world.maths, entries=[entry], by=SYSTEM, at=NOW, today=TODAY)


def test_works_of_many_lessons_are_described_at_once(
    lessons, control, django_assert_max_num_queries
):
    works = [Work(x.pk, control, 5, f"№ {n}") for n, x in enumerate(lessons)]
    with django_assert_max_num_queries(8):
        columns = describe_works(works, by=SYSTEM, at=NOW)
    assert [columns[x.pk].title for x in lessons] == [f"№ {n}" for n in range(len(lessons))]
    assert all(Column.objects.get(lesson=x).work_type == control for x in lessons)


def test_a_new_weight_counts_for_marks_that_stand_already(world, lessons, control):
    write(world, lessons[0], "5")
    write(world, lessons[1], "2")
    describe_works([Work(lessons[0].pk, control, 5)], by=SYSTEM, at=NOW)
    answer = write(world, lessons[1], "3")
    assert answer.averages[world.pupils["masha"].pk].value == Fraction(5 * 5 + 3, 6)


def test_the_trail_tells_what_the_work_was_before(lessons, control):
    for weight in (5, 4):
        describe_works([Work(lessons[0].pk, control, weight)], by=SYSTEM, at=NOW)
    told = history(subject="lesson", subject_id=lessons[0].pk, person_id=None)
    assert [h.before and h.before["weight"] for h in told] == [None, 5]


def test_a_wrong_weight_is_refused_and_nothing_is_described(lessons, control):
    works = [Work(lessons[0].pk, control, 5), Work(lessons[1].pk, control, 11)]
    with pytest.raises(Refusal, match="от 1 до 10"):
        describe_works(works, by=SYSTEM, at=NOW)
    assert not Column.objects.filter(lesson__in=lessons).exists()


def test_a_comment_stands_at_the_last_mark_of_its_cell(world, lessons):
    masha = world.pupils["masha"]
    write(world, lessons[0], "5/4")
    comment_marks([Comment(lessons[0].pk, masha.pk, "Молодец")], by=SYSTEM, at=NOW)
    stand = Mark.objects.filter(pupil=masha, day=lessons[0].day).order_by("nth")
    assert [mark.comment for mark in stand] == ["", "Молодец"]


def test_a_cell_without_a_mark_takes_no_comment(world, lessons):
    write(world, lessons[0], "5")
    comments = [Comment(x.pk, world.pupils["masha"].pk, "Молодец") for x in lessons]
    with pytest.raises(Refusal, match="Сначала поставьте отметку"):
        comment_marks(comments, by=SYSTEM, at=NOW)
    assert not Mark.objects.exclude(comment="").exists()


def test_a_closed_term_refuses_works_and_comments(world, lessons, control):
    write(world, lessons[0], "5")
    close_term(term=world.year.terms.get(number=1), reason="", by=SYSTEM, at=NOW)
    with pytest.raises(Refusal, match="период закрыт"):
        describe_works([Work(lessons[0].pk, control, 5)], by=SYSTEM, at=NOW)
    with pytest.raises(Refusal, match="период закрыт"):
        comment_marks(
            [Comment(lessons[0].pk, world.pupils["masha"].pk, "Молодец")], by=SYSTEM, at=NOW
        )
