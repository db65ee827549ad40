"""The book of substitutions and the timesheet."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from peremena.timetable.models import SubstitutionKind
from tests.timetable.changing import FRIDAY, absent, give
from tests.world.school import TODAY

PERIOD = {"since": "2026-10-01", "until": "2026-10-31"}


@pytest.fixture
def given(world):
    absent(world.teachers["petrova"], until=FRIDAY, order_number="45-к", order_day=TODAY)
    give(world.lesson_on(world.maths, TODAY), world.teachers["smirnov"])


def sheets(answer):
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    return [book.get_sheet_by_index(n).to_python() for n in range(len(book.sheet_names))]


@pytest.mark.req("R4", part="book of substitutions")
def test_the_book_names_who_whom_why_and_by_which_order(world, client, given):
    client.force_login(world.users["sekretar"])
    page = client.get(reverse("timetable:book"), PERIOD).text
    assert "Смирнов\u00a0О.\u00a0И." in page
    assert "по уважительной причине, приказ № 45-к от 14\u00a0октября" in page
    client.force_login(world.users["zavuch"])
    assert "болезнь" in client.get(reverse("timetable:book"), PERIOD).text
    none = PERIOD | {"teacher": world.teachers["zavuch"].pk}
    assert "Замен не было" in client.get(reverse("timetable:book"), none).text
    rows = sheets(client.get(reverse("timetable:book_paper", args=["xlsx"]), PERIOD))[0]
    assert "Смирнов\u00a0О.\u00a0И." in rows[-1]
    pdf = client.get(reverse("timetable:book_paper", args=["pdf"]), PERIOD)
    assert pdf.content.startswith(b"%PDF")
    assert client.get(reverse("timetable:book_paper", args=["exe"])).status_code == 404


def test_the_timesheet_counts_planned_given_instead_and_missed(world, client, given):
    client.force_login(world.users["zavuch"])
    answer = client.get(reverse("timetable:timesheet_paper", args=["xlsx"]), PERIOD)
    totals, details = sheets(answer)
    by_name = {row[0]: row[1:] for row in totals}
    # six lessons of mathematics and two of English up to the 14th of October
    assert by_name["Петрова Анна Павловна"] == [6, 5, 0, 0, 1]
    assert by_name["Смирнов Олег Игоревич"] == [2, 3, 1, 1, 0]
    assert ["7Б, Математика", 0, 1, 1, 1, 0] in details
    assert "Петрова Анна Павловна" in client.get(reverse("timetable:timesheet"), PERIOD).text


def test_a_cancelled_lesson_is_missed_and_nobody_gave_it(world, client):
    give(world.lesson_on(world.maths, TODAY), None, SubstitutionKind.CANCELLED)
    client.force_login(world.users["zavuch"])
    answer = client.get(reverse("timetable:timesheet_paper", args=["xlsx"]), PERIOD)
    by_name = {row[0]: row[1:] for row in sheets(answer)[0]}
    assert by_name["Петрова Анна Павловна"] == [6, 5, 0, 0, 1]


@pytest.mark.parametrize("name", ["book", "timesheet"])
def test_the_pages_cost_the_same_with_many_rows(world, client, given, name):
    client.force_login(world.users["zavuch"])
    address = reverse(f"timetable:{name}")
    client.get(address, PERIOD)
    with CaptureQueriesContext(connection) as few:
        client.get(address, PERIOD)
    give(world.lesson_on(world.maths, FRIDAY), world.teachers["zavuch"])
    with CaptureQueriesContext(connection) as many:
        client.get(address, PERIOD)
    assert len(few) == len(many) <= 9
