"""The register page, the list of registers and the day."""

import gzip
import re
from datetime import date

import pytest
from django.urls import reverse

from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.journal.actions.terms import close_term
from peremena.timetable.models import Lesson
from peremena.trail.models import Visit
from tests.timetable.changing import give
from tests.world.school import NOW, SYSTEM, TODAY


@pytest.fixture
def url(world):
    return reverse("journal:course", args=[world.maths.pk])


@pytest.mark.req("P14")
def test_the_teacher_opens_her_register_and_the_reading_is_recorded(sign_in, url, world):
    page = sign_in("petrova").get(url).content.decode()
    assert "7Б · Математика" in page
    assert "Ёлкина Алёна" in page
    assert Visit.objects.get(subject="course").subject_id == world.maths.pk


def test_a_register_costs_at_most_six_statements(sign_in, url, fill, statements):
    client = sign_in("petrova")
    few = statements(lambda: client.get(url))
    fill()
    assert statements(lambda: client.get(url)) == few <= 6


def test_a_register_of_24_pupils_is_small(sign_in, url, fill):
    fill()
    html = sign_in("petrova").get(url).content
    assert len(gzip.compress(html, 6)) < 20_000


def test_a_closed_term_is_told_in_words(sign_in, url, world):
    close_term(term=world.term, reason="", by=SYSTEM, at=NOW)
    page = sign_in("petrova").get(url).content.decode()
    assert "период закрыт 14\u00a0октября" in page


def test_a_register_without_lessons_says_what_to_do(sign_in, url):
    page = sign_in("petrova").get(f"{url}?term=3").content.decode()
    assert "Уроков пока нет" in page


def test_a_term_that_is_no_number_shows_the_running_one(sign_in, url):
    assert sign_in("petrova").get(f"{url}?term=х").status_code == 200


def test_the_list_names_the_lessons_without_a_topic(sign_in, world):
    begun = Lesson.objects.filter(course=world.maths, day__lte=TODAY).count()
    page = sign_in("petrova").get(reverse("journal:courses")).content.decode()
    assert f"без темы: {begun}" in page
    lesson = world.lesson_on(world.maths, TODAY)
    write_lessons([LessonNote(lesson.pk, LessonText("Дроби"))], by=SYSTEM, at=NOW)
    page = sign_in("petrova").get(reverse("journal:courses")).content.decode()
    assert f"без темы: {begun - 1}" in page


def test_leaders_filter_the_list(sign_in, world):
    client, address = sign_in("direktor"), reverse("journal:courses")
    everything = client.get(address).content.decode()
    assert everything.count("/journal/courses/") == 3
    maths = world.maths.subject_id
    filtered = client.get(f"{address}?subject={maths}").content.decode()
    assert filtered.count("/journal/courses/") == 1
    nothing = client.get(f"{address}?subject=999999").content.decode()
    assert "Таких страниц нет" in nothing


def test_the_list_costs_the_same_with_many_rows(sign_in, fill, statements):
    client = sign_in("direktor")
    few = statements(lambda: client.get(reverse("journal:courses")))
    fill()
    assert statements(lambda: client.get(reverse("journal:courses"))) == few <= 3


@pytest.fixture
def today():
    return reverse("journal:today")


def test_the_teacher_sees_the_day_with_what_is_unfilled(sign_in, today, world):
    page = sign_in("petrova").get(today).content.decode()
    assert "Ср, 14\u00a0октября" in page
    assert "7Б · Математика" in page
    assert "Тема не записана" in page
    assert "Раньше остались без темы: 18" in page
    lesson = world.lesson_on(world.maths, TODAY)
    text = LessonText("Дроби", "new", "№ 5")
    write_lessons([LessonNote(lesson.pk, text)], by=SYSTEM, at=NOW)
    page = sign_in("petrova").get(today).content.decode()
    assert "Заполнен" in page
    assert "задано: № 5" in page


def test_a_substitute_sees_the_lesson_as_a_substitution(sign_in, today, world):
    give(world.lesson_on(world.maths, TODAY), world.teachers["smirnov"])
    assert "замена" in sign_in("smirnov").get(today).content.decode()
    assert "7Б · Математика" not in re.sub(
        r"(?s)<aside.*</aside>", "", sign_in("petrova").get(today).content.decode()
    )


def test_a_day_without_lessons_says_why_and_where_the_next_are(sign_in, today):
    client = sign_in("petrova")
    sunday = client.get(f"{today}?day=2026-10-11").content.decode()
    assert "Воскресенье." in sunday
    assert "?day=2026-10-12" in sunday
    assert "?day=2026-10-09" in sunday
    holiday = client.get(f"{today}?day=2026-10-28").content.decode()
    assert "Осенние каникулы: 26 октября – 3\u00a0ноября." in holiday.replace("26\u00a0", "26 ")
    july = client.get(f"{today}?day=2026-07-14").content.decode()
    assert "Учебный год в этот день не идёт." in july


def test_a_senseless_day_shows_today(sign_in, today):
    assert "14\u00a0октября" in sign_in("petrova").get(f"{today}?day=завтра").content.decode()


def test_leaders_see_the_whole_school(sign_in, today):
    page = sign_in("zavuch").get(today).content.decode()
    assert "Уроки всей школы" in page
    assert "Петрова" in page
    tuesday = sign_in("direktor").get(f"{today}?day=2026-10-13").content.decode()
    assert tuesday.count("Английский язык, ") == 0
    assert "Смирнов" in tuesday


def test_leaders_go_from_the_number_to_the_lessons_without_a_topic(sign_in, today, world):
    client, address = sign_in("zavuch"), f"{today}?day={TODAY}&unfilled=on"
    assert "Тема не записана" in client.get(address).content.decode()
    lesson = world.lesson_on(world.maths, TODAY)
    write_lessons([LessonNote(lesson.pk, LessonText("Дроби"))], by=SYSTEM, at=NOW)
    page = client.get(address).content.decode()
    assert "Математика" not in page
    assert "все уроки" in page


@pytest.mark.parametrize("username", ["petrova", "zavuch"])
def test_a_day_costs_the_same_with_many_rows(sign_in, today, fill, statements, username):
    client = sign_in(username)
    few = statements(lambda: client.get(today))
    fill()
    assert statements(lambda: client.get(today)) == few <= 5


def test_a_day_of_the_past_is_dated(sign_in, today):
    day = date(2026, 9, 2)
    page = sign_in("petrova").get(f"{today}?day={day}").content.decode()
    assert "Ср, 2\u00a0сентября" in page
