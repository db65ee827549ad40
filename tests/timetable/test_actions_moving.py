"""Moving lessons and letting them change places."""

from datetime import date, time

import pytest

from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.journal.actions.marking import CellEntry, write_cells
from peremena.kit.refusal import Refusal
from peremena.schools import actions as schools
from peremena.schools.rules.bells import BellPlan
from peremena.timetable.actions import publish_lessons, swap_lessons, undo_move
from peremena.timetable.models import Lesson, Move, SubstitutionKind
from tests.timetable.changing import FRIDAY, absent, give, move
from tests.world.school import NOW, SYSTEM, TODAY

THURSDAY, TUESDAY = date(2026, 10, 15), date(2026, 10, 20)


@pytest.fixture
def friday(world):
    return world.lesson_on(world.maths, FRIDAY)


def test_a_moved_lesson_takes_the_bells_of_its_new_hour_and_comes_back(world, friday):
    deed = move(friday, THURSDAY, 3, friday.room)
    friday.refresh_from_db()
    assert (friday.day, friday.number, f"{friday.starts:%H:%M}") == (THURSDAY, 3, "10:30")
    undo_move(deed=deed, by=SYSTEM, at=NOW)
    friday.refresh_from_db()
    assert (friday.day, friday.number) == (FRIDAY, 1)
    with pytest.raises(Refusal, match="уже отменён"):
        undo_move(deed=deed, by=SYSTEM, at=NOW)


def test_a_moved_lesson_rings_as_the_weekday_and_the_date_do(world, friday):
    times = tuple((time(hour), time(hour, 30)) for hour in (9, 10))
    plans = [
        BellPlan("Короткий четверг", times, weekdays=(4,)),
        BellPlan("Праздник", ((time(12), time(12, 20)),), days=(TUESDAY,)),
    ]
    for plan in plans:
        schools.add_bells(school=world.school, plan=plan, by=SYSTEM, at=NOW)
    move(friday, THURSDAY, 2, friday.room)
    friday.refresh_from_db()
    assert (friday.starts, friday.ends) == times[1]
    with pytest.raises(Refusal, match="нет 2-го урока"):
        move(friday, TUESDAY, 2, friday.room)


def test_moved_twice_it_still_knows_its_place_in_the_timetable(world, friday):
    move(friday, THURSDAY, 3, friday.room)
    move(friday, THURSDAY, 4, friday.room)
    standing = Move.objects.get(lesson=friday, undone_at=None)
    assert (standing.was_day, standing.was_number) == (FRIDAY, 1)


def test_publishing_again_does_not_make_a_moved_lesson_twice(world, friday):
    move(friday, THURSDAY, 3, friday.room)
    publish_lessons(year=world.year, since=TODAY, until=date(2026, 10, 23), by=SYSTEM, at=NOW)
    assert not Lesson.objects.filter(course=world.maths, day=FRIDAY).exists()


@pytest.mark.parametrize(
    ("day", "number", "words"),
    [
        (date(2026, 10, 13), 3, "уже прошло"),
        (date(2026, 10, 18), 3, "нерабочий день .воскресенье."),
        (date(2026, 10, 28), 3, "нерабочий день .Осенние каникулы."),
        (date(2027, 7, 1), 3, "не входит в учебный год"),
        (THURSDAY, 9, "нет 9-го урока"),
        (TUESDAY, 2, "У этих учеников в это время другой урок"),
        (FRIDAY, 1, "там урок и стоит"),
    ],
)
def test_a_lesson_goes_nowhere_senseless(world, friday, day, number, words):
    with pytest.raises(Refusal, match=words):
        move(friday, day, number, friday.room)


def test_a_busy_teacher_a_taken_room_and_an_absent_teacher_are_named(world, friday):
    give(friday, world.teachers["smirnov"])
    with pytest.raises(
        Refusal, match="Смирнов О. И. в это время ведёт другой урок".replace(" ", ".")
    ):
        move(friday, TUESDAY, 2, friday.room)
    english = world.lesson_on(world.courses["english 2"], TUESDAY)
    move(english, TUESDAY, 3, friday.room)
    first = world.lesson_on(world.courses["english 1"], TUESDAY)
    with pytest.raises(Refusal, match="Кабинет 12 в это время занят"):
        move(first, TUESDAY, 3, friday.room)
    absent(world.teachers["smirnov"], since=THURSDAY, until=THURSDAY)
    with pytest.raises(Refusal, match="отсутствует"):
        move(friday, THURSDAY, 3, friday.room)


def test_marks_hold_a_lesson_on_its_day_a_topic_asks_for_a_decision(world):
    lesson = world.lesson_on(world.maths, TODAY)
    write_lessons([LessonNote(lesson.pk, LessonText("Дроби"))], by=SYSTEM, at=NOW)
    with pytest.raises(Refusal, match="подтвердите") as refused:
        move(lesson, TODAY, 4, lesson.room)
    assert refused.value.field == "anyway"
    move(lesson, TODAY, 4, lesson.room, anyway=True)
    masha = world.pupils["masha"]
    write_cells(
        course=world.maths,
        entries=[CellEntry(lesson.pk, masha.pk, "5")],
        by=SYSTEM,
        at=NOW,
        today=TODAY,
    )
    with pytest.raises(Refusal, match="стоят отметки"):
        move(lesson, THURSDAY, 4, lesson.room, anyway=True)


def test_a_cancelled_lesson_is_not_moved(world, friday):
    give(friday, None, SubstitutionKind.CANCELLED)
    with pytest.raises(Refusal, match="переносить нечего"):
        move(friday, THURSDAY, 3, friday.room)


def test_two_lessons_change_places_and_come_back_together(world, friday):
    english = world.lesson_on(world.courses["english 1"], TUESDAY)
    move(world.lesson_on(world.courses["english 2"], TUESDAY), THURSDAY, 5)
    deed = swap_lessons(first=friday, second=english, by=SYSTEM, at=NOW, today=TODAY)
    friday.refresh_from_db()
    english.refresh_from_db()
    assert (friday.day, friday.number) == (TUESDAY, 2)
    assert (english.day, english.number) == (FRIDAY, 1)
    undo_move(deed=deed, by=SYSTEM, at=NOW)
    friday.refresh_from_db()
    assert friday.day == FRIDAY


def test_a_new_room_changes_nothing_else(world, friday):
    room = schools.add_rooms(school=world.school, names=["14"], by=SYSTEM, at=NOW)["14"]
    move(friday, FRIDAY, 1, room)
    friday.refresh_from_db()
    assert (friday.day, friday.number, friday.room) == (FRIDAY, 1, room)


def test_a_lesson_does_not_go_where_its_course_has_a_cancelled_one(world, friday):
    wednesday = date(2026, 10, 21)
    give(world.lesson_on(world.maths, wednesday), None, SubstitutionKind.CANCELLED)
    with pytest.raises(Refusal, match="у этого предмета уже стоит урок"):
        move(friday, wednesday, 1, friday.room)
