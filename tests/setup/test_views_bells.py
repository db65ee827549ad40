"""Bell schedules by their pages, and the lessons that follow them."""

import re
from datetime import date, time

import pytest
from django.urls import reverse

from peremena.schools import actions as schools
from peremena.schools.models import BellSchedule
from peremena.schools.queries.bells import bells_of
from peremena.schools.rules.bells import BellPlan
from peremena.timetable.actions import publish_lessons
from peremena.timetable.models import Lesson
from tests.world.school import NOW, SYSTEM, TODAY

FRIDAY, MONDAY = date(2026, 10, 16), date(2026, 10, 19)


@pytest.fixture
def client(sign_in):
    return sign_in("zavuch")


@pytest.fixture
def post(client):
    def post(view, *args, **data):
        return client.post(reverse(f"setup:{view}", args=args), data, follow=True)

    return post


def typed(**changes):
    times = {"starts_1": "09:00", "ends_1": "09:40", "starts_2": "09:50", "ends_2": "10:30"}
    return {"name": "Сокращённый день", "shift": "1"} | times | changes


def starts(world, day):
    return Lesson.objects.get(course=world.maths, day=day).starts


def test_lessons_to_come_follow_the_bells_of_their_weekday(world, post):
    said = post("add_bells", **typed(weekdays=["5"])).content.decode()
    assert "Время изменилось у 2\u00a0уроков, начиная с завтрашних." in said
    assert starts(world, FRIDAY) == time(9, 0)
    assert starts(world, MONDAY) == time(8, 30)
    assert starts(world, TODAY) == time(8, 30)
    assert starts(world, date(2026, 10, 9)) == time(8, 30)


def test_bells_of_a_date_go_before_those_of_its_weekday(world, post):
    post("add_bells", **typed(weekdays=["5"]))
    post("add_bells", **typed(name="Праздник", days="16.10.2026", starts_1="10:00", ends_1="10:30",
                              starts_2="10:40", ends_2="11:10"))  # fmt: skip
    assert starts(world, FRIDAY) == time(10, 0)
    assert starts(world, date(2026, 10, 23)) == time(9, 0)


def test_removed_bells_give_the_usual_time_back_and_can_be_put_back(world, client, post):
    post("add_bells", **typed(weekdays=["5"]))
    schedule = BellSchedule.objects.get(name="Сокращённый день")
    said = post("remove_bells", schedule.pk).content.decode()
    assert starts(world, FRIDAY) == time(8, 30)
    client.post(re.search(r'action="([^"]+/restore/)"', said)[1])
    assert starts(world, FRIDAY) == time(9, 0)


def test_published_lessons_take_the_bells_of_their_day(world):
    plan = BellPlan("Пятница", ((time(11, 0), time(11, 40)),), weekdays=(5,))
    schools.add_bells(school=world.school, plan=plan, by=SYSTEM, at=NOW)
    days = (date(2026, 11, 6), date(2026, 11, 9))
    publish_lessons(year=world.year, since=days[0], until=days[1], by=SYSTEM, at=NOW)
    assert [starts(world, day) for day in days] == [time(11, 0), time(8, 30)]


def test_the_oldest_schedule_no_longer_wins_by_chance(world):
    times = ((time(12, 0), time(12, 40)),)
    schools.set_bells(school=world.school, name="Запасные", times=times, by=SYSTEM, at=NOW)
    assert bells_of(world.school.pk).at(MONDAY, shift=1, number=1) == (time(8, 30), time(9, 15))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"starts_2": "09:30"}, "2 урок начинается в 09:30, а предыдущий кончается в 09:40"),
        ({"ends_1": "08:00"}, "1 урок кончается раньше, чем начинается"),
        ({"ends_1": ""}, "Заполните начало и конец каждого урока"),
        ({"usual": "on"}, "В обычные дни уже действуют звонки «Обычный день»"),
        ({"name": "Обычный день"}, "Звонки с таким названием уже есть"),
        ({"days": "30 декабря"}, "Напишите даты через запятую"),
    ],
)
def test_bells_that_cannot_ring_are_refused_in_words(world, post, changes, words):
    response = post("add_bells", **typed(**changes))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert BellSchedule.objects.filter(school=world.school).count() == 1


def test_short_breaks_are_remarked(world, post):
    page = post("add_bells", **typed(starts_2="09:45", ends_2="10:25")).content.decode()
    assert "Перемена после 1 урока — 5 мин, нужно не меньше 10." in page


def test_enter_is_enough_for_the_first_bells(world, client):
    page = client.get(reverse("setup:add_bells"), {"first": "08:00", "minutes": 40, "lessons": 6})
    text = page.content.decode()
    assert 'value="08:00"' in text
    assert 'value="13:10"' in text  # six lessons of 40 minutes, breaks 10, 20, 20, 10, 10


def test_the_list_costs_the_same_with_many_schedules(world, client, statements):
    address = reverse("setup:bells")
    few = statements(lambda: client.get(address))
    for n in range(20):
        plan = BellPlan(f"Звонки {n}", ((time(9), time(9, 40)),))
        schools.add_bells(school=world.school, plan=plan, by=SYSTEM, at=NOW)
    assert statements(lambda: client.get(address)) == few == 4
