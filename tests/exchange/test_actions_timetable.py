from collections import Counter
from datetime import date, time
from pathlib import Path

import pytest

from peremena.exchange.formats import fet
from peremena.exchange.models import State
from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.kit.refusal import Refusal
from peremena.people.models import Employee
from peremena.schools.models import BellSchedule
from peremena.studies.models import Course, Load
from peremena.timetable.models import Lesson, Slot, Timetable
from tests.exchange.books import book
from tests.exchange.fet_schools import EXAMPLES, SCHOOLS, Counted
from tests.exchange.schools import BY, applied, checked, empty_school, news, report_of
from tests.world.school import NOW

ASC = (Path(__file__).parent / "samples" / "asc_2012.xml").read_bytes()


def plain(text):
    return " ".join(text.split())


def slots_of(school):
    slots = Slot.objects.filter(timetable__school=school).select_related(
        "course__subject", "teacher", "room", "course__group__school_class"
    )
    return slots.prefetch_related("assistants")


@pytest.mark.parametrize("path", SCHOOLS.values(), ids=SCHOOLS)
def test_a_foreign_school_is_imported_whole(world, path):
    content = (EXAMPLES / path).read_bytes()
    school = empty_school(world)
    found = checked(school, content, create_missing=True)
    assert report_of(found).errors == 0
    assert applied(found).state == State.APPLIED
    file = fet.read(content)
    there = Counter(
        (
            slot.week,
            slot.weekday,
            slot.number,
            slot.course.subject.name,
            frozenset(t.full_name for t in (slot.teacher, *slot.assistants.all()) if t),
            slot.room.name if slot.room else None,
        )
        for slot in slots_of(school)
    )
    assert there == Counter(
        (
            slot.week,
            slot.weekday,
            slot.number,
            plain(file.activities[slot.activity].subject),
            frozenset(plain(t) for t in file.activities[slot.activity].teachers),
            plain(slot.rooms[0]) if slot.rooms else None,
        )
        for slot in file.slots
    )
    assert there.total() == Counted(content).placed_hours


def test_importing_the_same_timetable_again_changes_nothing(world):
    content = (EXAMPLES / SCHOOLS["England"]).read_bytes()
    school = empty_school(world)
    applied(checked(school, content, create_missing=True))
    again = checked(school, content, create_missing=False)
    assert report_of(again).changes == 0
    assert report_of(again).errors == 0
    before = slots_of(school).count(), Lesson.objects.filter(school=school).count()
    assert applied(again).state == State.APPLIED
    assert (slots_of(school).count(), Lesson.objects.filter(school=school).count()) == before
    assert Timetable.objects.filter(school=school).count() == 1


def test_what_the_school_lacks_is_named_with_what_to_do(world):
    found = checked(empty_school(world), ASC)
    assert [problem.text for problem in report_of(found).problems] == [
        f"{what} Добавьте или отметьте «Создать недостающее»."
        for what in (
            "В школе нет классов: 5А; 5Б.",
            "В школе нет подгрупп: 5А, англ. 1; 5А, англ. 2; 5А, Мальчики; 5Б, Мальчики.",
            "В школе нет предметов: Математика; Английский язык; Физическая культура; "
            "Труд (технология); География.",
            "Среди сотрудников нет учителей: Петрова Анна Павловна; Смирнова О.Н.; Белова И.С.; "
            "Королёв Пётр Ильич.",
        )  # a new room is simply added
    ]
    with pytest.raises(Refusal, match="ошибки"):
        applied(found)


def test_a_two_week_timetable_of_asc_becomes_slots_groups_streams_and_bells(world):
    school = empty_school(world)
    applied(checked(school, ASC, create_missing=True))
    titles = Counter((s.course.group.title, s.week, s.weekday, s.number) for s in slots_of(school))
    assert titles["5А, Мальчики + 5Б, Мальчики", 0, 5, 0] == 1
    assert titles["5Б", 2, 3, 3] == titles["5Б", 2, 3, 4] == titles["5Б", 1, 3, 3] == 1
    assert titles["5А, англ. 1", 0, 1, 3] == titles["5А, англ. 2", 0, 1, 3] == 1
    assert Timetable.objects.get(school=school).weeks == 2
    bells = BellSchedule.objects.get(school=school).bells
    assert bells.get(number=3).starts == time(10, 15)
    lesson = Lesson.objects.get(school=school, day=date(2026, 9, 1))
    assert (str(lesson.course), lesson.starts) == ("Математика · 5А", time(9, 20))


