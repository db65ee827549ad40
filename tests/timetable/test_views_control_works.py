"""The schedule of control works: rule, planning, the public list, the diary."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from peremena.timetable.models import ControlWork, SubstitutionKind
from peremena.timetable.queries.control_works import works_of_class
from peremena.timetable.rules.control_works import Held, Hour, Subject, nearest_free, why_not
from tests.timetable.changing import FRIDAY, give, planned

MATHS, ENGLISH = 1, 2
SUBJECT = Subject(MATHS, MATHS, Decimal(3), 100)


def hour(day=FRIDAY, number=3):
    return Hour(day.toordinal(), day, number, 1, 6)


def held(day, subject=MATHS):
    return Held(day, subject, subject, "Английский язык")


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ((hour(), SUBJECT, [held(FRIDAY, ENGLISH)]), "уже есть контрольная: Английский язык"),
        ((hour(), SUBJECT, [held(FRIDAY - timedelta(days=16))]), "раза в 2,5 недели"),
        ((hour(), Subject(MATHS, MATHS, Decimal(3), 9), []), "десятая часть"),
        ((hour(number=1), SUBJECT, []), "первый и последний"),
        ((hour(number=6), SUBJECT, []), "первый и последний"),
    ],
)
def test_each_limit_refuses_in_words(case, words):
    assert words in " ".join(why_not(*case))


def test_a_free_hour_is_free():
    assert why_not(hour(), SUBJECT, [held(FRIDAY - timedelta(days=17))]) == []
    once_a_week = Subject(MATHS, MATHS, Decimal(1), 34)
    assert why_not(hour(number=1), once_a_week, []) == []


def test_the_nearest_free_days_are_proposed_in_order():
    hours = [hour(FRIDAY + timedelta(days=n)) for n in (-2, 0, 3, 5, 10)]
    found = nearest_free(FRIDAY, hours, SUBJECT, [held(FRIDAY, ENGLISH)])
    assert [(h.day - FRIDAY).days for h in found] == [-2, 3, 5]


def form(world, day, **more):
    kind = world.school.work_types.get(name="Контрольная работа")
    course = world.maths.pk
    return {"course": course, "day": day, "work_type": kind.pk, "title": "Дроби"} | more


@pytest.fixture
def address(world):
    return reverse("timetable:plan_control_work", args=[world.school_class.pk])


@pytest.mark.req("R4", part="control works")
def test_a_second_work_of_a_day_is_refused_and_the_deputy_head_gives_a_reason(
    world, client, address
):
    client.force_login(world.users["petrova"])
    refused = client.post(address, form(world, FRIDAY))  # the only lesson of that day
    assert refused.status_code == 422
    assert "первый и последний урок" in refused.text
    client.post(address, form(world, FRIDAY, despite="хочу"))
    assert not ControlWork.objects.exists()
    client.force_login(world.users["zavuch"])
    answer = client.post(address, form(world, FRIDAY, despite="решение педсовета"), follow=True)
    assert "Контрольная работа: Дроби" in answer.text
    assert "решение педсовета" in answer.text


@pytest.mark.req("R4", part="control works")
def test_the_schedule_is_public_without_names_and_stands_in_the_diary(world, client):
    planned(world, FRIDAY, despite="решение педсовета")
    public = reverse("timetable:public_control_works", args=[world.school.pk])
    page = client.get(public).text
    assert "Контрольная работа: Дроби" in page
    assert "Петрова" not in page
    assert client.get(f"{public}pdf/").content.startswith(b"%PDF")
    client.force_login(world.users["mama"])
    masha = world.pupils["masha"].pk
    assert "Контрольная работа: Дроби" in client.get(reverse("diary:week", args=[masha])).text
    work = ControlWork.objects.get()
    client.force_login(world.users["petrova"])
    client.post(reverse("timetable:withdraw_control_work", args=[work.pk]))
    assert "Контрольная работа: Дроби" not in client.get(public).text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 10, 12), "уже прошло"),
        (date(2026, 10, 15), "урока по этому предмету нет"),
        ("завтра", "Такой даты нет"),
    ],
)
def test_a_senseless_day_is_refused(world, client, address, day, words):
    client.force_login(world.users["petrova"])
    answer = client.post(address, form(world, day))
    assert answer.status_code == 422
    assert words in answer.text


def test_a_teacher_plans_only_for_the_own_subject(world, client, address):
    client.force_login(world.users["smirnov"])
    assert client.post(address, form(world, FRIDAY)).status_code == 422
    assert not ControlWork.objects.exists()


def test_the_page_costs_the_same_with_many_works(world, client, django_assert_max_num_queries):
    client.force_login(world.users["zavuch"])
    planned(world, FRIDAY, despite="решение педсовета")
    planned(world, date(2026, 10, 19), despite="решение педсовета")
    with django_assert_max_num_queries(12):
        assert client.get(reverse("timetable:control_works")).text.count("Дроби</p>") == 2


def test_a_cancelled_lesson_has_no_work_in_the_schedule(world, client):
    planned(world, FRIDAY, despite="решение педсовета")
    give(world.lesson_on(world.maths, FRIDAY), None, SubstitutionKind.CANCELLED)
    public = reverse("timetable:public_control_works", args=[world.school.pk])
    assert "Дроби" not in client.get(public).text
    assert works_of_class(world.school_class.pk, since=FRIDAY, until=FRIDAY) == []


def test_after_a_refusal_the_month_of_the_chosen_day_is_shown(world, client, address):
    client.force_login(world.users["petrova"])
    refused = client.post(address, form(world, date(2026, 12, 12)))
    assert refused.status_code == 422
    assert "Декабрь 2026" in refused.text
