"""The school year by its pages."""

import re
from datetime import date

import pytest
from django.urls import reverse

from peremena.journal.models import Mark
from peremena.kit.refusal import Refusal
from peremena.schools import actions as schools
from peremena.schools.models import Holiday, Term, WorkingDay, Year
from peremena.schools.rules.dates import HolidayDates
from peremena.setup.actions.holidays import rest
from peremena.setup.actions.terms import move_term
from peremena.timetable.models import Lesson
from tests.world.school import NOW, SYSTEM, TODAY


@pytest.fixture
def client(sign_in):
    return sign_in("zavuch")


@pytest.fixture
def post(client):
    def post(view, *args, **data):
        return client.post(reverse(f"setup:{view}", args=args), data, follow=True)

    return post


def holiday(**changes):
    day = "2026-10-19"
    return {
        "kind": "frost",
        "since": day,
        "until": day,
        "lowest_grade": "1",
        "highest_grade": "11",
    } | changes


def test_enter_is_enough_to_open_the_next_year(world, client, post):
    page = client.get(reverse("setup:open_year")).content.decode()
    assert 'value="2027-09-01"' in page
    post("open_year", since="2027-09-01", until="2028-05-26", kinds=["quarter", "half_year"])
    year = Year.objects.get(school=world.school, since__year=2027)
    assert year.terms.filter(kind="quarter").count() == 4
    assert year.terms.filter(kind="half_year").count() == 2
    assert year.holidays.filter(kind="vacation", highest_grade=1).exists()
    assert year.holidays.filter(kind="public", name__contains="Победы").exists()


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("2027-01-11", "2027-12-01"), "уже заняты учебным годом"),
        (("2028-05-26", "2027-09-01"), "должен быть позже первого"),
        (("2027-10-05", "2027-10-20"), "выходит за пределы учебного года"),
    ],
)
def test_a_year_that_cannot_be_is_refused_in_words(world, post, dates, words):
    response = post("open_year", since=dates[0], until=dates[1], kinds=["quarter"])
    assert response.status_code == 422
    assert words in response.content.decode()
    assert Year.objects.filter(school=world.school).count() == 1


def test_the_page_counts_the_days_of_each_term(world, client):
    page = client.get(reverse("setup:year", args=[world.year.pk])).content.decode()
    assert "1 четверть" in page
    assert "7\u00a0недель 4\u00a0дня" in page  # 1 September to 25 October: 39 days of five
    assert "1\u00a0учебный день (4–4\u00a0ноября)" not in page


def test_days_in_no_term_are_named(world, client):
    schools.move_term(
        term=world.term, since=date(2026, 9, 1), until=date(2026, 10, 21), by=SYSTEM, at=NOW
    )
    page = client.get(reverse("setup:year", args=[world.year.pk])).content.decode()
    assert "2\u00a0учебных дня (22–23\u00a0октября) не входят ни в один период." in page


def test_a_term_is_moved(world, post):
    post("term", world.term.pk, since="2026-09-01", until="2026-10-23")
    assert world.term.until == date(2026, 10, 23)


def test_a_term_may_not_lose_days_with_marks(world, post, canary):
    assert Mark.objects.filter(course=canary.maths).count() == 1

    with pytest.raises(Refusal, match="1\u00a0отметка стоят с 14"):
        move_term(
            term=canary.term, since=date(2026, 9, 1), until=date(2026, 10, 13), by=SYSTEM, at=NOW
        )


def test_overlapping_terms_are_refused_at_the_field(world, post):
    response = post("term", world.term.pk, since="2026-09-01", until="2026-11-06")
    assert response.status_code == 422
    assert "пересекаются" in response.content.decode()


def test_a_term_is_added_removed_and_put_back(world, client, post):
    post("add_term", world.year.pk, kind="module", number=1, since="2026-09-01", until="2026-10-10")
    term = Term.objects.get(kind="module")
    said = post("remove_term", term.pk).content.decode()
    assert not Term.objects.filter(kind="module").exists()
    client.post(re.search(r'action="([^"]+/restore/)"', said)[1])
    assert Term.objects.get(kind="module").until == date(2026, 10, 10)


@pytest.mark.req("R18", part="orders of frost days and quarantine")
def test_frost_days_keep_their_order_and_take_the_lessons_away(world, post):
    on_monday = Lesson.objects.filter(school=world.school, day=date(2026, 10, 19))
    assert on_monday.count() == 1
    order = {"order_number": "45-о", "order_day": "2026-10-13"}
    asked = post("add_holiday", world.year.pk, **holiday(**order))
    assert asked.status_code == 422
    assert "В эти дни по расписанию 1\u00a0урок" in asked.content.decode()
    assert on_monday.count() == 1
    page = post("add_holiday", world.year.pk, **holiday(**order, withdraw="on")).content.decode()
    assert "№\u00a045-о от 13.10.2026" in page
    assert on_monday.count() == 0


