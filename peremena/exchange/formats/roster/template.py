"""The empty roster workbook that a school downloads, fills and sends back."""

from __future__ import annotations

from io import BytesIO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format

from peremena.exchange.formats.roster import sheets
from peremena.exchange.formats.roster.columns import Column, Sheet
from peremena.exchange.formats.roster.line import EXAMPLE

TEXT = "@"  # a cell of text keeps the leading zeros of a SNILS and the shape of a date


def template() -> bytes:
    """A workbook with a page of advice and the five sheets, each with its titles and an example."""
    memory = BytesIO()
    with Workbook(memory, {"in_memory": True}) as book:
        formats = {
            "title": book.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
            ),
            "example": book.add_format(
                {"italic": True, "font_color": "#6b6b6b", "num_format": TEXT}
            ),
            "text": book.add_format({"num_format": TEXT}),
            "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        _advice(book, formats)
        for sheet in sheets.ALL:
            _sheet(book, sheet, formats)
    return memory.getvalue()


def _advice(book: Workbook, formats: dict[str, Format]) -> None:
    page = book.add_worksheet(sheets.HELP)
    page.set_column(0, 1, 26, formats["wrapped"])
    page.set_column(2, 2, 70, formats["wrapped"])
    page.write_row(0, 0, (_("Лист"), _("Столбец"), _("Что писать")), formats["title"])
    page.freeze_panes(1, 0)
    lines = [
        (sheet.name, column.title, column.hint)
        for sheet in sheets.ALL
        for column in sheet.columns
        if column.hint
    ]
    for row, line in enumerate(lines, 1):
        page.write_row(row, 0, line)
    page.write(
        len(lines) + 2,
        0,
        _(
            "Порядок столбцов любой, лишние листы можно удалить. Серая строка — образец, "
            "при загрузке она пропускается."
        ),
        book.add_format(),
    )


def _sheet(book: Workbook, sheet: Sheet, formats: dict[str, Format]) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    for place, column in enumerate(_written(sheet)):
        page.set_column(place, place, column.width, formats["text"])
        page.write_string(0, place, column.title, formats["title"])
        example = column.example if place else f"{EXAMPLE} {column.example}"
        page.write_string(1, place, example, formats["example"])


def _written(sheet: Sheet) -> list[Column]:
    """The columns of the template: a name takes three."""
    return [column for column in sheet.columns if column.field != "full_name"]
