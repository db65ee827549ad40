"""Thematic plans in the shapes in which they come."""

from io import BytesIO

import pytest
from docx import Document

from peremena.exchange.formats.plans.columns import Columns, guess
from peremena.exchange.formats.plans.tables import read_table
from peremena.exchange.formats.plans.themes import read_themes
from peremena.exchange.formats.problems import Severity
from peremena.kit.refusal import Refusal
from tests.exchange.books import book
from tests.exchange.test_formats_roster_workbook import LAUGHS, archive

WORKS = {"контрольная работа": 5, "тест": 8}
CSV = """Календарно-тематическое планирование;;;
7 класс, алгебра;;;
№ п/п;Тема урока;Кол-во часов;Домашнее задание
1;2;3;4
Раздел 1. Числа;;3 ч.;
1;Рациональные числа;2 ч.;§ 1, № 5
2;Контрольная работа № 1;;
Глава II. Степени;;;
3–4;Степень числа;;§ 2
Итого;;5;
"""


def read(content, columns=None):
    rows = read_table(content)
    return read_themes(rows, columns or guess(rows), works=WORKS)


def shown(plan):
    return [(t.section, t.topic, t.hours) for t in plan.themes]


EXPECTED = [
    ("Раздел 1. Числа", "Рациональные числа", 2),
    ("Раздел 1. Числа", "Контрольная работа № 1", 1),
    ("Глава II. Степени", "Степень числа", 2),
]


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("cp1251"),
        CSV.replace(";", "\t").encode(),
        CSV.replace("§ 1, № 5", "§ 1").replace(";", ",").replace("класс, ", "класс ").encode(),
        CSV.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "bom", "cp1251", "tabs", "commas", "windows"],
)
def test_a_csv_is_read_with_its_header_in_the_third_row(content):
    plan = read(content)
    assert shown(plan) == EXPECTED
    assert plan.problems == ()
    assert plan.themes[0].homework.startswith("§ 1")
    assert plan.themes[1].work_type_id == 5


def test_a_workbook_with_merged_cells_is_read():
    rows = (
        ("План",),
        ("Раздел", "№", "Тема", "Количество часов", "Тип урока"),
        ("Числа", 1, "Рациональные числа", 2.0, "Урок открытия нового знания"),
        ("", 2, "Контрольная работа", "1", "семинар"),
        ("Степени", 3, "Степень", "много", "тест"),
        ("", "", "Всего", 5),
    )
    plan = read(book({"Титул": (("КТП",),), "План": rows}, merges=[("План", "A1:E1", "План")]))
    assert shown(plan)[:2] == [
        ("Числа", "Рациональные числа", 2),
        ("Числа", "Контрольная работа", 1),
    ]
    assert plan.themes[0].lesson_type == "new"
    error = next(p for p in plan.problems if p.severity == Severity.ERROR)
    assert (error.row, error.column) == (5, "D")
    assert "много" in error.text
    assert plan.errors == 1


def document():
    page = Document()
    page.add_paragraph("КТП по алгебре")
    for part in range(2):
        table = page.add_table(rows=0, cols=3)
        if not part:
            for cell, title in zip(table.add_row().cells, ("№", "Тема урока", "Часы"), strict=True):
                cell.text = title
        heading = table.add_row().cells
        heading[0].merge(heading[2]).text = f"Раздел {part + 1}"
        for cell, text in zip(table.add_row().cells, (str(part + 1), "Тема", "2"), strict=True):
            cell.text = text
    memory = BytesIO()
    page.save(memory)
    return memory.getvalue()


def test_a_document_with_tables_cut_by_pages_is_read():
    assert shown(read(document())) == [("Раздел 1", "Тема", 2), ("Раздел 2", "Тема", 2)]


def test_without_titles_columns_are_known_by_their_looks():
    rows = read_table("1;Рациональные числа;2\n2;Степень числа;3\n".encode())
    assert guess(rows) == Columns(0, {"topic": 1, "hours": 2})


def test_the_person_may_correct_the_columns():
    rows = read_table("А;Б\nпервая;вторая\n".encode())
    plan = read_themes(rows, Columns(1, {"topic": 1}), works=WORKS)
    assert shown(plan) == [("", "вторая", 1)]
    with pytest.raises(Refusal, match="в каком столбце"):
        read_themes(rows, Columns(1, {"hours": 0}), works=WORKS)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "нет таблицы"),
        (b"\x89PNG\r\n\x1a\n\0\0", "не таблица"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "старом формате"),
        (b"\0" * (10 * 1024 * 1024 + 1), "больше 10 МБ"),
        (archive(("word/document.xml", b"\0" * 5_000_000)), "слишком большой объём"),
        (archive(("word/document.xml", LAUGHS)), "повреждён"),
        (archive(("xl/workbook.xml", LAUGHS)), "Excel"),
        (archive(("a.txt", b"text")), "не книга Excel"),
        (document()[:-300], "не книга Excel|повреждён"),
        (b"a;b\n" * 1001, "больше 1000 строк"),
        (b'"' + b"x" * 200_000 + b'";1\n', "слишком длинная"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_with_one_sentence(content, sentence):
    with pytest.raises(Refusal, match=sentence):
        read_table(content)
