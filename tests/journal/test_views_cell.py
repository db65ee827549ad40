"""The history of a cell and the comment on its mark."""

import pytest
from django.urls import reverse

from peremena.journal.actions.columns import Work, describe_works
from peremena.journal.actions.marking import CellEntry, write_cells
from peremena.journal.models import Mark
from peremena.studies.models import WorkType
from peremena.trail.models import Visit
from tests.world.school import NOW, SYSTEM, TODAY


@pytest.fixture
def lesson(world):
    return world.lesson_on(world.maths, TODAY)


@pytest.fixture
def masha(world):
    return world.pupils["masha"]


@pytest.fixture
def url(lesson, masha):
    return reverse("journal:cell", args=[lesson.pk, masha.pk])


@pytest.fixture
def write(world, lesson, masha):
    def write(text):
        entry = CellEntry(lesson.pk, masha.pk, text)
        write_cells(course=world.maths, entries=[entry], by=SYSTEM, at=NOW, today=TODAY)

    return write


@pytest.mark.req("A2")
def test_the_history_tells_every_change_in_words(sign_in, url, write, lesson):
    write("4")
    write("5")
    control = WorkType.objects.filter(is_control=True).first()
    describe_works([Work(lesson.pk, control, 5)], by=SYSTEM, at=NOW)
    write("")
    page = sign_in("petrova").get(url).content.decode()
    for words in (
        "поставлено «4»",
        "«4» исправлено на «5»",
        "стёрто «5»",
        "за что отметки: Контрольная работа, вес 5",
        "14\u00a0октября, 10:00 · Перемена",
    ):
        assert words in page


def test_a_comment_is_written_and_removed(sign_in, url, write, masha):
    write("5")
    client = sign_in("petrova")
    assert client.post(url, {"comment": "Умница"}).url == url
    assert Mark.objects.get(pupil=masha).comment == "Умница"
    page = client.get(url).content.decode()
    assert "комментарий: «Умница»" in page
    client.post(url, {"comment": ""})
    assert "комментарий убран" in client.get(url).content.decode()


def test_a_comment_without_a_mark_is_refused_in_words(sign_in, url):
    answer = sign_in("petrova").post(url, {"comment": "Умница"})
    assert answer.status_code == 422


def test_a_reader_sees_the_comment_and_no_form(sign_in, url, write):
    write("5")
    sign_in("petrova").post(url, {"comment": "Умница"})
    page = sign_in("smirnov").get(url).content.decode()
    assert "Умница" in page
    assert "<textarea" not in page


def test_a_script_gets_the_part_without_the_frame(sign_in, url):
    part = sign_in("petrova").get(url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Здесь ещё ничего не записывали." in part


def test_the_reading_is_recorded_for_the_pupil(sign_in, url, masha):
    sign_in("petrova").get(url)
    assert Visit.objects.filter(person_id=masha.pk).exists()


def test_a_pupil_who_was_never_in_the_group_is_not_found(sign_in, lesson, canary):
    stranger = canary.pupils["canary_pupil"]
    url = reverse("journal:cell", args=[lesson.pk, stranger.pk])
    assert sign_in("petrova").get(url).status_code == 404
