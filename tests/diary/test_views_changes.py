"""What a family, a teacher and the school see of substitutions and moves, at once."""

from datetime import date

import pytest
from django.urls import reverse

from peremena.timetable.actions import undo_substitution
from tests.timetable.changing import FRIDAY, absent, give, move
from tests.world.school import NOW, SYSTEM, TODAY

PETROVA, SMIRNOV = "Петрова\u00a0А.\u00a0П.", "Смирнов\u00a0О.\u00a0И."
MONDAY = "2026-10-12"


def visit(world, client, username, name, *args, **query):
    client.force_login(world.users[username])
    return client.get(reverse(name, args=args), query).text


@pytest.fixture
def lesson(world):
    absent(world.teachers["petrova"])
    found = world.lesson_on(world.maths, TODAY)
    give(found, world.teachers["smirnov"])
    return found


@pytest.mark.req("P10")
@pytest.mark.parametrize("view", ["day", "week"])
@pytest.mark.parametrize("username", ["mama", "masha"])
def test_a_family_sees_who_replaces_whom_in_the_timetable(world, client, lesson, username, view):
    page = visit(world, client, username, "timetable:timetable", view=view, day=TODAY)
    assert "<span>замена</span>" in page
    assert f"<del>{PETROVA}</del> {SMIRNOV}" in page


@pytest.mark.req("P10")
@pytest.mark.parametrize("view", ["day", "week"])
def test_the_absent_teacher_sees_who_gives_the_lesson(world, client, lesson, view):
    page = visit(world, client, "petrova", "timetable:timetable", view=view, day=TODAY)
    assert f"<del>Математика</del> <span>ведёт {SMIRNOV}</span>" in page
    page = visit(world, client, "smirnov", "timetable:timetable", view=view, day=TODAY)
    assert "<span>замена</span>" in page


@pytest.mark.req("P10")
@pytest.mark.parametrize("view", ["day", "week"])
def test_a_moved_lesson_is_struck_where_it_was_and_marked_where_it_is(world, client, view):
    friday = world.lesson_on(world.maths, FRIDAY)
    move(friday, date(2026, 10, 15), 3, friday.room)
    was = visit(world, client, "mama", "timetable:timetable", view=view, day=FRIDAY)
    assert "<del>Математика</del> <span>перенесён: чт, 15\u00a0октября, 3-й урок</span>" in was
    now = visit(world, client, "mama", "timetable:timetable", view=view, day="2026-10-15")
    assert "перенесён: был пт, 16\u00a0октября, 1-й урок" in now
    diary = visit(world, client, "mama", "diary:week", world.pupils["masha"].pk)
    assert "перенесён: чт, 15\u00a0октября, 3-й урок" in diary
    assert "перенесён: был пт, 16\u00a0октября, 1-й урок" in diary


@pytest.mark.req("P10")
def test_the_diary_shows_the_change_until_it_is_taken_back(world, client, lesson):
    masha = world.pupils["masha"].pk
    week = visit(world, client, "mama", "diary:week_of", masha, MONDAY)
    assert f"<del>{PETROVA}</del> {SMIRNOV}" in week
    assert "замена" in week
    undo_substitution(substitution=lesson.substitutions.get(), by=SYSTEM, at=NOW)
    assert "замена" not in visit(world, client, "mama", "diary:week_of", masha, MONDAY)


@pytest.mark.req("P10")
def test_the_first_screen_of_a_family_names_the_change_of_the_next_day(world, client):
    give(world.lesson_on(world.maths, FRIDAY), world.teachers["smirnov"])
    page = visit(world, client, "mama", "diary:pupil", world.pupils["masha"].pk)
    assert f"замена: <del>{PETROVA}</del> {SMIRNOV}" in page


@pytest.mark.req("P10")
def test_the_substitute_finds_the_lesson_today_and_fills_it_and_only_it(world, client, lesson):
    today = visit(world, client, "smirnov", "journal:today")
    assert f"замена · по расписанию {PETROVA}" in today
    page = reverse("journal:lesson", args=[lesson.pk])
    assert "замена, по расписанию" in client.get(page).text
    assert client.post(page, {"topic": "Дроби"}).status_code == 302
    other = world.lesson_on(world.maths, date(2026, 10, 12))
    assert client.post(reverse("journal:lesson", args=[other.pk])).status_code == 404
    register = visit(world, client, "petrova", "journal:course", world.maths.pk)
    assert "Дроби" in register
    assert "замена, по расписанию" in register
    school = visit(world, client, "direktor", "journal:today")
    assert f"замена · по расписанию {PETROVA}" in school
