"""Untis GPU001."""

import pytest

from peremena.exchange.formats import untis
from peremena.exchange.formats.kinds import kind_of
from peremena.exchange.formats.timetable import LeftOut
from peremena.exchange.models import State
from peremena.kit.refusal import Refusal
from peremena.timetable.models import Slot
from tests.exchange.schools import applied, checked, empty_school, report_of

LINES = """\
1;"5А";"Петрова А. П.";"Математика";"12";1;1;
1;"5А";"Петрова А. П.";"Математика";"12";3;2;
2;"5А";"Смирнов О. И.";"Английский язык";"21";2;1;
2;"5А";"Белова И. Л.";"Английский язык";"22";2;1;
3;"5А";"Орлов П. И.";"Физкультура";"зал";4;3;
3;"5Б";"Орлов П. И.";"Физкультура";"зал";4;3;
4;"5Б";"Петрова А. П.";"Математика";"12";0;0;
"""


def places(file):
    return [(file.activities[s.activity].subject, s.weekday, s.number, s.rooms) for s in file.slots]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
def test_lines_become_hours_in_either_encoding(encoding):
    file = untis.read(LINES.encode(encoding))
    assert ("Математика", 1, 1, ("12",)) in places(file)
    assert len(file.slots) == 5
    assert [(m.hours, m.reason) for m in file.missing] == [(1, LeftOut.NOT_PLACED)]
    assert file.weeks == 1


def test_commas_are_read_too():
    file = untis.read(b'7,"5A","X","Math","12",1,1,,\r\n')
    assert places(file) == [("Math", 1, 1, ("12",))]


def test_several_teachers_divide_a_class_and_several_classes_learn_together():
    file = untis.read(LINES.encode())
    english = [a for a in file.activities.values() if a.subject == "Английский язык"]
    assert sorted(a.students for a in english) == [
        ("5А Английский язык 1",),
        ("5А Английский язык 2",),
    ]
    first, second = (file.parts_of(a) for a in english)
    assert not first & second
    assert first < file.students["5А"].parts
    [sport] = [a for a in file.activities.values() if a.subject == "Физкультура"]
    assert sport.students == ("5А", "5Б")


def test_two_teachers_in_one_room_give_the_lesson_together():
    file = untis.read("1;5А;А;Труд;12;1;1\n1;5А;Б;Труд;12;1;1\n".encode())
    assert [a.teachers for a in file.activities.values()] == [("А", "Б")]
    assert len(file.slots) == 1


def test_a_wrong_line_is_named():
    file = untis.read((LINES + "5;5А;Х;Труд;1;пн;1\n").encode())
    assert [p.row for p in file.problems] == [8]


def test_the_kind_is_told_by_the_content():
    assert kind_of(LINES.encode("cp1251")) == "untis"
    with pytest.raises(Refusal, match="незнакомого вида"):
        kind_of("Иванов;Пётр;5А".encode())


def test_a_school_takes_the_file_through_the_same_check(world):
    school = empty_school(world)
    found = checked(school, LINES.encode(), create_missing=True)
    assert report_of(found).errors == 0
    assert applied(found).state == State.APPLIED
    slots = Slot.objects.filter(timetable__school=school)
    assert slots.count() == 5
    groups = {s.course.group.title for s in slots.select_related("course__group__school_class")}
    assert "5А, Английский язык 1" in groups
