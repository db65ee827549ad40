"""Absent teachers, substitutes, cancelled and joined lessons."""

from datetime import date

import pytest

from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.kit.refusal import Refusal
from peremena.timetable.actions import (
    NewAbsence,
    change_absence,
    undo_substitution,
    withdraw_absence,
    withdraw_lessons,
)
from peremena.timetable.actions.load import hand_over
from peremena.timetable.models import Lesson, LessonState, Substitution, SubstitutionKind
from peremena.timetable.rules.hours import Away
from peremena.trail.models import Event
from tests.timetable.changing import FRIDAY, absent, give
from tests.world.school import NOW, SYSTEM, TODAY

TUESDAY = date(2026, 10, 20)


@pytest.fixture
def lesson(world):
    return world.lesson_on(world.maths, TODAY)


def write_down(lesson):
    write_lessons([LessonNote(lesson.pk, LessonText("Дроби"))], by=SYSTEM, at=NOW)


def test_a_substitute_gives_the_lesson_and_the_record_keeps_who_gave_it_before(world, lesson):
    absence = absent(world.teachers["petrova"])
    made = give(lesson, world.teachers["smirnov"])
    lesson.refresh_from_db()
    assert lesson.teacher == world.teachers["smirnov"]
    assert (made.was_teacher, made.absence_id) == (world.teachers["petrova"], absence.pk)
    assert Event.objects.filter(name="timetable.lesson.substituted", subject_id=lesson.pk).exists()


def test_taking_it_back_gives_the_lesson_to_its_teacher(world, lesson):
    made = give(lesson, world.teachers["smirnov"])
    undo_substitution(substitution=made, by=SYSTEM, at=NOW)
    lesson.refresh_from_db()
    assert lesson.teacher == world.teachers["petrova"]
    with pytest.raises(Refusal, match="уже отменена"):
        undo_substitution(substitution=made, by=SYSTEM, at=NOW)


def test_a_lesson_taken_back_goes_to_whoever_has_the_course_by_then(world):
    friday = world.lesson_on(world.maths, FRIDAY)
    made = give(friday, world.teachers["zavuch"])
    changes = [(world.maths, world.teachers["smirnov"])]
    hand_over(changes, since=FRIDAY, by=SYSTEM, at=NOW)
    undo_substitution(substitution=made, by=SYSTEM, at=NOW)
    friday.refresh_from_db()
    assert friday.teacher == world.teachers["smirnov"]


def test_a_second_substitute_replaces_the_first_and_the_owner_stays_the_owner(world, lesson):
    give(lesson, world.teachers["smirnov"])
    second = give(lesson, world.teachers["zavuch"])
    assert second.was_teacher == world.teachers["petrova"]
    assert Substitution.objects.get(lesson=lesson, undone_at=None) == second


def test_a_cancelled_lesson_comes_back(world, lesson):
    made = give(lesson, None, SubstitutionKind.CANCELLED)
    lesson.refresh_from_db()
    assert lesson.state == LessonState.CANCELLED
    undo_substitution(substitution=made, by=SYSTEM, at=NOW)
    lesson.refresh_from_db()
    assert lesson.state == LessonState.PLANNED


def test_nobody_replaces_himself(world, lesson):
    with pytest.raises(Refusal, match="и так ведёт этот урок"):
        give(lesson, world.teachers["petrova"])


def test_a_teacher_of_another_school_is_refused(world, canary, lesson):
    with pytest.raises(Refusal, match="не работает в этой школе"):
        give(lesson, canary.teachers["canary_teacher"])


def test_a_teacher_who_is_away_is_refused(world, lesson):
    absent(world.teachers["smirnov"], reason="trip")
    with pytest.raises(Refusal, match="отсутствует"):
        give(lesson, world.teachers["smirnov"])


def test_a_teacher_is_busy_with_lessons_that_only_the_load_gives_him(world):
    english = Lesson.objects.filter(course=world.courses["english 1"], day=TUESDAY)
    english.update(teacher=None)
    other = world.lesson_on(world.courses["english 2"], TUESDAY)
    with pytest.raises(Refusal, match="в это время ведёт урок — 7Б, англ"):
        give(other, world.teachers["smirnov"])


def test_a_busy_teacher_may_join_groups_but_not_give_a_second_lesson(world):
    english = world.lesson_on(world.courses["english 1"], TUESDAY)
    with pytest.raises(Refusal, match="в это время ведёт урок — 7Б, англ"):
        give(english, world.teachers["zavuch"])
    give(english, world.teachers["zavuch"], SubstitutionKind.JOINED)
    with pytest.raises(Refusal, match="объединять не с кем"):
        give(english, world.teachers["petrova"], SubstitutionKind.JOINED)


def test_a_lesson_that_is_written_down_keeps_its_teacher(world, lesson):
    made = give(lesson, world.teachers["smirnov"])
    write_down(lesson)
    with pytest.raises(Refusal, match="уже записан в журнале"):
        give(lesson, world.teachers["zavuch"])
    with pytest.raises(Refusal, match="уже записан в журнале"):
        undo_substitution(substitution=made, by=SYSTEM, at=NOW)


def test_a_substituted_lesson_survives_a_new_timetable(world):
    lesson = world.lesson_on(world.maths, FRIDAY)
    give(lesson, world.teachers["smirnov"])
    withdraw_lessons(year=world.year, since=FRIDAY, until=FRIDAY, by=SYSTEM, at=NOW)
    assert Lesson.objects.filter(pk=lesson.pk).exists()


def test_overlapping_and_backward_absences_are_refused(world):
    petrova = world.teachers["petrova"]
    absent(petrova, until=FRIDAY)
    with pytest.raises(Refusal, match="уже записан") as refused:
        absent(petrova, since=FRIDAY, until=FRIDAY)
    assert refused.value.field == "since"
    with pytest.raises(Refusal, match="раньше первого"):
        absent(petrova, since=date(2026, 10, 22), until=date(2026, 10, 20))
    with pytest.raises(Refusal, match="урок раньше первого"):
        absent(petrova, since=date(2026, 10, 22), until=date(2026, 10, 22), first=4, last=2)


def test_hours_of_one_day_do_not_overlap(world):
    absent(world.teachers["petrova"], last=2)
    absent(world.teachers["petrova"], first=3)


def test_coming_back_earlier_frees_the_lessons_that_nobody_has_written(world, lesson):
    absence = absent(world.teachers["petrova"], until=FRIDAY)
    friday = world.lesson_on(world.maths, FRIDAY)
    give(lesson, world.teachers["smirnov"])
    give(friday, world.teachers["smirnov"])
    shorter = NewAbsence(Away(TODAY, 0, TODAY, 99), "ill", "12-к", TODAY)
    assert change_absence(absence=absence, new=shorter, by=SYSTEM, at=NOW) == 1
    friday.refresh_from_db()
    assert friday.teacher == world.teachers["petrova"]
    write_down(lesson)
    assert withdraw_absence(absence=absence, by=SYSTEM, at=NOW) == 0
    lesson.refresh_from_db()
    assert lesson.teacher == world.teachers["smirnov"]
    with pytest.raises(Refusal, match="уже отменена"):
        withdraw_absence(absence=absence, by=SYSTEM, at=NOW)
