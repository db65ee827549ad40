"""The page of marks by subject."""

import pytest
from django.urls import reverse

from peremena.studies.models import WorkType
from tests.diary.writing import comment, describe, note, write
from tests.world.school import TODAY


@pytest.fixture
def masha(world):
    return world.pupils["masha"]


def open_marks(client, pupil, **query):
    return client.get(reverse("diary:marks", args=[pupil.pk]), query)


@pytest.mark.req("A8")
@pytest.mark.req("P13")
@pytest.mark.parametrize("username", ["masha", "mama"])
def test_the_simple_view_shows_marks_and_average(world, client, masha, username):
    write(world, "5/4")
    client.force_login(world.users[username])
    page = open_marks(client, masha).text
    assert 'data-band="54"' in page
    assert "<b>4,50</b>" in page
    assert "Английский язык" in page


@pytest.mark.req("A8")
@pytest.mark.req("P13")
def test_the_view_by_dates_tells_what_each_mark_was_for(world, client, masha):
    lesson = write(world, "5")
    note(lesson, topic="Степени")
    work = WorkType.objects.filter(school=world.school, is_control=True).first()
    describe(lesson, work_type=work, weight=3)
    comment(lesson, masha, "Отлично")
    client.force_login(world.users["mama"])
    page = open_marks(client, masha, view="dates").text.replace("\u00a0", " ")
    for text in ("ср, 14 октября", f"{work.name}, вес 3", "<q>Отлично</q>", "Степени", "5,00"):
        assert text in page
    assert "Отметка за период" in page


@pytest.mark.req("A6")
def test_missed_lessons_stand_beside_the_marks(world, client, masha):
    write(world, "п", day=TODAY)
    client.force_login(world.users["mama"])
    page = open_marks(client, masha).text.replace("\u00a0", " ")
    assert "Пропущено 1 из 19 уроков, по уважительной причине 1" in page


@pytest.mark.parametrize("term", ["0", "5", "99999999999999999999"])
def test_a_term_that_the_year_has_not_is_no_page(world, client, masha, term):
    client.force_login(world.users["mama"])
    assert open_marks(client, masha, term=term).status_code == 404


def test_a_pupil_without_subjects_sees_an_empty_page(world, client, masha):
    masha.enrolments.all().delete()
    client.force_login(world.users["mama"])
    assert "нет предметов" in open_marks(client, masha).text


def test_the_page_costs_six_statements(world, client, masha, django_assert_num_queries):
    """Apart from session, account and roles (3) and the record of reading (1)."""
    client.force_login(world.users["mama"])
    write(world, "5/4")
    for view in ("", "dates"):
        with django_assert_num_queries(4 + 6):
            open_marks(client, masha, view=view)
