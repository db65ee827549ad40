"""The page of statistics of a class in a subject."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
import python_calamine
from django.urls import reverse

from peremena.journal.actions.marking import CellEntry, write_cells
from tests.world.school import NOW, SYSTEM, TODAY

DAYS = [date(2026, 10, d) for d in (5, 7, 9, 12, 14)]


@pytest.fixture
def marked(world):
    """Masha falls, Petya has an unmended two, Alyona is at the border, Kolya has one mark."""
    lines = {
        "masha": ("5", "4", "3", "", ""),
        "petya": ("2", "", "", "", ""),
        "alyona": ("4", "3", "4", "3", "о"),
        "kolya": ("", "н", "п", "", "5"),
    }
    lessons = [world.lesson_on(world.maths, day) for day in DAYS]
    entries = [
        CellEntry(lesson.pk, world.pupils[name].pk, text)
        for name, texts in lines.items()
        for lesson, text in zip(lessons, texts, strict=True)
        if text
    ]
    write_cells(course=world.maths, entries=entries, by=SYSTEM, at=NOW, today=TODAY)
    return world


def url(world, name="statistics", *arguments):
    return reverse(f"journal:{name}", args=[world.maths.pk, *arguments])


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.req("P17")
def test_the_teacher_sees_the_class_and_whom_to_look_at(marked, sign_in):
    page = text_of(sign_in("petrova").get(url(marked)))
    assert "<dd>75,00&nbsp;%</dd>" in page  # three of four have at least a three
    assert "<dd>4,00" not in page
    for title in ("Кого спросить", "На границе", "Двойка не исправлена", "Снижается"):
        assert title in page
    assert 'Петров Николай</th><td class="number">1</td>' in page
    assert 'Петров Николай <span class="soft">1 отметка' in page
    assert "без уваж. 1" in page.replace("</small>", "")


def test_the_list_is_sorted_by_the_chosen_column(marked, sign_in):
    page = text_of(sign_in("petrova").get(url(marked), {"order": "-missed"}))
    table = page[page.index("statistics-table") :]
    assert table.index("Петров Николай") < table.index("Ёлкина Алёна")


def test_a_term_without_lessons_says_so(marked, sign_in):
    page = text_of(sign_in("petrova").get(url(marked), {"term": 4}))
    assert "Считать пока нечего" in page


def test_the_report_is_saved_as_a_workbook(marked, sign_in):
    answer = sign_in("petrova").get(url(marked, "statistics_file", "xlsx"))
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(answer.content))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0][0] == "Отчёт по предмету. Математика"
    assert any(row[1] == "Сидоров Пётр" and row[6] == 1 for row in rows)  # one two


def test_the_report_is_printed(marked, sign_in):
    answer = sign_in("zavuch").get(url(marked, "statistics_file", "pdf"))
    assert answer.content.startswith(b"%PDF")


def test_another_kind_of_file_is_not_found(marked, sign_in):
    assert sign_in("petrova").get(url(marked, "statistics_file", "exe")).status_code == 404


def test_the_page_costs_as_much_with_many_pupils(marked, sign_in, statements, fill):
    teacher = sign_in("petrova")
    few = statements(lambda: teacher.get(url(marked)))
    fill()
    assert statements(lambda: teacher.get(url(marked))) == few == 7
