"""A new timetable takes lessons back; homework finds its new day."""

from datetime import date

from peremena.journal.actions.lessons import (
    LessonNote,
    LessonText,
    find_due_lessons,
    write_lessons,
)
from peremena.journal.models import Homework
from peremena.timetable.actions import (
    publish_lessons,
    undo_move,
    undo_substitution,
    withdraw_lessons,
)
from peremena.timetable.actions.control_works import withdraw_control_work
from peremena.timetable.models import Lesson
from tests.timetable.changing import FRIDAY, give, move, planned
from tests.world.school import NOW, SYSTEM, TODAY


def test_homework_moves_to_the_lesson_of_the_new_timetable(world):
    lesson = world.lesson_on(world.maths, TODAY)
    note = LessonNote(lesson.pk, LessonText(homework="§ 4"))
    write_lessons([note], by=SYSTEM, at=NOW)
    days = {"since": date(2026, 10, 15), "until": date(2026, 10, 23)}
    due = Homework.objects.get(pk=lesson.pk).due_id
    assert withdraw_lessons(year=world.year, **days, by=SYSTEM, at=NOW) > 0
    assert not Lesson.objects.filter(pk=due).exists()
    publish_lessons(year=world.year, **days, by=SYSTEM, at=NOW)
    assert find_due_lessons(year=world.year, by=SYSTEM, at=NOW) == 1
    assert Homework.objects.get(pk=lesson.pk).due.day == date(2026, 10, 16)


def test_what_was_taken_back_does_not_keep_a_lesson(world):
    lesson = world.lesson_on(world.maths, FRIDAY)
    undo_substitution(substitution=give(lesson, world.teachers["smirnov"]), by=SYSTEM, at=NOW)
    undo_move(deed=move(lesson, date(2026, 10, 15), 3), by=SYSTEM, at=NOW)
    work = planned(world, FRIDAY, despite="решение педсовета")
    days = {"since": FRIDAY, "until": FRIDAY}
    withdraw_lessons(year=world.year, **days, by=SYSTEM, at=NOW)
    assert Lesson.objects.filter(pk=lesson.pk).exists()  # the control work stands
    withdraw_control_work(work=work, by=SYSTEM, at=NOW)
    withdraw_lessons(year=world.year, **days, by=SYSTEM, at=NOW)
    assert not Lesson.objects.filter(pk=lesson.pk).exists()
