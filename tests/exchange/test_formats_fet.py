from collections import Counter

import pytest

from peremena.exchange.formats import fet
from peremena.exchange.formats.timetable import LeftOut
from peremena.kit.refusal import Refusal
from peremena.timetable.rules.clashes import Occupied, clashes
from tests.exchange.fet_schools import EXAMPLES, SCHOOLS, Counted

ACTIVITY = """<Activity><Teacher>T1</Teacher><Subject>S</Subject><Students>5A</Students>
<Duration>{hours}</Duration><Total_Duration>2</Total_Duration><Id>{key}</Id>
<Activity_Group_Id>0</Activity_Group_Id><Active>{active}</Active><Comments></Comments></Activity>"""
START = """<ConstraintActivityPreferredStartingTime><Weight_Percentage>100</Weight_Percentage>
<Activity_Id>{key}</Activity_Id><Preferred_Day>{day}</Preferred_Day>
<Preferred_Hour>{hour}</Preferred_Hour><Permanently_Locked>true</Permanently_Locked>
<Active>{active}</Active></ConstraintActivityPreferredStartingTime>"""


def activity(key, *, hours=1, active="true"):
    return ACTIVITY.format(key=key, hours=hours, active=active)


def start(key, day="Пн", hour="1", active="true"):
    return START.format(key=key, day=day, hour=hour, active=active)


def school(*things):
    """A file of one class with a week of two days and three hours."""
    activities = "".join(t for t in things if "<Activity>" in t)
    times = "".join(t for t in things if "<Activity>" not in t)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<fet version="6.8.5"><Institution_Name>Школа</Institution_Name>
<Days_List><Number_of_Days>2</Number_of_Days><Day><Name>Пн</Name></Day><Day><Name>Вт</Name></Day></Days_List>
<Hours_List><Number_of_Hours>3</Number_of_Hours><Hour><Name>1</Name></Hour><Hour><Name>2</Name></Hour>
<Hour><Name>3</Name></Hour></Hours_List>
<Subjects_List><Subject><Name>S</Name></Subject></Subjects_List>
<Teachers_List><Teacher><Name>T1</Name></Teacher></Teachers_List>
<Students_List><Year><Name>5A</Name></Year></Students_List>
<Activities_List>{activities}</Activities_List><Rooms_List></Rooms_List>
<Time_Constraints_List>{times}</Time_Constraints_List></fet>""".encode()


def times(file):
    return [(slot.week, slot.weekday, slot.number) for slot in file.slots]


@pytest.fixture(scope="module", params=SCHOOLS.values(), ids=SCHOOLS)
def content(request):
    return (EXAMPLES / request.param).read_bytes()


def test_every_placed_hour_of_a_real_school_is_a_slot_and_the_rest_is_named(content):
    file, counted = fet.read(content), Counted(content)
    assert len(file.slots) == counted.placed_hours
    assert len(file.slots) + sum(m.hours for m in file.missing) == counted.wanted_hours
    assert Counter(s.activity for s in file.slots) == {
        a.findtext("Id"): int(a.findtext("Duration")) for a in counted.placed
    }


def test_the_clashes_of_a_real_school_are_those_that_its_xml_shows(content):
    file, counted = fet.read(content), Counted(content)
    hours = [
        Occupied(
            lesson=(slot.activity, slot.number),
            week=slot.week,
            weekday=slot.weekday,
            number=slot.number,
            teachers=frozenset(file.activities[slot.activity].teachers),
            rooms=frozenset(slot.rooms),
            pupils=file.parts_of(file.activities[slot.activity]),
        )
        for slot in file.slots
    ]
    assert len(clashes(hours)) == counted.clashes()


def test_all_real_files_are_read_without_losing_an_hour():
    for path in sorted(EXAMPLES.rglob("*.fet")):
        file, counted = fet.read(path.read_bytes()), Counted(path.read_bytes())
        assert len(file.slots) == counted.placed_hours, path
        assert len(file.slots) + sum(m.hours for m in file.missing) == counted.wanted_hours, path


def test_ten_days_are_a_cycle_of_two_weeks():
    file = fet.read((EXAMPLES / SCHOOLS["South Africa, two weeks"]).read_bytes())
    assert file.weeks == 2
    assert {slot.week for slot in file.slots} == {1, 2}
    assert {slot.weekday for slot in file.slots} == {1, 2, 3, 4, 5}


def test_a_russian_two_week_cycle_is_known_by_its_weekdays():
    file = fet.read((EXAMPLES / SCHOOLS["Russia, two weeks"]).read_bytes())
    assert [(d.week, d.weekday) for d in file.days] == [(w, d) for w in (1, 2) for d in range(1, 7)]
    assert file.hours[1].starts.isoformat() == "10:10:00"
    assert file.school == "Медицинский коллеж"


def test_half_days_are_the_morning_and_the_afternoon_of_one_day():
    file = fet.read((EXAMPLES / SCHOOLS["Morocco, half-days"]).read_bytes())
    assert [day.name for day in file.days][:2] == ["monday1", "tuesday1"]
    assert file.weeks == 1
    assert len(file.hours) == 8


def test_a_long_activity_takes_its_hours_in_a_row():
    assert times(fet.read(school(activity(1, hours=2), start(1, "Вт", "2")))) == [
        (0, 2, 2),
        (0, 2, 3),
    ]


@pytest.mark.parametrize(
    ("things", "reason"),
    [
        ([activity(1)], LeftOut.NOT_PLACED),
        ([activity(1), start(1, active="false")], LeftOut.NOT_PLACED),
        ([activity(1, active="false"), start(1)], LeftOut.NOT_ACTIVE),
        ([activity(1), start(1), start(1, "Вт")], LeftOut.TWO_PLACES),
        ([activity(1), start(1, "Чт")], LeftOut.OFF_THE_GRID),
        ([activity(1, hours=2), start(1, "Пн", "3")], LeftOut.OFF_THE_GRID),
    ],
)
def test_what_has_no_place_is_missing_with_its_reason(things, reason):
    file = fet.read(school(*things))
    assert file.slots == ()
    assert [m.reason for m in file.missing] == [reason]


def test_the_same_start_given_twice_is_one_place():
    assert times(fet.read(school(activity(1), start(1), start(1)))) == [(0, 1, 1)]


def test_an_old_file_has_other_tags():
    old = b"""<?xml version="1.0" encoding="windows-1251"?><!DOCTYPE FET><FET version="4.2.3">
