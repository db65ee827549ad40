"""Papers: the same table as a workbook and as pages."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from io import BytesIO

import python_calamine

from peremena.kit.papers import Column, Paper
from peremena.kit.papers.pdf import as_pdf
from peremena.kit.papers.workbook import as_xlsx

PAPER = Paper(
    title="Замены: [ноябрь] / 2026",
    lines=("Школа №1",),
    columns=(Column("Кто", 20), Column("Часов", 8, number=True), Column("День"), Column("Время")),
    rows=(
        ("=HYPERLINK(1)", Decimal("1.5"), date(2026, 11, 20), time(8, 30)),
        ("#set *Ёлкина*", 2, None, None),
    ),
    notes=("Часы — по табелю.",),
)


def test_a_workbook_holds_the_values_and_no_formula() -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(as_xlsx(PAPER, PAPER)))
    assert book.sheet_names == ["Замены   ноябрь    2026", "Замены   ноябрь    2026 2"]
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0][0] == PAPER.title
    assert rows[4] == ["=HYPERLINK(1)", 1.5, date(2026, 11, 20), time(8, 30)]
    assert rows[5][:2] == ["#set *Ёлкина*", 2]
    assert rows[7][0] == "Часы — по табелю."


def test_pages_are_a_pdf() -> None:
    content = as_pdf(PAPER)
    assert content.startswith(b"%PDF-")
    assert len(content) > 5_000
