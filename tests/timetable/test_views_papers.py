"""The timetable as XLSX and PDF; the month."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.world.school import TODAY


@pytest.fixture
def client(world):
    client = Client()
    client.force_login(world.users["direktor"], "django.contrib.auth.backends.ModelBackend")
    return client


def sheet(response):
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    return [cell for row in book.get_sheet_by_index(0).to_python() for cell in row]


@pytest.mark.req("A1", part="export")
@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("wall", "Математика, Петрова, 12"),
        ("classes", "Математика, Петрова, 12"),
        ("teachers", "7Б, англ. 2, Английский язык"),
        ("rooms", "7Б, Математика, Петрова"),
    ],
)
def test_the_timetable_leaves_the_house_as_a_workbook(client, what, told):
    assert told in sheet(client.get(reverse("timetable:paper", args=[what, "xlsx"])))


@pytest.mark.parametrize("what", ["wall", "classes"])
def test_the_timetable_is_printed(client, what):
    content = client.get(reverse("timetable:paper", args=[what, "pdf"])).content
    assert content.startswith(b"%PDF")


@pytest.mark.parametrize(("what", "kind"), [("walls", "pdf"), ("wall", "docx")])
def test_there_is_no_other_paper(client, what, kind):
    assert client.get(reverse("timetable:paper", args=[what, kind])).status_code == 404


@pytest.mark.req("P19")
def test_a_month_shows_every_day_with_its_lessons(world, client):
    query = {"of": f"class-{world.school_class.pk}", "view": "month", "day": TODAY}
    page = client.get(reverse("timetable:timetable"), query).text
    assert "октябрь 2026" in page
    assert page.count("Математика") == 12  # four weeks of three lessons
    assert "Осенние каникулы" in page
    assert "view=month&amp;day=2026-09-30" in page


def test_a_month_costs_as_much_as_a_week(world, client, django_assert_num_queries):
    query = {"of": f"class-{world.school_class.pk}", "view": "month", "day": TODAY}
    with django_assert_num_queries(3 + 5):
        client.get(reverse("timetable:timetable"), query)
