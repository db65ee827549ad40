"""The week as the family reads it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from peremena.diary.queries.week import useful_monday, week_of_pupil
from peremena.studies.models import WorkType
from peremena.timetable.models import Lesson
from tests.diary.writing import comment, describe, note, write
from tests.world.school import NOW, TODAY

MONDAY = date(2026, 10, 12)


@pytest.fixture
def masha(world):
    return world.pupils["masha"]


def read(pupil, monday=MONDAY):
    week = week_of_pupil(pupil_id=pupil.pk, monday=monday, today=TODAY)
    return week, {day.date.day: list(day.lessons) for day in week.days}


def test_the_week_has_the_lessons_of_the_pupils_groups(world, masha):
    week, lessons = read(masha)
    assert (week.number, week.why_empty, week.current) == (7, "", TODAY)
    assert {
        day: [(x.row.number, x.row.subject, x.row.teacher, x.row.room) for x in found]
        for day, found in lessons.items()
        if found
    } == {
        12: [(1, "Математика", "Петрова\u00a0А.\u00a0П.", "12")],
        13: [(2, "Английский язык", "Смирнов\u00a0О.\u00a0И.", "")],
        14: [(1, "Математика", "Петрова\u00a0А.\u00a0П.", "12")],
        16: [(1, "Математика", "Петрова\u00a0А.\u00a0П.", "12")],
    }


def test_the_other_subgroup_has_another_teacher(world):
    _week, lessons = read(world.pupils["petya"])
    assert [x.row.teacher for x in lessons[13]] == ["Белова\u00a0И.\u00a0Л."]


def test_a_pupil_has_lessons_only_while_he_is_enrolled(world, masha):
    world.whole.enrolments.filter(pupil=masha).update(until=MONDAY)
    _week, lessons = read(masha)
    assert lessons[12]
    assert not lessons[14]


def test_a_mark_comes_with_its_work_weight_and_comment(world, masha):
    lesson = write(world, "5/4")
    work = WorkType.objects.filter(school=world.school, is_control=True).first()
    describe(lesson, work_type=work, weight=3)
    comment(lesson, masha, "Уже лучше")
    [cell] = read(masha)[1][14][0].marks
    assert (cell.text, cell.band, cell.work, cell.weight) == ("5/4", "54", work.name, 3)
    assert cell.is_control
    assert cell.comments == ("Уже лучше",)


def test_absence_and_lateness_stand_at_their_lessons(world, masha):
    write(world, "п", day=MONDAY)
    write(world, "о15 4")
    _week, lessons = read(masha)
    missed, late = lessons[12][0].row, lessons[14][0].row
    assert (missed.absence, missed.is_missed) == ("п", True)
    assert (late.absence, late.minutes, late.is_missed) == ("о", 15, False)
    assert lessons[14][0].marks[0].text == "4"


@pytest.mark.req("P12")
def test_topic_and_homework_stand_at_the_lesson(world, masha):
    note(world.lesson_on(world.maths, MONDAY), topic="Степени", homework="№ 301")
    note(world.lesson_on(world.maths, TODAY), homework="№ 315")
    _week, lessons = read(masha)
    assert lessons[12][0].row.topic == "Степени"
    assert not lessons[12][0].news
    assert lessons[14][0].row.due == ("№ 301",)
    assert lessons[14][0].news
    assert lessons[14][0].row.given_for == date(2026, 10, 16)
    assert lessons[16][0].row.due == ("№ 315",)


def test_a_cancelled_lesson_stays_in_sight(world, masha):
    Lesson.objects.filter(course=world.maths, day=TODAY).update(state="cancelled")
    assert read(masha)[1][14][0].row.is_cancelled


def test_holidays_are_named_on_their_days(world, masha):
    week, lessons = read(masha, date(2026, 10, 26))
    assert not any(lessons.values())
    assert week.why_empty.startswith("Осенние каникулы")
    assert {day.rest for day in week.days} == {"Осенние каникулы, 26\u00a0октября – 3\u00a0ноября"}


def test_nothing_of_another_pupil_is_read(world, masha):
    write(world, "2", pupil="petya")
    write(world, "н", pupil="alyona")
    found = read(masha)[1][14][0]
    assert (found.marks, found.row.absence) == ((), "")


def test_a_week_costs_six_statements_however_full(world, masha, django_assert_num_queries):
    def read_it():
        with django_assert_num_queries(6):
            return read(masha)

    read_it()
    for day in (MONDAY, TODAY):
        lesson = write(world, "о5 5/4/3")
        note(world.lesson_on(world.maths, day), topic="Степени", homework="№ 301")
        comment(lesson, masha, "Уже лучше")
    assert read_it()[1][14][0].marks


@pytest.mark.parametrize(
    ("moment", "monday"),
    [
        ("2026-10-14 07:00", "2026-10-12"),
        ("2026-10-18 12:00", "2026-10-19"),  # Sunday
        ("2027-07-10 12:00", "2026-10-19"),  # July: the last week with lessons of this world
        ("2026-08-10 12:00", "2026-08-31"),
    ],
)
def test_the_useful_week_is_found_by_one_statement(
    masha, django_assert_num_queries, moment, monday
):
    now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Moscow"))
    with django_assert_num_queries(1):
        assert str(useful_monday(pupil_id=masha.pk, now=now)) == monday


def test_a_pupil_without_lessons_gets_the_week_of_today(world, masha):
    masha.enrolments.all().delete()
    now = NOW.astimezone(world.school.zone)
    assert useful_monday(pupil_id=masha.pk, now=now) == MONDAY
    week = week_of_pupil(pupil_id=masha.pk, monday=MONDAY, today=TODAY)
    assert "не зачислен" in week.why_empty
    assert week.following - week.previous == timedelta(weeks=2)
