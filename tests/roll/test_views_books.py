"""The movement report, the alphabet book, and class lists of past days."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from peremena.classes.actions import NewClass, open_classes
from peremena.roll.actions import Order, depart, transfer
from tests.world.school import NOW, SYSTEM, TODAY

MARK = {"by": SYSTEM, "at": NOW}


@pytest.fixture
def moved(world):
    """Masha went to 7В, Petya left the school."""
    other = open_classes(year=world.year, classes=[NewClass(7, "В")], **MARK)[0]
    transfer([world.pupils["masha"]], to=other, since=TODAY, order=Order("5", TODAY), **MARK)
    depart([world.pupils["petya"]], since=TODAY, place="Москва", reason="переезд", **MARK)
    return other


@pytest.fixture
def rows(sign_in):
    def rows(name, sheet=0, **asked):
        answer = sign_in("sekretar").get(reverse(f"roll:{name}"), asked | {"as": "xlsx"})
        return (
            CalamineWorkbook.from_filelike(BytesIO(answer.content))
            .get_sheet_by_index(sheet)
            .to_python()
        )

    return rows


@pytest.mark.req("R18", part="movement report")
def test_the_report_counts_by_class_grade_level_and_school(moved, rows, sign_in):
    found = {r[0]: r[1:] for r in rows("movement", period="2026-10")}
    assert found["7Б"] == [4, 0, 2, 2]
    assert found["7В"] == [0, 1, 0, 1]
    assert found["7 классы"] == found["ООО"] == found["Школа"] == [4, 0, 1, 3]
    assert any("№ 5 от 14.10.2026" in r for r in rows("movement", 1, period="2026-10"))
    september = {r[0]: r[1:] for r in rows("movement", period="2026-09")}
    assert september["Школа"] == [4, 0, 0, 4]
    page = sign_in("sekretar").get(reverse("roll:movement")).content.decode()
    assert "Перевод: 7Б → 7В" in page
    assert "октябрь 2026" in page


def test_the_alphabet_book_keeps_who_left(moved, rows, sign_in):
    found = next(r for r in rows("alphabet") if "Сидоров Пётр Андреевич" in r)
    assert "Москва, переезд" in found
    page = sign_in("sekretar").get(reverse("roll:alphabet"), {"show": "е"}).content.decode()
    assert "Ёлкина Алёна" in page
    assert "Сидоров" not in page


def test_a_pupil_who_went_to_another_school_stays_in_the_book(world, canary, rows):
    depart([world.pupils["masha"]], since=TODAY, to_school=canary.school, **MARK)
    assert any("Иванова Мария Сергеевна" in r for r in rows("alphabet"))


@pytest.mark.parametrize("name", ["movement", "alphabet"])
def test_books_are_printed(sign_in, name):
    answer = sign_in("direktor").get(reverse(f"roll:{name}"), {"as": "pdf"})
    assert answer.content.startswith(b"%PDF")


def test_the_list_of_a_past_day_stays_right(world, moved, sign_in):
    client, url = sign_in("sekretar"), reverse("classes:class", args=[world.school_class.pk])
    assert "Иванова Мария" not in client.get(url).content.decode()
    before = (TODAY - timedelta(days=1)).isoformat()
    assert "Иванова Мария" in client.get(url, {"day": before}).content.decode()
    assert client.get(url, {"day": before, "as": "pdf"}).content.startswith(b"%PDF")
    assert "Такой даты нет" in client.get(url, {"day": "31.02"}).content.decode()


@pytest.mark.parametrize(("name", "number"), [("movement", 6), ("alphabet", 5)])
def test_a_long_book_costs_as_many_statements_as_a_short_one(
    moved, sign_in, statements, crowd, name, number
):
    client, url = sign_in("sekretar"), reverse(f"roll:{name}")
    assert statements(lambda: client.get(url)) == number
    crowd(120)
    assert statements(lambda: client.get(url)) == number