<Days_List><Number>2</Number><Name>\xcf\xed</Name><Name>\xc2\xf2</Name></Days_List>
<Hours_List><Number>2</Number><Name>8:00</Name><Name>9:00</Name></Hours_List>
<Activities_List><Activity><Teacher>T</Teacher><Subject>S</Subject><Students>5A</Students>
<Duration>1</Duration><Id>1</Id><Active>yes</Active></Activity></Activities_List>
<Time_Constraints_List><ConstraintActivityPreferredTime><Weight>1</Weight><Compulsory>yes</Compulsory>
<Activity_Id>1</Activity_Id><Preferred_Day>\xc2\xf2</Preferred_Day><Preferred_Hour>9:00</Preferred_Hour>
</ConstraintActivityPreferredTime></Time_Constraints_List></FET>"""
    file = fet.read(old)
    assert times(file) == [(0, 2, 2)]
    assert set(file.students) == {"5A"}


def test_sets_of_pupils_share_a_subgroup_whatever_group_they_lie_in():
    file = fet.read((EXAMPLES / SCHOOLS["Spain"]).read_bytes())
    whole, half, stream, other = (
        file.students[name] for name in ("1ESO-A", "1ESO-A-BI4", "1ESO-BI4", "1ESO-B-BI2-ITC")
    )
    assert half.parts < whole.parts
    assert half.parts < stream.parts
    assert not half.parts & other.parts
    assert whole.classes == ("1ESO",)
    assert file.students["1ESO"].whole
    assert not whole.whole


@pytest.mark.parametrize(
    "content",
    [
        b"<timetable/>",
        b"<fet version='6'/>",
        school(activity(1), activity(1)),
        school(activity(1, hours="x")),
    ],
    ids=["asc", "empty", "one number twice", "hours in letters"],
)
def test_a_file_that_is_not_a_whole_fet_file_is_refused(content):
    with pytest.raises(Refusal, match="FET"):
        fet.read(content)
