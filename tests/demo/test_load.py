"""Loading the demo schools: by their files, once, and then only what is missing."""

from collections import Counter
from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import transaction

from demo.calendar import demo_year
from demo.control_works import plan_works
from demo.filling import fill
from demo.loading import close_past_terms, find_school, open_school
from demo.schools import TOWN, VILLAGE
from demo.signins import PASSWORD, sign_ins
from peremena.accounts.models import User
from peremena.exchange.models import Import, State
from peremena.journal.actions.marking import CellEntry, write_cells
from peremena.journal.models import Absence, Homework, LessonEntry, Mark, TermLock
from peremena.schools.models import Appointment, Role, School
from peremena.schools.rules.proposal import school_year
from peremena.timetable.models import ControlWork, Lesson
from tests.demo.conftest import AUTUMN
from tests.world.school import SYSTEM

ZONE = ZoneInfo("Europe/Moscow")
YEAR = school_year(AUTUMN)
EVE = datetime(AUTUMN, 8, 31, 12, tzinfo=ZONE)


def noon(month, day, year=AUTUMN):
    return datetime(year, month, day, 12, tzinfo=ZONE)


@pytest.fixture
def opened(db, village):
    """The village school on the eve of the year."""
    return open_school(village, YEAR, at=EVE)


def fill_to(school, demo, now):
    return fill(school, demo, YEAR, now=now, tell=lambda done, total: None)


def registers(school):
    """All that the registers of a school say, without ids."""
    lessons = Lesson.objects.filter(school=school)
    return (
        set(
            LessonEntry.objects.filter(lesson__in=lessons).values_list(
                "lesson__day", "lesson__number", "lesson__course__group__school_class", "topic"
            )
        ),
        set(Homework.objects.filter(lesson__in=lessons).values_list("lesson", "text")),
        set(
            Mark.objects.filter(school=school).values_list(
                "day", "column__lesson", "pupil", "nth", "value", "weight", "comment"
            )
        ),
        set(
            Absence.objects.filter(school=school).values_list("lesson", "pupil", "kind", "minutes")
        ),
    )


def test_the_command_loads_both_schools_once_and_prints_accounts_that_work(db, town, village):
    told = StringIO()
    call_command("demo_load", today=date(AUTUMN, 9, 2), stdout=told)
    first, second = find_school(TOWN), find_school(VILLAGE)
    assert {i.school for i in Import.objects.filter(state=State.APPLIED)} == {first, second}
    assert first.district != second.district
    assert (first.pupils.count(), second.pupils.count()) == (214, 21)

    rows = sign_ins(town, village)
    users = {u.username: u for u in User.objects.filter(username__in=[r.login for r in rows])}
    assert all(users[row.login].check_password(PASSWORD) for row in rows)
    assert all(row.login in told.getvalue() for row in rows)
    roles = Appointment.objects.filter(user__in=users.values()).values_list("role", flat=True)
    assert set(roles) == set(Role.values)
    mother = next(users[row.login] for row in rows if "мама" in row.role)
    assert {a.role for a in mother.appointments.all()} == {Role.TEACHER, Role.GUARDIAN}

    told, before = StringIO(), registers(first)
    call_command("demo_load", today=date(AUTUMN, 9, 2), stdout=told)
    assert School.objects.filter(name=TOWN.name).count() == 1
    assert registers(first) == before
    assert "загружаю" not in told.getvalue()


def test_the_lessons_of_the_database_are_those_of_the_plan(opened, village):
    assert opened.lessons.count() == sum(
        len([d for d in YEAR.days(int(s.load.class_name[:-1])) if d.weekday() == s.weekday])
        for s in village.slots
    )
    assert not opened.lessons.filter(teacher=None).exists()


