"""The register page as a value."""

from datetime import date, timedelta

import pytest

from peremena.journal.actions.columns import Comment, Work, comment_marks, describe_works
from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.journal.actions.marking import CellEntry, write_cells
from peremena.journal.actions.terms import close_term
from peremena.journal.queries.register import register
from peremena.studies.models import RuleSet, WorkType
from peremena.timetable.models import Lesson, LessonState
from tests.world.school import NOW, SYSTEM, TODAY

READING = ("1 = 0", [])
WEDNESDAYS = [TODAY - timedelta(weeks=n) for n in range(3)]


@pytest.fixture
def page(world):
    def page(**options):
        found = {"course": world.maths, "day": TODAY, "writing": READING, "now": NOW}
        return register(**(found | options))

    return page


@pytest.fixture
def write(world):
    def write(text, pupil="masha", day=TODAY):
        lesson = world.lesson_on(world.maths, day)
        entry = CellEntry(lesson.pk, world.pupils[pupil].pk, text)
        write_cells(course=world.maths, entries=[entry], by=SYSTEM, at=NOW, today=TODAY)
        return lesson

    return write


def line(page, name):
    return next(x for x in page.lines if x.name.startswith(name))


def cell(page, name, day=TODAY):
    place = [x.day for x in page.lessons].index(day)
    return line(page, name).cells[place]


def test_pupils_stand_in_the_order_of_the_list_with_yo_beside_ye(page):
    names = [x.name.split()[0] for x in page().lines]
    assert names == ["Ёлкина", "Иванова", "Петров", "Сидоров"]


def test_the_lessons_of_the_term_stand_under_their_months(page):
    found = page()
    assert [name for name, _span in found.months] == ["Сентябрь", "Октябрь"]
    assert sum(span for _name, span in found.months) == len(found.lessons)
    assert found.lessons[0].day == date(2026, 9, 2)
    assert found.lessons[0].about == "1-й урок · 08:30–09:15 · каб. 12"


def test_marks_and_absences_stand_in_the_same_cells(page, write):
    write("5/4")
    write("н", "petya")
    write("о10 3", "kolya")
    found = page()
    assert cell(found, "Иванова") == ("", "54", "5/4")
    assert cell(found, "Сидоров") == ("", "", "н")
    assert cell(found, "Петров") == ("", "3", "о10 3")


def test_a_comment_is_a_corner(page, write, world):
    lesson = write("5")
    comment_marks([Comment(lesson.pk, world.pupils["masha"].pk, "Умница")], by=SYSTEM, at=NOW)
    assert cell(page(), "Иванова")[0] == "note"


def test_a_control_work_is_bold_and_weighs_more(page, write):
    control = WorkType.objects.filter(is_control=True, weight=5).first()
    write("5", day=WEDNESDAYS[1])
    lesson = write("3")
    describe_works([Work(lesson.pk, control, 5)], by=SYSTEM, at=NOW)
    found = page()
    assert cell(found, "Иванова")[0] == "work"
    assert line(found, "Иванова").mean == "3,33"
    RuleSet.objects.update(weighted=False)
    assert line(page(), "Иванова").mean == "4,00"


def test_who_came_later_or_left_is_named_with_the_date(page, world):
    enrolments = world.whole.enrolments
    enrolments.filter(pupil=world.pupils["masha"]).update(until=date(2026, 10, 3))
    enrolments.filter(pupil=world.pupils["kolya"]).update(since=date(2026, 9, 15))
    found = page()
    assert line(found, "Иванова").note == "выбыла 3\u00a0октября"
    assert line(found, "Иванова").left
    assert cell(found, "Иванова") == ("out", "", "")
    assert line(found, "Петров").note == "с 15\u00a0сентября"
    assert cell(found, "Петров", date(2026, 9, 14)) == ("out", "", "")


def test_who_left_before_the_term_is_not_on_the_page(page, world):
    world.whole.enrolments.filter(pupil=world.pupils["masha"]).update(until=date(2026, 10, 3))
    assert len(page(number=2).lines) == 3


def test_the_running_term_is_chosen_and_another_may_be_asked(page):
    assert page().term.name == "1 четверть"
    assert page(number=2).term.name == "2 четверть"
    assert page(number=2).lessons == []
    assert page(number=9).term.name == "1 четверть"
    assert page(day=date(2027, 7, 1)).term.name == "4 четверть"
    assert page(day=date(2026, 8, 1)).term.name == "1 четверть"


def test_a_closed_term_says_when_and_by_whom(page, world):
    close_term(term=world.term, reason="Конец четверти", by=SYSTEM, at=NOW)
    lock = page().term.lock
    assert (lock.at.date(), lock.by) == (TODAY, SYSTEM.name)


def test_topic_and_homework_stand_beside(page, world):
    lesson = world.lesson_on(world.maths, TODAY)
    text = LessonText("Дроби", "new", "№ 5")
    write_lessons([LessonNote(lesson.pk, text)], by=SYSTEM, at=NOW)
    found = next(x for x in page().lessons if x.day == TODAY)
    assert (found.topic, found.homework, found.lesson_type) == ("Дроби", "№ 5", "new")


def test_a_long_pause_and_a_cancelled_lesson_show(page, world):
    days = [x.day for x in page().lessons]
    Lesson.objects.filter(course=world.maths, day__in=days[3:7]).delete()
    Lesson.objects.filter(course=world.maths, day=TODAY).update(state=LessonState.CANCELLED)
    found = page()
    assert found.looks[3] == "gap"
    assert found.looks[[x.day for x in found.lessons].index(TODAY)] == "off"


def test_illness_is_a_key_only_where_the_school_records_it(page):
    assert [k.text for k in page().attendance] == ["н", "п", "о"]
    RuleSet.objects.update(illness_code=True)
    assert [k.text for k in page().attendance] == ["н", "п", "о", "б"]


def test_the_page_costs_five_statements_whatever_the_size(page, fill, django_assert_num_queries):
    with django_assert_num_queries(5):
        assert len(page().lines) == 4
    fill()
    with django_assert_num_queries(5):
        assert len(page().lines) == 24
