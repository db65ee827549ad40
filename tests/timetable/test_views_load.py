"""The load by its page: teachers named, courses handed over, registers and lessons right by date."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from peremena.journal.access import lessons_writable_by
from peremena.schools.access import offices_of
from peremena.studies import actions as studies
from peremena.studies.models import Load
from peremena.timetable import actions as timetable
from peremena.timetable.models import Lesson, Slot
from peremena.timetable.rules.giving import who_gives
from tests.studies.conftest import sign_in, statements  # noqa: F401 - fixtures
from tests.world.school import NOW, SYSTEM, TODAY, YEAR_START

FRIDAY = date(2026, 10, 16)


@pytest.fixture
def name_teacher(sign_in, world):  # noqa: F811
    """Writes a name into the cell of a course."""

    def name_teacher(course, name, since=FRIDAY):
        url = reverse("timetable:load") + "?grade=7"
        typed = {f"c-{course.pk}": name, "since": since}
        return sign_in("zavuch").post(url, typed, follow=True)

    return name_teacher


def may_write(world, username, day):
    who = offices_of(world.users[username], at=NOW)[0]
    lesson = world.lesson_on(world.maths, day)
    return lessons_writable_by(who).filter(pk=lesson.pk).exists()


@pytest.mark.req("R4", part="teachers of class, group and stream")
def test_a_course_is_handed_over_and_both_keep_their_part(name_teacher, world):
    assert (
        "Нагрузка сохранена" in name_teacher(world.maths, "Смирнов Олег Игоревич").content.decode()
    )
    spells = list(world.maths.loads.order_by("since").values_list("since", "until"))
    assert spells == [(YEAR_START, FRIDAY - timedelta(days=1)), (FRIDAY, None)]
    assert may_write(world, "petrova", TODAY)
    assert not may_write(world, "petrova", FRIDAY)
    assert may_write(world, "smirnov", FRIDAY)
    assert not may_write(world, "smirnov", TODAY)
    smirnov, petrova = world.teachers["smirnov"], world.teachers["petrova"]
    assert world.lesson_on(world.maths, TODAY).teacher == petrova
    assert world.lesson_on(world.maths, FRIDAY).teacher == smirnov
    assert set(Slot.objects.filter(course=world.maths).values_list("teacher")) == {(smirnov.pk,)}


def test_lessons_published_later_know_who_taught_when(name_teacher, world):
    name_teacher(world.maths, "Смирнов Олег Игоревич")
    timetable.withdraw_lessons(
        year=world.year, since=YEAR_START, until=date(2026, 10, 23), by=SYSTEM, at=NOW
    )
    timetable.publish_lessons(
        year=world.year, since=YEAR_START, until=date(2026, 10, 23), by=SYSTEM, at=NOW
    )
    assert world.lesson_on(world.maths, TODAY).teacher == world.teachers["petrova"]
    assert world.lesson_on(world.maths, FRIDAY).teacher == world.teachers["smirnov"]


def test_a_hand_over_is_taken_back_with_the_lessons(name_teacher, sign_in, world):  # noqa: F811
    page = name_teacher(world.maths, "Смирнов Олег Игоревич").content.decode()
    undo = page.split('class="toast good"')[1].split('action="')[1].split('"')[0]
    assert "такая, как была" in sign_in("zavuch").post(undo, follow=True).content.decode()
    assert world.lesson_on(world.maths, FRIDAY).teacher == world.teachers["petrova"]
    assert world.maths.loads.get().until is None
    assert "изменили ещё раз" in sign_in("zavuch").post(undo, follow=True).content.decode()


def test_a_course_that_nobody_taught_is_given_from_the_first_day(name_teacher, world):
    subject = studies.add_subjects(school=world.school, names=["Химия"], by=SYSTEM, at=NOW)["Химия"]
    new = [studies.NewCourse(world.whole, subject)]
    course = studies.open_courses(year=world.year, courses=new, by=SYSTEM, at=NOW)[0]
    page = name_teacher(course, "")
    assert "Есть предметы без учителя" in page.content.decode()
    name_teacher(course, "Петрова Анна Павловна")
    assert course.loads.get().since == YEAR_START


def test_a_cell_that_is_emptied_leaves_the_lessons_to_nobody(name_teacher, world):
    name_teacher(world.maths, "")
    assert world.maths.loads.get().until == FRIDAY - timedelta(days=1)
    assert world.lesson_on(world.maths, FRIDAY).teacher is None


def test_a_substitute_keeps_his_lesson(name_teacher, world):
    belova = world.teachers["zavuch"]
    Lesson.objects.filter(course=world.maths, day=FRIDAY).update(teacher=belova)
    name_teacher(world.maths, "Смирнов Олег Игоревич")
    assert world.lesson_on(world.maths, FRIDAY).teacher == belova


@pytest.mark.parametrize(
    ("name", "since", "why"),
    [
        ("Королёв", FRIDAY, "такого сотрудника нет"),
        ("КАНАРЕЙКА Тамара Ильинична", FRIDAY, "такого сотрудника нет"),
        ("Смирнов Олег Игоревич", date(2026, 8, 31), "Укажите день учебного года"),
        ("Смирнов Олег Игоревич", "", "Укажите дату"),
    ],
)
def test_bad_input_is_said_and_nothing_changes(name_teacher, world, canary, name, since, why):
    page = name_teacher(world.maths, name, since)
    assert page.status_code == 422
    assert why in page.content.decode()
    assert Load.objects.filter(course=world.maths).count() == 1


def test_a_hand_over_before_one_that_is_known_is_refused(name_teacher, world):
    name_teacher(world.maths, "Смирнов Олег Игоревич", date(2027, 1, 11))
    page = name_teacher(world.maths, "Белова Ирина Львовна", FRIDAY)
    assert "с 11\u00a0января 2027\u00a0г. предмет уже передан" in page.content.decode()


def test_who_gives_a_lesson():
    spells = [(1, date(2026, 9, 1), date(2026, 10, 1)), (2, date(2026, 10, 2), None)]
    early, late = date(2026, 9, 10), date(2026, 11, 1)
    assert [who_gives(t, spells, early) for t in (1, 2, 3, None)] == [1, 1, 3, 1]
    assert [who_gives(t, spells, late) for t in (1, 2, 3, None)] == [2, 2, 3, 2]
    assert who_gives(1, spells[:1], late) is None


def test_the_hours_of_a_teacher_are_summed_up_and_too_many_flagged(sign_in, world):  # noqa: F811
    studies.set_hours([(world.maths, 37)], by=SYSTEM, at=NOW)
    page = sign_in("direktor").get(reverse("studies:teachers")).content.decode()
    assert "больше 36 ч" in page
    assert "Петрова Анна Павловна" in page
    paper = sign_in("direktor").get(reverse("studies:load_paper", args=["xlsx"]))
    assert paper["Content-Disposition"].endswith(".xlsx")
    pdf = sign_in("direktor").get(reverse("studies:load_paper", args=["pdf"]))
    assert pdf.content.startswith(b"%PDF")


def test_the_pages_cost_the_same_with_more_courses(sign_in, statements, world):  # noqa: F811
    client = sign_in("zavuch")
    urls = [reverse("timetable:load") + "?grade=7", reverse("studies:teachers")]
    few = [statements(lambda u=u: client.get(u)) for u in urls]
    names = [f"Предмет {n}" for n in range(20)]
    subjects = studies.add_subjects(school=world.school, names=names, by=SYSTEM, at=NOW)
    new = [studies.NewCourse(world.whole, s) for s in subjects.values()]
    courses = studies.open_courses(year=world.year, courses=new, by=SYSTEM, at=NOW)
    teacher = world.teachers["petrova"]
    studies.give_load([(c, teacher) for c in courses], since=YEAR_START, by=SYSTEM, at=NOW)
    assert [statements(lambda u=u: client.get(u)) for u in urls] == few == [8, 3]
