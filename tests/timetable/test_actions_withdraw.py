"""A new timetable takes lessons back; homework finds its new day."""

from datetime import date

from peremena.journal.actions.lessons import (
    LessonNote,
    LessonText,
    find_due_lessons,
    write_lessons,
)
from peremena.journal.models import Homework
from peremena.timetable.actions import publish_lessons, withdraw_lessons
from peremena.timetable.models import Lesson
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
