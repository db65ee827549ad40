"""Who opens which register, and who writes on it."""

from datetime import timedelta

import pytest

from peremena.classes import actions as classes
from peremena.classes.models import ClassTeacher
from peremena.journal.access import courses_visible_to, lessons_writable_by, terms_closable_by
from peremena.schools.access import offices_of
from peremena.schools.models import Role
from peremena.studies.models import Course, Load
from peremena.timetable.models import Lesson
from tests.world.school import NOW, SYSTEM, TODAY


@pytest.fixture
def who(world, canary):
    users = world.users | canary.users

    def who(username, role):
        return next(w for w in offices_of(users[username], at=NOW) if w.role == role)

    return who


def seen(who):
    return {str(c) for c in courses_visible_to(who)}


def test_a_teacher_sees_what_she_teaches(who):
    assert seen(who("petrova", Role.TEACHER)) == {"Математика · 7Б"}


def test_a_class_teacher_sees_every_course_of_the_class(who, world):
    assert len(seen(who("smirnov", Role.TEACHER))) == len(world.courses)


def test_who_no_longer_leads_the_class_sees_only_the_own_courses(who, world):
    ClassTeacher.objects.update(until=TODAY - timedelta(days=1))
    assert seen(who("smirnov", Role.TEACHER)) == {"Английский язык · 7Б, англ. 1"}


def test_a_substitute_sees_the_course_and_writes_only_into_that_lesson(who, world):
    smirnov = who("smirnov", Role.TEACHER)
    lesson = world.lesson_on(world.maths, TODAY)
    Lesson.objects.filter(pk=lesson.pk).update(teacher=world.teachers["smirnov"])
    assert "Математика · 7Б" in seen(smirnov)
    of_maths = lessons_writable_by(smirnov).filter(course=world.maths)
    assert list(of_maths) == [lesson]


def test_a_class_teacher_only_reads_the_courses_of_others(who, world):
    writable = lessons_writable_by(who("smirnov", Role.TEACHER))
    assert {x.course_id for x in writable} == {world.courses["english 1"].pk}


def test_a_teacher_writes_on_the_days_of_her_load(who, world):
    Load.objects.filter(course=world.maths).update(until=TODAY - timedelta(days=1))
    Lesson.objects.filter(course=world.maths).update(teacher=None)
    days = {x.day for x in lessons_writable_by(who("petrova", Role.TEACHER))}
    assert max(days) < TODAY


def test_a_stream_is_seen_by_the_teacher_of_a_class_in_it(who, world):
    stream = classes.add_stream(
        year=world.year, name="10, поток", parts=[world.whole], by=SYSTEM, at=NOW
    )
    Course.objects.filter(pk=world.maths.pk).update(group=stream)
    assert "Математика · 10, поток" in seen(who("smirnov", Role.TEACHER))


@pytest.mark.parametrize(
    ("username", "role"), [("zavuch", Role.DEPUTY_HEAD), ("direktor", Role.HEAD)]
)
def test_leaders_see_all_of_their_school_and_nothing_of_another(who, world, username, role):
    assert len(seen(who(username, role))) == len(world.courses)


def test_the_deputy_head_writes_and_the_head_reads(who):
    assert lessons_writable_by(who("zavuch", Role.DEPUTY_HEAD)).exists()
    assert not lessons_writable_by(who("direktor", Role.HEAD)).exists()


@pytest.mark.parametrize(
    ("username", "role"),
    [
        ("sekretar", Role.SECRETARY),
        ("admin", Role.ADMINISTRATOR),
        ("mama", Role.GUARDIAN),
        ("masha", Role.PUPIL),
        ("petrova", Role.GUARDIAN),
        ("rajon", Role.DISTRICT_OFFICER),
        ("operator", Role.OPERATOR),
    ],
)
def test_others_see_no_register(who, username, role):
    assert seen(who(username, role)) == set()
    assert not lessons_writable_by(who(username, role)).exists()


def test_the_deputy_head_closes_terms_of_her_school_only(who, world):
    closable = terms_closable_by(who("zavuch", Role.DEPUTY_HEAD))
    assert {t.year_id for t in closable} == {world.year.pk}
    assert not terms_closable_by(who("direktor", Role.HEAD)).exists()
