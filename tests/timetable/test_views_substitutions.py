"""The page of a day's substitutions and what is done on it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from peremena.studies import actions as studies
from peremena.timetable import actions as timetable
from peremena.timetable.actions import NewSlot
from peremena.timetable.models import LessonState, Move, Substitution, TeacherAbsence
from tests.timetable.changing import FRIDAY, absent, give, move
from tests.world.school import NOW, SYSTEM, TODAY, YEAR_START

PAGE = "timetable:substitutions"
PETROVA, SMIRNOV = "Петрова\u00a0А.\u00a0П.", "Смирнов\u00a0О.\u00a0И."


@pytest.fixture
def deputy(world, client):
    client.force_login(world.users["zavuch"])
    return client


def page(client, day=TODAY):
    return client.get(reverse(PAGE), {"day": day})


def absence_form(world, **changes):
    return {
        "employee": world.teachers["petrova"].pk,
        "reason": "ill",
        "since": TODAY,
        "until": TODAY,
    } | changes


@pytest.mark.req("P10", part="substitutions")
@pytest.mark.req("R4", part="substitutions")
def test_an_absent_teacher_s_lesson_is_covered_by_one_button(world, deputy):
    answer = deputy.post(reverse("timetable:add_absence"), absence_form(world), follow=True)
    assert "Без учителя: 1\u00a0урок" in answer.text
    lesson = world.lesson_on(world.maths, TODAY)
    assert f'name="teacher" value="{world.teachers["smirnov"].pk}"' in answer.text
    chosen = {"kind": "substitute", "paid": "on", "teacher": world.teachers["smirnov"].pk}
    answer = deputy.post(reverse("timetable:cover_lesson", args=[lesson.pk]), chosen, follow=True)
    assert "Все уроки отсутствующих закрыты" in answer.text
    assert f"<del>{PETROVA}</del>" in answer.text
    made = Substitution.objects.get()
    assert (made.teacher, made.paid) == (world.teachers["smirnov"], True)
    deputy.post(reverse("timetable:undo_substitution", args=[made.pk]))
    assert "Без учителя: 1\u00a0урок" in page(deputy).text


@pytest.mark.req("P10", part="substitutions")
def test_the_best_for_all_are_shown_first_and_assigned_at_once(world, deputy):
    absent(world.teachers["petrova"])
    address = reverse("timetable:best_substitutions") + f"?day={TODAY}"
    assert SMIRNOV in deputy.get(address).text
    lesson = world.lesson_on(world.maths, TODAY)
    nobody = deputy.post(address, {f"teacher-{lesson.pk}": ""})
    assert nobody.status_code == 422
    assert "Никто не выбран" in nobody.text
    deputy.post(address, {f"teacher-{lesson.pk}": world.teachers["smirnov"].pk})
    lesson.refresh_from_db()
    assert lesson.teacher == world.teachers["smirnov"]


def test_the_absence_of_an_unknown_or_foreign_teacher_is_refused(world, canary, deputy):
    for employee in ("", canary.teachers["canary_teacher"].pk, world.teachers["direktor"].pk):
        answer = deputy.post(
            reverse("timetable:add_absence"), absence_form(world, employee=employee)
        )
        assert answer.status_code == 422
    assert not TeacherAbsence.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"until": date(2026, 10, 10)}, "Последний день раньше первого"),
        ({"first": 5, "last": 2}, "Последний пропущенный урок раньше первого"),
        ({"since": "вчера"}, "Такой даты нет"),
    ],
)
def test_a_senseless_absence_is_refused_at_its_field(world, deputy, changes, words):
    answer = deputy.post(reverse("timetable:add_absence"), absence_form(world, **changes))
    assert answer.status_code == 422
    assert words in answer.text


def test_only_leaders_read_that_somebody_is_ill(world, client):
    absent(world.teachers["petrova"])
    for username, word in (
        ("zavuch", "болезнь"),
        ("direktor", "болезнь"),
        ("sekretar", "по уважительной причине"),
    ):
        client.force_login(world.users[username])
        text = page(client).text.split('id="absent"')[1].split("</section>")[0]
        assert word in text, username
    assert "болезнь" not in text


def test_readers_get_no_buttons(world, client):
    absent(world.teachers["petrova"])
    client.force_login(world.users["direktor"])
    assert "Назначить" not in page(client).text
    assert "Отметить отсутствие" not in page(client).text


def test_an_absence_is_lengthened_gets_its_order_and_is_withdrawn(world, deputy):
    absence = absent(world.teachers["petrova"])
    address = reverse("timetable:absence", args=[absence.pk])
    assert f'value="{TODAY}"' in deputy.get(address).text
    typed = absence_form(world, until=FRIDAY, order_number="45-к", order_day=TODAY)
    answer = deputy.post(address, typed, follow=True)
    assert "приказ № 45-к от 14\u00a0октября" in answer.text
    assert "Без учителя: 1\u00a0урок" in page(deputy, FRIDAY).text
    deputy.post(reverse("timetable:withdraw_absence", args=[absence.pk]))
    assert "Все учителя на месте" in page(deputy).text
    assert deputy.get(address).status_code == 404


def test_a_lesson_is_cancelled_moved_and_swapped_on_its_page(world, deputy):
    friday = world.lesson_on(world.maths, FRIDAY)
    here = reverse("timetable:lesson_changes", args=[friday.pk])
    assert "Кто может провести" in deputy.get(here).text
    deputy.post(reverse("timetable:cover_lesson", args=[friday.pk]), {"kind": "cancelled"})
    friday.refresh_from_db()
    assert friday.state == LessonState.CANCELLED
    deputy.post(reverse("timetable:undo_substitution", args=[Substitution.objects.get().pk]))
    to = {"move-day": date(2026, 10, 18), "move-number": 3}
    refused = deputy.post(reverse("timetable:move_lesson", args=[friday.pk]), to)
    assert refused.status_code == 422
    assert "воскресенье" in refused.text
    answer = deputy.post(
        reverse("timetable:move_lesson", args=[friday.pk]),
        to | {"move-day": date(2026, 10, 15)},
        follow=True,
    )
    assert "<del>пт, 16\u00a0октября, 1-й урок, каб. 12</del>" in answer.text
    back = reverse("timetable:undo_move", args=[Move.objects.get().deed])
    assert back in answer.text
    assert "Перенос отменён" in deputy.post(back, follow=True).text
    english = world.lesson_on(world.courses["english 1"], date(2026, 10, 20))
    swapped = deputy.post(
        reverse("timetable:swap_lessons", args=[friday.pk]), {"swap-other": english.pk}
    )
    assert swapped.status_code == 422  # the other half of the class has English then
    assert "другой урок" in swapped.text


def test_the_page_says_whose_lesson_has_nobody(world, deputy):
    lesson = world.lesson_on(world.maths, TODAY)
    answer = deputy.post(
        reverse("timetable:cover_lesson", args=[lesson.pk]), {"kind": "substitute"}
    )
    assert answer.status_code == 422
    assert "выберите, кто проведёт урок" in answer.text


def test_a_day_asks_as_many_statements_with_one_uncovered_lesson_as_with_many(world, deputy):
    lesson = world.lesson_on(world.maths, TODAY)
    move(world.lesson_on(world.maths, FRIDAY), TODAY, 6)
    absent(world.teachers["petrova"])
    page(deputy)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert page(deputy).status_code == 200
    subjects = studies.add_subjects(
        school=world.school, names=[f"Предмет {n}" for n in range(4)], by=SYSTEM, at=NOW
    )
    courses = studies.open_courses(
        year=world.year,
        courses=[studies.NewCourse(world.whole, s) for s in subjects.values()],
        by=SYSTEM,
        at=NOW,
    )
    studies.give_load(
        [(c, world.teachers["petrova"]) for c in courses], since=YEAR_START, by=SYSTEM, at=NOW
    )
    timetable.install_timetable(
        year=world.year,
        since=TODAY,
        slots=[
            NewSlot(c, 3, n + 2, teacher=world.teachers["petrova"]) for n, c in enumerate(courses)
        ],
        by=SYSTEM,
        at=NOW,
    )
    timetable.publish_lessons(year=world.year, since=TODAY, until=TODAY, by=SYSTEM, at=NOW)
    absent(world.teachers["smirnov"])
    give(lesson, world.teachers["zavuch"])
    with CaptureQueriesContext(connection) as many:
        assert "Без учителя: 5" in page(deputy).text
    assert len(many) == len(few)
    assert len(many) <= 14
