"""The first screen of a family: four short answers (K8)."""

from datetime import date, datetime

import pytest

from peremena.diary.queries.home import home_of
from peremena.diary.queries.owners import class_lists, owners
from peremena.people.models import Pupil
from peremena.timetable.models import Lesson
from tests.diary.writing import note, write
from tests.world.school import NOW, TODAY

MONDAY = date(2026, 10, 12)


@pytest.fixture
def masha(world):
    return world.pupils["masha"]


def at(world, moment):
    return datetime.fromisoformat(moment).replace(tzinfo=world.school.zone)


def read(world, pupil, moment="2026-10-14 10:00"):
    return home_of(pupil_id=pupil.pk, now=at(world, moment))


def test_a_lesson_that_nobody_wrote_down_proves_no_presence(world, masha):
    home = read(world, masha)
    assert home.attendance.answer == "Сегодня пропусков не отмечено."
    assert (home.attendance.held, home.attendance.unfilled) == (1, 1)
    note(world.lesson_on(world.maths, TODAY), topic="Степени")
    assert read(world, masha).attendance.answer.startswith("Сегодня без пропусков")


def test_before_the_bell_the_last_school_day_counts_and_today_is_next(world, masha):
    home = read(world, masha, "2026-10-14 08:00")
    assert home.attendance.answer.startswith("Вчера")
    assert home.next.day == TODAY


def test_missed_lessons_of_a_week_are_told_by_day_and_reason(world, masha):
    write(world, "н", day=MONDAY)
    write(world, "о5")
    write(world, "п", day=date(2026, 9, 30))
    home = read(world, masha)
    assert [(m.day, m.absence, m.minutes, m.subjects) for m in home.attendance.missed] == [
        (TODAY, "о", 5, ("Математика",)),
        (MONDAY, "н", None, ("Математика",)),
    ]


def test_new_marks_come_latest_first(world, masha):
    for day, text in ((date(2026, 10, 5), "2"), (MONDAY, "4"), (TODAY, "5/3")):
        write(world, text, day=day)
    marks = read(world, masha).marks
    assert [c.text for c in marks.cells] == ["5/3", "4"]
    assert "2\u00a0отметки, за неделю 3" in marks.answer


def test_subjects_that_need_attention_come_first(world, masha):
    for day in (MONDAY, date(2026, 10, 9), TODAY):
        write(world, "2", day=day)
    write(world, "5", day=date(2026, 10, 13), course=world.courses["english 1"])
    subjects = read(world, masha).subjects
    assert subjects.answer == "Внимания просит: Математика."
    assert [s.name for s in subjects.attention] == ["Математика"]
    assert [s.name for s in subjects.others] == ["Английский язык"]


def test_the_next_day_brings_lessons_with_homework(world, masha):
    note(world.lesson_on(world.maths, TODAY), homework="№ 318")
    following = read(world, masha).next
    assert following.day == date(2026, 10, 16)
    assert [(x.subject, x.due) for x in following.lessons] == [("Математика", ("№ 318",))]
    assert "с 08:30 до 09:15" in following.answer


def test_a_day_of_cancelled_lessons_is_no_school_day(world, masha):
    Lesson.objects.filter(course=world.maths, day=date(2026, 10, 16)).update(state="cancelled")
    assert read(world, masha).next.day == date(2026, 10, 19)


def test_in_holidays_the_page_says_so(world, masha):
    home = read(world, masha, "2026-10-28 12:00")
    assert home.rest.startswith("Осенние каникулы")
    assert home.attendance.answer.startswith("Пт, 23")
    assert home.next.answer == "Впереди уроков в расписании пока нет."


def test_a_pupil_without_a_class_gets_an_empty_screen(world, masha):
    masha.enrolments.all().delete()
    home = read(world, masha)
    assert home.attendance.answer == "Уроков ещё не было."
    assert home.subjects.term is None


def test_the_first_screen_costs_ten_statements(world, masha, django_assert_num_queries):
    def read_it():
        with django_assert_num_queries(10):
            return read(world, masha)

    read_it()
    for day in (MONDAY, date(2026, 10, 9), TODAY):
        write(world, "о5 5/4", day=day)
        note(world.lesson_on(world.maths, day), topic="Степени", homework="№ 318")
    assert read_it().marks.cells


def test_children_are_named_with_their_classes_in_one_statement(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = owners(Pupil.objects.filter(school=world.school), today=TODAY)
    assert {o.short_title for o in found} == {
        "Мария, 7Б", "Пётр, 7Б", "Алёна, 7Б", "Николай, 7Б",
    }  # fmt: skip


def test_the_class_lists_follow_the_alphabet(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        [(name, pupils)] = class_lists(Pupil.objects.filter(school=world.school), today=NOW.date())
    assert name == "7Б"
    assert [p for _pk, p in pupils] == [
        "Ёлкина Алёна", "Иванова Мария", "Петров Николай", "Сидоров Пётр",
    ]  # fmt: skip
