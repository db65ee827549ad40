"""Lessons on the board: placed, moved, exchanged, removed; what cannot be is refused in words."""

from datetime import time

import pytest

from peremena.classes import actions as classes
from peremena.classes.models import GroupKind
from peremena.kit.refusal import Conflict, Refusal
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from peremena.timetable.actions import board
from peremena.timetable.actions.board import LimitReached
from peremena.timetable.models import Slot
from tests.timetable.weeks import copy, current, slot_at, spot_of
from tests.world.school import NOW, SYSTEM

MARK = {"by": SYSTEM, "at": NOW}


@pytest.fixture
def draft(world):
    return copy(world)


def test_a_lesson_moves_to_a_free_hour(draft):
    slot = slot_at(draft, 1, 1)
    board.change_slot(draft, slot_id=slot.pk, spot=spot_of(slot, number=3), **MARK)
    assert slot_at(draft, 1, 3).pk == slot.pk
    draft.refresh_from_db()
    assert draft.revision == 1


def test_pupils_cannot_have_two_lessons_at_once(draft):
    slot = slot_at(draft, 1, 1)
    with pytest.raises(Refusal, match=r"У этих учеников в это время Английский язык, 7Б, англ. 1"):
        board.change_slot(draft, slot_id=slot.pk, spot=spot_of(slot, weekday=2, number=2), **MARK)
    assert slot_at(draft, 1, 1).pk == slot.pk


def test_subgroups_of_a_class_stand_together(world, draft):
    first, second = Slot.objects.filter(timetable=draft, weekday=2).order_by("pk")
    spot = spot_of(second, number=4)
    board.change_slot(draft, slot_id=second.pk, spot=spot, **MARK)
    board.change_slot(draft, slot_id=first.pk, spot=spot_of(first, number=4), **MARK)
    assert draft.slots.filter(weekday=2, number=4).count() == 2


def test_a_teacher_cannot_be_twice_at_one_hour(world, draft):
    first, second = Slot.objects.filter(timetable=draft, weekday=2).order_by("pk")
    spot = spot_of(second, teacher_id=first.teacher_id)
    with pytest.raises(Refusal, match="в это время ведёт: Английский язык"):
        board.change_slot(draft, slot_id=second.pk, spot=spot, **MARK)


def test_the_own_room_does_not_let_a_teacher_be_twice_at_one_hour(world, draft):
    [elder] = classes.open_classes(year=world.year, classes=[classes.NewClass(9, "А")], **MARK)
    whole = elder.groups.get(kind=GroupKind.WHOLE)
    new = [NewCourse(whole, world.maths.subject)]
    [course] = studies.open_courses(year=world.year, courses=new, **MARK)
    spot = spot_of(slot_at(draft, 1, 1))
    with pytest.raises(Refusal, match="в это время ведёт: Математика, 7Б") as refused:
        board.place_slot(draft, course_id=course.pk, spot=spot, force=True, **MARK)
    assert not isinstance(refused.value, LimitReached)


def test_a_lesson_outside_the_bells_is_refused(draft):
    slot = slot_at(draft, 1, 1)
    with pytest.raises(Refusal, match="В звонках нет урока с номером 9"):
        board.change_slot(draft, slot_id=slot.pk, spot=spot_of(slot, number=9), **MARK)


def test_a_taken_room_may_be_used_with_a_reason(world, draft):
    room = slot_at(draft, 1, 1).room
    first, second = Slot.objects.filter(timetable=draft, weekday=2).order_by("pk")
    board.change_slot(draft, slot_id=first.pk, spot=spot_of(first, room_id=room.pk), **MARK)
    spot = spot_of(second, room_id=room.pk)
    with pytest.raises(LimitReached, match="Кабинет 12 занят"):
        board.change_slot(draft, slot_id=second.pk, spot=spot, **MARK)
    board.change_slot(draft, slot_id=second.pk, spot=spot, force=True, note="большой зал", **MARK)
    assert Slot.objects.get(pk=second.pk).note == "большой зал"


def test_the_day_of_a_class_has_a_limit(world, draft):
    for number in (7, 8):
        hours = {"starts": time(8 + number, 0), "ends": time(8 + number, 45)}
        world.school.bell_schedules.get().bells.create(number=number, **hours)
    for number in range(2, 8):
        spot = spot_of(slot_at(draft, 1, 1), number=number)
        board.place_slot(draft, course_id=world.maths.pk, spot=spot, **MARK)
    spot = spot_of(slot_at(draft, 1, 1), number=8)
    with pytest.raises(LimitReached, match="станет 8\u00a0уроков в день, а можно не больше 7"):
        board.place_slot(draft, course_id=world.maths.pk, spot=spot, **MARK)


def test_a_colleagues_change_is_told_and_not_overwritten(draft):
    slot = slot_at(draft, 1, 1)
    seen = spot_of(slot)
    board.change_slot(draft, slot_id=slot.pk, spot=spot_of(slot, number=3), **MARK)
    with pytest.raises(Conflict, match=r"теперь он стоит пн, 3 урок"):
        board.change_slot(
            draft, slot_id=slot.pk, spot=spot_of(slot, number=5), replaces=seen, **MARK
        )
    board.remove_slot(draft, slot_id=slot.pk, **MARK)
    with pytest.raises(Conflict, match="уже убрали"):
        board.remove_slot(draft, slot_id=slot.pk, **MARK)


def test_two_lessons_change_places(draft):
    first, second = slot_at(draft, 1, 1), Slot.objects.filter(timetable=draft, weekday=2)[0]
    other = Slot.objects.filter(timetable=draft, weekday=2).exclude(pk=second.pk).get()
    board.remove_slot(draft, slot_id=other.pk, **MARK)
    board.exchange_slots(draft, first_id=first.pk, second_id=second.pk, **MARK)
    assert slot_at(draft, 2, 2).pk == first.pk
    assert slot_at(draft, 1, 1).pk == second.pk


def test_a_published_version_refuses_changes(world):
    version = current(world)
    slot = slot_at(version, 1, 1)
    with pytest.raises(Refusal, match="сделайте черновик"):
        board.remove_slot(version, slot_id=slot.pk, **MARK)