def test_lessons_with_entries_stay_in_days_of_rest(world, canary):

    frost = HolidayDates("Мороз", TODAY, TODAY, kind="frost")
    rest(year=canary.year, dates=frost, withdraw=False, by=SYSTEM, at=NOW)
    assert Lesson.objects.filter(course=canary.maths, day=TODAY).exists()


def test_frost_days_of_some_grades_leave_the_others_at_school(world, post):
    post("add_holiday", world.year.pk, **holiday(highest_grade="4"))
    assert Holiday.objects.get(kind="frost").highest_grade == 4
    assert Lesson.objects.filter(school=world.school, day=date(2026, 10, 19)).exists()


def test_removed_days_of_rest_get_their_lessons_back(world, post):
    post("add_holiday", world.year.pk, **holiday(withdraw="on"))
    said = post("remove_holiday", Holiday.objects.get(kind="frost").pk).content.decode()
    assert "В расписание вернулось 1\u00a0урок" in said
    assert Lesson.objects.filter(school=world.school, day=date(2026, 10, 19)).exists()


def test_days_of_rest_outside_the_year_are_refused(world, post):
    response = post("add_holiday", world.year.pk, **holiday(until="2027-06-10", name="Лето"))
    assert "«Лето» (19\u00a0октября – 10\u00a0июня) выходит за пределы" in response.content.decode()


def test_a_working_saturday_has_the_lessons_of_monday(world, post):
    post(
        "add_working_day",
        world.year.pk,
        day="2026-10-17",
        as_weekday="1",
        lowest_grade="1",
        highest_grade="11",
    )
    made = Lesson.objects.get(school=world.school, day=date(2026, 10, 17))
    assert made.course == world.maths
    working = WorkingDay.objects.get(day=date(2026, 10, 17))
    post("remove_working_day", working.pk)
    assert not Lesson.objects.filter(school=world.school, day=date(2026, 10, 17)).exists()


def test_a_year_moves_only_as_far_as_its_terms_allow(world, post):
    response = post("move_year", world.year.pk, since="2026-09-02", until="2027-05-26")
    assert "выходит за пределы учебного года" in response.content.decode()
    post("move_year", world.year.pk, since="2026-09-01", until="2027-05-31")
    assert Year.objects.get(pk=world.year.pk).until == date(2027, 5, 31)


def test_the_page_costs_the_same_with_many_days_of_rest(world, client, statements):
    address = reverse("setup:year", args=[world.year.pk])
    few = statements(lambda: client.get(address))
    Holiday.objects.bulk_create(
        Holiday(year=world.year, name=f"День {n}", since=TODAY, until=TODAY) for n in range(60)
    )
    assert statements(lambda: client.get(address)) == few == 5


@pytest.fixture
def closed(world):
    year = Year.objects.get(pk=world.year.pk)
    schools.close_year(year, by=SYSTEM, at=NOW)
    return year


def test_a_closed_year_is_only_looked_at(world, sign_in, closed):
    text = sign_in("zavuch").get(reverse("setup:year", args=[closed.pk])).text
    assert "Учебный год 2026/27 закрыт: его можно только смотреть." in text
    assert "Добавить период" not in text
    assert "Изменить даты" not in text
    assert "Открыть следующий год" in text


@pytest.mark.parametrize("deed", ["move_year", "add_term", "add_holiday", "add_working_day"])
def test_a_closed_year_takes_no_new_dates(world, post, closed, deed):
    data = {
        "move_year": {"since": "2026-09-01", "until": "2027-05-25"},
        "add_term": {
            "kind": "half_year",
            "number": "1",
            "since": "2026-09-01",
            "until": "2026-12-30",
        },
        "add_holiday": holiday(),
        "add_working_day": {
            "day": "2026-11-07",
            "as_weekday": "1",
            "lowest_grade": "1",
            "highest_grade": "11",
        },
    }[deed]
    response = post(deed, closed.pk, **data)
    assert response.status_code == 422
    assert "Учебный год 2026/27 закрыт" in response.text


def test_what_stands_in_a_closed_year_stays(world, post, closed):
    term, rest_days = closed.terms.first(), closed.holidays.first()
    days = {"since": str(term.since), "until": str(term.until)}
    assert "2026/27 закрыт" in post("term", term.pk, **days).text
    assert "2026/27 закрыт" in post("remove_holiday", rest_days.pk).text
    working = WorkingDay.objects.get(year=closed)
    assert "2026/27 закрыт" in post("remove_working_day", working.pk).text
    last = closed.terms.order_by("since").last()
    assert "2026/27 закрыт" in post("remove_term", last.pk).text
    assert (closed.terms.count(), closed.holidays.count()) == (4, 3)
    assert WorkingDay.objects.filter(year=closed).exists()
