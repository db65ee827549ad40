"""A draft becomes the timetable from a day on, and can be taken back."""

from datetime import date

import pytest

from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.kit.refusal import Refusal
from peremena.timetable.actions import board
from peremena.timetable.actions.drafts import begin_draft, delete_draft, describe_draft
from peremena.timetable.actions.publications import (
    ask_publication,
    carry_out,
    undo_publication,
)
from peremena.timetable.models import Lesson, Publication, Slot, Timetable, TimetableState
from tests.timetable.weeks import NEXT_MONDAY, copy, current, slot_at, spot_of
from tests.world.school import NOW, SYSTEM, TODAY

MARK = {"by": SYSTEM, "at": NOW}


def moved(world, **changes) -> Timetable:
    """A copy in which Monday's mathematics stands elsewhere."""
    draft = copy(world)
    slot = slot_at(draft, 1, 1)
    spot = spot_of(slot, **changes or {"number": 3})
    board.change_slot(draft, slot_id=slot.pk, spot=spot, **MARK)
    return draft


def published(draft, since=NEXT_MONDAY) -> Publication:
    asked = ask_publication(draft, since=since, despite_clashes=False, **MARK)
    carry_out(asked, tell=lambda done, steps: None, **MARK)
    asked.refresh_from_db()
    return asked


def days(course, since=NEXT_MONDAY):
    rows = course.lessons.filter(day__range=(since, date(2026, 10, 25)))
    return sorted(rows.values_list("day", "number"))


def test_publishing_moves_lessons_from_the_day_on_and_keeps_the_others(world):
    friday = world.lesson_on(world.maths, date(2026, 10, 23))
    before = Lesson.objects.filter(day__lt=NEXT_MONDAY).count()
    done = published(moved(world))
    assert days(world.maths) == [
        (date(2026, 10, 19), 3),
        (date(2026, 10, 21), 1),
        (date(2026, 10, 23), 1),
    ]
    assert world.lesson_on(world.maths, date(2026, 10, 23)).pk == friday.pk
    assert Lesson.objects.filter(day__lt=NEXT_MONDAY).count() == before
    assert done.removed == 1
    assert done.kept == 0


def test_a_new_teacher_comes_to_the_same_lessons_but_a_substitute_stays(world):
    substitute = world.teachers["zavuch"]
    kept = world.lesson_on(world.maths, date(2026, 10, 19))
    Lesson.objects.filter(pk=kept.pk).update(teacher=substitute)
    changed = world.lesson_on(world.maths, date(2026, 10, 21))
    draft = copy(world)
    smirnov = world.teachers["smirnov"]
    for slot in Slot.objects.filter(timetable=draft, course=world.maths):
        spot = spot_of(slot, teacher_id=smirnov.pk)
        board.change_slot(draft, slot_id=slot.pk, spot=spot, **MARK)
    published(draft)
    changed.refresh_from_db()
    kept.refresh_from_db()
    assert (changed.teacher, kept.teacher) == (smirnov, substitute)


def test_a_written_lesson_is_never_removed_in_silence(world):
    monday = world.lesson_on(world.maths, NEXT_MONDAY)
    write_lessons([LessonNote(monday.pk, LessonText("Дроби"))], **MARK)
    done = published(moved(world))
    assert done.kept == 1
    assert Lesson.objects.filter(pk=monday.pk).exists()


def test_it_can_be_undone_until_somebody_fills_a_lesson(world):
    before = days(world.maths)
    old = current(world)
    done = published(moved(world))
    undo_publication(done, **MARK)
    assert days(world.maths) == before
    assert Timetable.objects.get(pk=done.timetable_id).state == TimetableState.DRAFT
    assert current(world) == old
    again = published(Timetable.objects.get(pk=done.timetable_id))
    lesson = Lesson.objects.get(course=world.maths, day=NEXT_MONDAY)
    write_lessons([LessonNote(lesson.pk, LessonText("Дроби"))], **MARK)
    with pytest.raises(Refusal, match="уже заполняют, первый — 19"):
        undo_publication(again, **MARK)


def test_a_version_of_the_same_day_takes_the_place_of_the_other(world):
    first = published(moved(world))
    draft = copy(world)
    slot = slot_at(draft, 1, 3)
    board.change_slot(draft, slot_id=slot.pk, spot=spot_of(slot, number=4), **MARK)
    second = published(draft)
    assert second.replaces_id == first.timetable_id
    assert days(world.maths)[0] == (date(2026, 10, 19), 4)
    undo_publication(second, **MARK)
    assert days(world.maths)[0] == (date(2026, 10, 19), 3)


def test_days_that_are_over_are_not_planned_anew(world):
    with pytest.raises(Refusal, match="Прошедшие уроки не переписываются"):
        ask_publication(copy(world), since=date(2026, 10, 5), despite_clashes=False, **MARK)
    with pytest.raises(Refusal, match="Расписание может начать действовать"):
        ask_publication(copy(world), since=date(2027, 6, 5), despite_clashes=False, **MARK)


def test_an_empty_draft_is_not_published(world):
    draft = begin_draft(year=world.year, since=TODAY, **MARK)
    with pytest.raises(Refusal, match="ни одного урока"):
        ask_publication(draft, since=TODAY, despite_clashes=False, **MARK)


def test_clashes_are_counted_before_publishing(world):
    draft = copy(world)
    Slot.objects.filter(timetable=draft, weekday=2).update(weekday=1, number=1)
    with pytest.raises(Refusal, match="В черновике 2\u00a0накладки"):
        ask_publication(draft, since=NEXT_MONDAY, despite_clashes=False, **MARK)
    assert ask_publication(draft, since=NEXT_MONDAY, despite_clashes=True, **MARK).pk


def test_a_draft_is_described_and_thrown_away(world):
    draft = copy(world)
    describe_draft(draft, since=TODAY, weeks=2, **MARK)
    assert (draft.since, draft.weeks) == (TODAY, 2)
    Slot.objects.filter(timetable=draft, weekday=1).update(week=2)
    with pytest.raises(Refusal, match="отдельных недель"):
        describe_draft(draft, since=TODAY, weeks=1, **MARK)
    delete_draft(draft, **MARK)
    assert not Timetable.objects.filter(pk=draft.pk).exists()
