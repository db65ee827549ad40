"""Papers as XLSX. A text is always a text: no cell of ours begins a formula."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from peremena.kit.papers import Cell, Paper

FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
SHEET_NAME = 31  # characters that Excel allows


def as_xlsx(*papers: Paper) -> bytes:
    """A workbook with a sheet for each paper."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(stream, options) as workbook:
        names: set[str] = set()
        for paper in papers:
            _sheet(workbook, paper, _free_name(paper.title, names))
    return stream.getvalue()


def _free_name(title: str, taken: set[str]) -> str:
    name = FORBIDDEN.sub(" ", title).strip()[:SHEET_NAME] or "Лист"
    number = 2
    while name.casefold() in taken:
        tail = f" {number}"
        name, number = name[: SHEET_NAME - len(tail)] + tail, number + 1
    taken.add(name.casefold())
    return name


def _sheet(workbook: Workbook, paper: Paper, name: str) -> None:
    bold = workbook.add_format({"bold": True})
    head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats: dict[tuple[str, bool], Any] = {}

    def look(cell: Cell, strong: bool) -> Any:
        kind = "dd.mm.yyyy" if isinstance(cell, date) else "hh:mm" if isinstance(cell, time) else ""
        if (kind, strong) not in formats:
            shape: dict[str, Any] = {"valign": "top", "text_wrap": True, "bold": strong}
            formats[kind, strong] = workbook.add_format(
                shape | ({"num_format": kind} if kind else {})
            )
        return formats[kind, strong]

    sheet = workbook.add_worksheet(name)
    sheet.write_string(0, 0, paper.title, bold)
    for number, line in enumerate(paper.lines, start=1):
        sheet.write_string(number, 0, line)
    top = len(paper.lines) + 2
    for place, column in enumerate(paper.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(top, place, column.title, head)
    for number, row in enumerate(paper.rows):
        for place, cell in enumerate(row):
            _write(sheet, (top + 1 + number, place), cell, look(cell, number in paper.strong))
    for number, note in enumerate(paper.notes, start=top + len(paper.rows) + 2):
        sheet.write_string(number, 0, note)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(9)  # A4
    if paper.landscape:
        sheet.set_landscape()


def _write(sheet: Any, place: tuple[int, int], cell: Cell, look: Any) -> None:
    match cell:
        case None | "":
            sheet.write_blank(*place, None, look)
        case str():
            sheet.write_string(*place, cell, look)
        case int() | Decimal():
            sheet.write_number(*place, cell, look)
        case date() | time():
            sheet.write_datetime(*place, cell, look)
