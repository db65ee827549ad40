from pathlib import Path

import pytest

from peremena.exchange.formats import asc
from peremena.exchange.formats.timetable import FileSlot, LeftOut, Missing
from peremena.kit.refusal import Refusal

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="module")
def modern():
    return asc.read((SAMPLES / "asc_2012.xml").read_bytes())


@pytest.fixture(scope="module")
def old():
    return asc.read((SAMPLES / "asc_2008.xml").read_bytes())


def edited(old, new, sample="asc_2012.xml"):
    content = (SAMPLES / sample).read_bytes()
    assert old.encode() in content
    return content.replace(old.encode(), new.encode())


def slots_of(file, activity):
    return [(s.week, s.weekday, s.number) for s in file.slots if s.activity == activity]


def test_every_card_is_a_slot_with_its_room(modern):
    assert len(modern.slots) == 8
    assert modern.slots[0] == FileSlot("L1", 0, 1, 1, ("R1",))


def test_a_card_of_one_week_of_the_cycle_keeps_its_week(modern):
    assert modern.weeks == 2
    assert slots_of(modern, "L6") == [(1, 3, 3)]


def test_a_double_lesson_written_hour_by_hour_stays_two_hours(modern):
    assert slots_of(modern, "L5") == [(2, 3, 3), (2, 3, 4)]


def test_the_lesson_zero_is_a_lesson(modern):
    assert slots_of(modern, "L4") == [(0, 5, 0)]
    assert [hour.number for hour in modern.hours] == [0, 1, 2, 3, 4]
    assert modern.hours[1].starts.isoformat() == "08:30:00"


def test_hours_without_a_card_are_missing(modern):
    assert modern.missing == (Missing("L1", 2, LeftOut.NOT_PLACED),)  # 3 a week, in two weeks
    assert sum(a.hours for a in modern.activities.values()) == 2 + sum(
        2 if slot.week == 0 else 1 for slot in modern.slots
    )


def test_names_come_from_the_lists_in_any_spelling_of_them(modern):
    assert modern.teachers["T1"].name == "Петрова Анна Павловна"
    assert modern.teachers["T3"].name == "Королёв Пётр Ильич"
    assert modern.subjects["S4"].name == "Труд (технология)"
    assert modern.days[0].name == "Понедельник"


def test_groups_of_one_division_share_no_pupils_and_of_two_divisions_may(modern):
    first, second, boys, whole = (
        modern.students[key].parts for key in ("group G11", "group G12", "group G13", "class K1")
    )
    assert not first & second
    assert first & boys
    assert first | second | boys < whole


def test_an_entire_class_is_the_class_and_groups_of_two_classes_stay_both(modern):
    assert modern.activities["L1"].students == ("class K1",)
    assert modern.activities["L4"].students == ("group G13", "group G23")
    assert modern.activities["L6"].students == ("class K2",)
    assert modern.activities["L5"].teachers == ("T3", "T4")


def test_an_old_export_counts_days_from_one_and_describes_lessons_on_cards(old):
    russian = next(key for key, a in old.activities.items() if a.subject == "*1")
    assert slots_of(old, russian) == [(0, 1, 1), (0, 3, 1)]
    assert old.activities[russian].students == ("class *1",)


def test_an_old_export_writes_only_the_first_hour_of_a_double_lesson(old):
    assert slots_of(old, "*1") == [(0, 2, 2), (0, 2, 3)]


def test_an_unplaced_card_is_missing(old):
    assert [(m.hours, m.reason) for m in old.missing] == [(1, LeftOut.NOT_PLACED)]


def test_days_count_from_zero_where_the_file_does_not_say_otherwise():
    file = asc.read(
        b"<timetable><classes><class id='1' name='5A'/></classes><cards>"
        b"<card classids='1' subjectid='2' day='0' period='1'/></cards></timetable>"
    )
    assert [slot.weekday for slot in file.slots] == [1]
    assert file.subjects["2"].name == "2"


def test_a_card_of_a_lesson_that_is_not_there_is_reported():
    file = asc.read(edited('<card lessonid="L6"', '<card lessonid="L9"'))
    assert len(file.slots) == 7
    assert "1\u00a0карточка" in file.problems[0].text


@pytest.mark.parametrize(
    ("content", "what_to_do"),
    [
        (b"<timetable><cards/></timetable>", "Экспорт"),
        (b"<fet/>", "Экспорт"),
        (edited('terms="1" days="10000"', 'terms="10" days="10000"'), "один период"),
        (edited('weeks="11" terms', f'weeks="{"1" * 99}" terms'), "много недель"),
    ],
    ids=["no cards", "fet", "two terms", "99 weeks"],
)
def test_an_unsuitable_file_is_refused_with_what_to_do(content, what_to_do):
    with pytest.raises(Refusal, match=what_to_do):
        asc.read(content)


def test_a_class_with_a_hundred_groups_is_refused():
    groups = "".join(f"<group id='{n}' classid='1' divisiontag='{n}'/>" for n in range(101))
    content = (
        "<timetable><classes><class id='1' name='5A'/></classes><cards><card classids='1'/></cards>"
        f"<groups>{groups}</groups></timetable>"
    )
    with pytest.raises(Refusal, match="больше 100 групп"):
        asc.read(content.encode())