def test_control_works_of_the_coming_weeks_are_in_the_schedule_once(opened, village):
    for _again in range(2):
        plan_works(opened, village, YEAR, now=noon(10, 3), by=SYSTEM)
    works = ControlWork.objects.filter(school=opened)
    classes = Counter(works.values_list("lesson__course__group__school_class", flat=True))
    assert classes
    assert max(classes.values()) <= 4
    assert min(works.values_list("lesson__day", flat=True)) > date(AUTUMN, 10, 3)
    assert not works.exclude(despite="").exists()


def test_nothing_of_the_future_is_written(opened, village):
    fill_to(opened, village, noon(9, 16))
    written = LessonEntry.objects.filter(lesson__school=opened)
    assert max(written.values_list("lesson__day", flat=True)) == date(AUTUMN, 9, 16)
    today = written.filter(lesson__day=date(AUTUMN, 9, 16))
    assert all(entry.lesson.ends.hour < 12 for entry in today.select_related("lesson"))


def test_the_last_week_has_a_few_gaps_and_older_weeks_have_none(opened, village):
    fill_to(opened, village, noon(10, 3))
    unfilled = opened.lessons.filter(day__lt=date(AUTUMN, 10, 3), entry=None)
    days = unfilled.values_list("day", flat=True)
    assert days
    assert min(days) > date(AUTUMN, 9, 26)
    assert len(days) < 15


def test_a_school_filled_day_by_day_becomes_the_same_as_one_filled_at_once(opened, village):
    end = noon(10, 12)
    with transaction.atomic():
        fill_to(opened, village, end)
        at_once = registers(opened)
        transaction.set_rollback(True)
    for day in (4, 7, 16, 25):
        fill_to(opened, village, noon(9, day))
    fill_to(opened, village, end)
    assert registers(opened) == at_once
    assert fill_to(opened, village, end) == 0


def test_what_people_have_written_is_left_alone(opened, village):
    lesson = opened.lessons.filter(
        day=date(AUTUMN, 9, 3), course__scale="five", course__group__school_class__grade=7
    ).first()
    pupil = lesson.course.group.enrolments.first().pupil
    write_cells(
        course=lesson.course,
        entries=[CellEntry(lesson.pk, pupil.pk, "5/5")],
        by=SYSTEM,
        at=noon(9, 3),
        today=date(AUTUMN, 9, 3),
    )
    fill_to(opened, village, noon(9, 30))
    marks = Mark.objects.filter(column__lesson=lesson)
    assert [mark.value for mark in marks] == [5, 5]
    assert not LessonEntry.objects.filter(lesson=lesson).exists()


def test_a_pupil_who_has_left_gets_nothing(opened, village):
    pupil = opened.pupils.first()
    pupil.enrolments.update(until=date(AUTUMN, 9, 10))
    fill_to(opened, village, noon(10, 1))
    assert not Mark.objects.filter(pupil=pupil, day__gt=date(AUTUMN, 9, 10)).exists()
    assert not Absence.objects.filter(pupil=pupil, day__gt=date(AUTUMN, 9, 10)).exists()


def test_a_term_is_closed_a_week_after_its_end_by_a_leader(opened):
    close_past_terms(opened, now=noon(10, 30))
    assert not TermLock.objects.filter(term__year__school=opened).exists()
    close_past_terms(opened, now=noon(11, 10))
    lock = TermLock.objects.get(term__year__school=opened)
    assert str(lock.term) == "1 четверть"
    assert lock.locked_by == opened.employees.get(position__startswith="директор").full_name


def test_in_july_the_year_is_full_and_its_last_term_can_still_be_worked_in(opened, village):
    now = noon(7, 14, AUTUMN + 1)
    assert demo_year(now.date()) == YEAR
    fill_to(opened, village, now)
    close_past_terms(opened, now=now)
    assert not opened.lessons.filter(entry=None).exists()
    closed = {str(lock.term) for lock in TermLock.objects.filter(term__year__school=opened)}
    assert closed == {"1 четверть", "2 четверть", "3 четверть", "1 полугодие"}
