from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from peremena.timetable.rules.clashes import Need, Occupied, clashes


def hour(lesson, *, at=(0, 1, 1), teachers="", rooms="", pupils=""):
    return Occupied(lesson, *at, frozenset(teachers), frozenset(rooms), frozenset(pupils))


def test_lessons_that_share_nothing_do_not_clash():
    assert clashes([hour("a", teachers="x", pupils="1"), hour("b", teachers="y", pupils="2")]) == []


def test_the_same_teacher_at_two_hours_does_not_clash():
    one, other = hour("a", teachers="x", at=(0, 1, 1)), hour("b", teachers="x", at=(0, 1, 2))
    assert clashes([one, other]) == []


def test_each_kind_of_need_is_a_clash_of_its_own_with_all_that_is_shared():
    one = hour("a", teachers="xy", rooms="r", pupils="123")
    other = hour("b", teachers="y", rooms="r", pupils="23")
    found = {clash.need: clash.shared for clash in clashes([one, other])}
    assert found == {
        Need.TEACHER: frozenset("y"),
        Need.ROOM: frozenset("r"),
        Need.PUPILS: frozenset("23"),
    }


def test_every_week_meets_both_weeks_and_the_weeks_do_not_meet():
    every, first, second = (hour(n, teachers="x", at=(n, 1, 1)) for n in (0, 1, 2))
    pairs = {(clash.first.lesson, clash.second.lesson) for clash in clashes([every, first, second])}
    assert pairs == {(0, 1), (0, 2)}


def test_three_lessons_in_one_room_are_three_pairs():
    assert len(clashes([hour(n, rooms="r") for n in range(3)])) == 3


hours = st.builds(
    Occupied,
    lesson=st.integers(),
    week=st.integers(0, 2),
    weekday=st.integers(1, 2),
    number=st.integers(1, 2),
    teachers=st.frozensets(st.sampled_from("xyz"), max_size=2),
    rooms=st.frozensets(st.sampled_from("rs"), max_size=2),
    pupils=st.frozensets(st.integers(1, 4), max_size=3),
)


@given(st.lists(hours, max_size=12, unique_by=lambda h: h.lesson))
def test_the_clashes_are_those_that_comparing_all_pairs_finds(timetable):
    expected = sum(
        bool(getattr(one, need) & getattr(other, need))
        for one, other in combinations(timetable, 2)
        if (one.weekday, one.number) == (other.weekday, other.number)
        and (one.week == other.week or 0 in (one.week, other.week))
        for need in ("teachers", "rooms", "pupils")
    )
    assert len(clashes(timetable)) == expected