def test_what_only_the_load_lacks_is_named_too(world):
    school = empty_school(world)
    applied(checked(school, ASC, create_missing=True))
    Load.objects.filter(course__school=school, teacher__family_name="Петрова").delete()
    Slot.objects.filter(timetable__school=school).delete()
    Lesson.objects.filter(school=school, course__subject__name="География").delete()
    Load.objects.filter(course__school=school, course__subject__name="География").delete()
    Course.objects.filter(school=school, subject__name="География").delete()
    found = checked(school, ASC, since=date(2026, 9, 2))
    assert [p.text.split(" Добавьте")[0] for p in report_of(found).problems] == [
        "В нагрузке нет предметов у групп: География · 5Б.",
        "По нагрузке не ведут: Петрова\u00a0А.\u00a0П. — Математика · 5А.",
    ]


def test_the_names_of_a_file_find_the_people_and_classes_of_the_school(world):
    """The roster has «Петрова Анна Павловна» and «Королёв Пётр Ильич»; the file spells at will."""
    school = empty_school(world)
    staff = [
        ("ФИО", "Должность"),
        *((name, "учитель") for name in (
            "Петрова Анна Павловна", "Смирнова Ольга Николаевна", "Королев Петр Ильич",
            "Белова Инна Сергеевна",
        )),
    ]  # fmt: skip
    loads = [
        ("Класс", "Подгруппа", "Предмет", "Учитель", "Часов в неделю"),
        ("5А", "", "математика", "Петрова", 3),
        ("5Б", "", "География", "Белова", 1),
    ]
    roster = {"Сотрудники": staff, "Классы": [("Класс",), ("5-а",), ("5 «Б»",)], "Нагрузка": loads}
    applied(checked(school, book(roster)))
    found = checked(school, ASC, create_missing=True)
    counted = news(found)
    assert counted["Учителя"] == (0, 0, 4)
    assert counted["Предметы"] == (3, 0, 2)
    assert counted["Курсы"] == (4, 0, 2)
    assert "Классы" not in counted
    applied(found)
    assert Employee.objects.filter(school=school).count() == 4


def test_a_new_version_replaces_the_lessons_of_which_nothing_is_written(world):
    school = empty_school(world, until=date(2026, 9, 20))
    applied(checked(school, ASC, create_missing=True))
    kept = Lesson.objects.get(school=school, day=date(2026, 9, 8), number=2)
    write_lessons([LessonNote(kept.pk, LessonText("Дроби", "", ""))], by=BY, at=NOW)
    moved = ASC.replace(b'period="2" weeks="11" terms="1" days="01000"',
                        b'period="4" weeks="11" terms="1" days="01000"')  # fmt: skip
    applied(checked(school, moved, since=date(2026, 9, 7)))
    tuesdays = Lesson.objects.filter(school=school, day__week_day=3).values_list("day", "number")
    assert sorted(tuesdays) == [
        (date(2026, 9, 1), 2),
        (date(2026, 9, 8), 2),
        (date(2026, 9, 8), 4),
        (date(2026, 9, 15), 4),
    ]


def test_remarks_tell_the_cycle_the_missing_hours_and_the_clashes(world):
    clashing = ASC.replace(b'period="3" weeks="10" terms="1" days="00100"',
                           b'period="3" weeks="01" terms="1" days="00100"')  # fmt: skip
    report = report_of(checked(empty_school(world), clashing, create_missing=True))
    remarks = " ".join(report.remarks)
    assert "2\u00a0недели" in remarks
    assert "2\u00a0часа в файле не размещено" in remarks
    assert "Накладок учителей: 1, кабинетов: 0, классов и групп: 1." in remarks
    warnings = [p.text for p in report.problems]
    assert (
        "неделя 2, ср, 3-й урок: у учителя два урока сразу — Белова И.С.: 5Б Труд (технология) / 5Б География."
        in warnings
    )
    assert report.errors == 0


def test_two_versions_cannot_begin_on_one_day(world):
    school = empty_school(world)
    applied(checked(school, ASC, create_missing=True))
    content = (EXAMPLES / SCHOOLS["England"]).read_bytes()
    found = checked(school, content, create_missing=True)
    assert [p.text for p in report_of(found).problems] == [
        "Расписание, действующее с 1\u00a0сентября 2026\u00a0г., уже есть. Выберите другой день."
    ]


def test_a_day_outside_every_year_is_refused(world):
    with pytest.raises(Refusal, match="учебный год"):
        checked(empty_school(world), ASC, since=date(2027, 9, 1))
