"""Days and weeks of the timetable."""

from dataclasses import replace
from datetime import date

import pytest

from peremena.classes import actions as classes
from peremena.classes.models import GroupKind
from peremena.schools.access import offices_of
from peremena.schools.models import Role
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from peremena.timetable.models import Lesson
from peremena.timetable.queries.choices import choices_of
from peremena.timetable.queries.pages import page_of, useful_page
from tests.world.school import NOW, SYSTEM, TODAY

MONDAY = date(2026, 10, 12)


@pytest.fixture
def who(world):
    def who(username, role):
        return next(o for o in offices_of(world.users[username], at=NOW) if o.role == role)

    return who


@pytest.fixture
def chosen(who, world):
    """The choice of a key, as the head of the school sees it."""
    return lambda key: choices_of(who("direktor", Role.HEAD)).find(key)


def told(page):
    return {
        day.date.day: [(s.number, [e.subject for e in s.entries]) for s in day.slots]
        for day in page.days
        if day.slots
    }


def test_the_week_of_a_class_shows_both_subgroups_at_one_number(world, chosen):
    page = page_of(chosen(f"class-{world.school_class.pk}"), day=TODAY, by_day=False)
    assert told(page) == {
        12: [(1, ["Математика"])],
        13: [(2, ["Английский язык", "Английский язык"])],
        14: [(1, ["Математика"])],
        16: [(1, ["Математика"])],
    }
    english = page.days[1].slots[0].entries
    assert [(e.part, e.teacher) for e in english] == [
        ("англ. 1", "Смирнов\u00a0О.\u00a0И."),
        ("англ. 2", "Белова\u00a0И.\u00a0Л."),
    ]


def test_a_stream_stands_in_the_week_of_each_of_its_classes(world, chosen):
    whole = world.school_class.groups.get(kind=GroupKind.WHOLE)
    stream = classes.add_stream(year=world.year, name="хор", parts=[whole], by=SYSTEM, at=NOW)
    subject = studies.add_subjects(school=world.school, names=["Хор"], by=SYSTEM, at=NOW)["Хор"]
    [course] = studies.open_courses(
        year=world.year, courses=[NewCourse(stream, subject)], by=SYSTEM, at=NOW
    )
    Lesson.objects.create(school=world.school, course=course, day=TODAY, number=3)
    page = page_of(chosen(f"class-{world.school_class.pk}"), day=TODAY, by_day=True)
    assert told(page) == {14: [(1, ["Математика"]), (3, ["Хор"])]}


def test_a_teacher_sees_his_own_lessons_first(world, who):
    mine = choices_of(who("smirnov", Role.TEACHER)).find("")
    page = page_of(mine, day=TODAY, by_day=False)
    assert told(page) == {13: [(2, ["Английский язык"])]}
    assert page.days[1].slots[0].entries[0].group == "7Б, англ. 1"


def test_a_lesson_without_a_named_teacher_is_given_by_the_one_of_its_course(world, who):
    Lesson.objects.filter(course=world.courses["english 1"]).update(teacher=None)
    mine = choices_of(who("smirnov", Role.TEACHER)).find("")
    assert told(page_of(mine, day=TODAY, by_day=False)) == {13: [(2, ["Английский язык"])]}


def test_a_substitution_stands_with_who_gives_the_lesson(world, chosen):
    belova, petrova = world.teachers["zavuch"], world.teachers["petrova"]
    Lesson.objects.filter(course=world.maths, day=TODAY).update(teacher=belova)
    assert told(page_of(chosen(f"teacher-{belova.pk}"), day=TODAY, by_day=True))
    assert not told(page_of(chosen(f"teacher-{petrova.pk}"), day=TODAY, by_day=True))


def test_a_room_has_its_lessons(world, chosen):
    room = Lesson.objects.filter(course=world.maths).first().room
    assert list(told(page_of(chosen(f"room-{room.pk}"), day=TODAY, by_day=False))) == [12, 14, 16]


def test_a_cancelled_lesson_stays_in_sight(world, chosen):
    Lesson.objects.filter(course=world.maths, day=TODAY).update(state="cancelled")
    page = page_of(chosen(f"class-{world.school_class.pk}"), day=TODAY, by_day=True)
    assert page.days[0].slots[0].entries[0].is_cancelled


def test_a_child_has_the_lessons_of_its_groups(world, who):
    masha = choices_of(who("mama", Role.GUARDIAN)).find("")
    assert told(page_of(masha, day=TODAY, by_day=False)) == {
        12: [(1, ["Математика"])],
        13: [(2, ["Английский язык"])],
        14: [(1, ["Математика"])],
        16: [(1, ["Математика"])],
    }


def test_holidays_are_named_and_the_nearest_lessons_offered(world, chosen):
    page = page_of(chosen(f"class-{world.school_class.pk}"), day=date(2026, 10, 28), by_day=False)
    assert page.is_empty
    assert page.days[0].rest == "Осенние каникулы"
    assert page.nearest == date(2026, 10, 23)


@pytest.mark.parametrize(
    ("moment", "first"),
    [
        ("2026-10-14", "2026-10-12"),
        ("2026-10-11", "2026-10-12"),  # Sunday: the week to come
        ("2026-08-20", "2026-08-31"),
        ("2027-07-15", "2026-10-19"),  # the last week with lessons of this world
    ],
)
def test_the_page_that_opens_is_useful_on_any_date(who, moment, first):
    mine = choices_of(who("petrova", Role.TEACHER)).find("")
    page = useful_page(replace(mine, today=date.fromisoformat(moment)), by_day=False)
    assert str(page.first) == first


def test_before_and_after_lead_to_the_neighbours(chosen, world):
    mine = chosen(f"class-{world.school_class.pk}")
    week, day = (page_of(mine, day=TODAY, by_day=by_day) for by_day in (False, True))
    assert (week.before, week.after) == (date(2026, 10, 11), date(2026, 10, 19))
    assert (day.before, day.after) == (date(2026, 10, 13), date(2026, 10, 15))


def test_a_page_costs_four_statements_and_five_for_a_teacher(
    world, chosen, django_assert_num_queries
):
    for key in (f"class-{world.school_class.pk}", f"teacher-{world.teachers['petrova'].pk}"):
        mine = chosen(key)
        for by_day in (False, True):
            with django_assert_num_queries(5 if key.startswith("teacher") else 4):
                assert not page_of(mine, day=TODAY, by_day=by_day).is_empty


def test_choices_cost_three_statements_and_one_for_a_family(who, django_assert_num_queries):
    head, mother = who("direktor", Role.HEAD), who("mama", Role.GUARDIAN)
    with django_assert_num_queries(3):
        found = choices_of(head)
    assert [c.title for c in found.classes] == ["7Б"]
    assert [c.title for c in found.rooms] == ["12"]
    assert len(found.teachers) == 3
    with django_assert_num_queries(1):
        assert [c.title for c in choices_of(mother).pupils] == ["Мария"]
