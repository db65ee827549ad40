"""What stands against a place."""

from datetime import time

import pytest

from peremena.studies.rules.weekly_limits import lessons_a_week
from peremena.timetable.rules.clashes import Occupied, meet
from peremena.timetable.rules.limits import lessons_a_day
from peremena.timetable.rules.placing import Kind, OfClass, against_limits, in_the_way, windows


def hour(lesson="a", *, at=(0, 1, 1), teachers="", rooms="", pupils="", span=None):
    needs = frozenset(teachers), frozenset(rooms), frozenset(pupils)
    return Occupied(lesson, *at, *needs, span=span)


def kinds(*others, here=None):
    return [o.kind for o in in_the_way(here or hour(teachers="x", rooms="r", pupils="1"), others)]


def test_pupils_outweigh_teacher_and_room():
    assert kinds(hour("b", teachers="x", rooms="r", pupils="1")) == [Kind.PUPILS]


def test_a_teacher_in_one_room_with_two_classes_gives_a_joint_lesson():
    assert kinds(hour("b", teachers="x", rooms="r", pupils="2")) == [Kind.JOINT]
    assert kinds(hour("b", teachers="x", rooms="s", pupils="2")) == [Kind.TEACHER]


def test_a_taken_room_is_a_limit():
    assert kinds(hour("b", teachers="y", rooms="r", pupils="2")) == [Kind.ROOM]


def test_shifts_that_count_alike_meet_only_where_their_bells_overlap():
    morning = time(8), time(8, 45)
    noon = time(14), time(14, 45)
    late = time(14, 30), time(15, 15)
    assert not meet(hour(span=morning), hour(span=noon))
    assert meet(hour(at=(0, 1, 7), span=noon), hour(at=(0, 1, 1), span=late))
    assert not meet(hour(at=(1, 1, 1)), hour(at=(2, 1, 1)))


@pytest.mark.parametrize(
    ("grade", "day", "five", "six"),
    [(1, 4, 21, 21), (4, 5, 23, 26), (5, 6, 29, 32), (7, 7, 32, 35), (11, 7, 34, 37)],
)
def test_the_limits_are_those_of_the_sanitary_rules(grade, day, five, six):
    assert lessons_a_day(grade) == day
    assert (lessons_a_week(grade, days=5), lessons_a_week(grade, days=6)) == (five, six)


def test_a_class_without_a_grade_has_no_limits():
    assert lessons_a_day(0) is None
    assert lessons_a_week(0, days=5) is None


def against(grade, taken, at=(0, 1, 9)):
    return [o.kind for o in against_limits(hour(at=at), [OfClass("c", grade, 5, taken)])]


def test_a_subgroup_beside_another_adds_no_lesson():
    full = [(0, 1, n) for n in range(1, 7)]
    assert against(5, full, at=(0, 1, 6)) == []
    assert against(5, full, at=(0, 1, 7)) == [Kind.DAY]


def test_small_children_may_have_one_longer_day_a_week():
    monday = [(0, 1, n) for n in range(1, 5)]
    assert against(1, monday, at=(0, 1, 5)) == []
    tuesday = [(0, 2, n) for n in range(1, 6)]
    assert against(1, monday + tuesday, at=(0, 1, 5)) == [Kind.DAY]


def test_the_week_has_a_limit_too():
    week = [(0, d, n) for d in range(1, 6) for n in range(1, 7)][:29]
    assert against(5, week, at=(0, 5, 6)) == [Kind.LOAD]


def test_windows_are_the_empty_hours_between():
    assert windows([1, 2, 5]) == 2
    assert windows([3]) == 0
    assert windows([]) == 0
