"""Any file with a plan as one table of texts."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from lxml.etree import LxmlError

from peremena.exchange.formats.roster.workbook import Cell, measure, open_workbook
from peremena.kit.refusal import Refusal

Rows = tuple[tuple[str, ...], ...]

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 1000
MAX_COLUMNS = 20
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_BROKEN_DOCX = (
    BadZipFile, PackageNotFoundError, LxmlError, KeyError, ValueError, IndexError,
    AttributeError, NotImplementedError, RuntimeError, EOFError,
)  # fmt: skip


def read_table(content: bytes) -> Rows:
    """The table of a file: the longest sheet, the longest table of a document, the lines of a CSV.

    Refuses a file that is too large, damaged or none of these. The content says what it is.
    """
    if len(content) > MAX_BYTES:
        raise Refusal(_("Файл больше 10 МБ. Оставьте в нём только таблицу плана."))
    if content.startswith(_OLD_OFFICE):
        raise Refusal(
            _("Файл в старом формате или закрыт паролем. Сохраните его как .xlsx или .docx.")
        )
    rows = [row for row in _reader_of(content)(content) if any(row)]
    if not rows:
        raise Refusal(_("В файле нет таблицы. Нужна таблица с темами уроков."))
    if len(rows) > MAX_ROWS:
        raise Refusal(_("В таблице больше %d строк: это не план одного класса.") % MAX_ROWS)
    width = min(max(map(len, rows)), MAX_COLUMNS)
    return tuple(tuple((*row, *[""] * width)[:width]) for row in rows)


def _reader_of(content: bytes) -> Callable[[bytes], list[list[str]]]:
    if not content.startswith(b"PK"):
        return _csv
    return _docx if _is_document(content) else _xlsx


def _is_document(content: bytes) -> bool:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return "word/document.xml" in archive.namelist()
    except BadZipFile:
        return False


def _xlsx(content: bytes) -> list[list[str]]:
    sheets = [[[_text(c) for c in row] for row in sheet.rows] for sheet in open_workbook(content)]
    return max(sheets, key=lambda rows: sum(any(row) for row in rows), default=[])


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return " ".join(str(cell).split())


def _docx(content: bytes) -> list[list[str]]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            measure(archive)
        tables = [_cells(table) for table in Document(BytesIO(content)).tables]
    except _BROKEN_DOCX:
        raise Refusal(
            _("Документ Word повреждён. Откройте его и сохраните ещё раз как .docx.")
        ) from None
    widest = max((len(row) for rows in tables for row in rows), default=0)
    # a plan is often cut by pages into tables of one shape
    return [row for rows in tables if rows and len(rows[0]) == widest for row in rows]


def _cells(table: Table) -> list[list[str]]:
    """Texts of a table; a merged cell speaks once, at its first place."""
    rows, above = list[list[str]](), set[object]()
    for row in table.rows:
        texts, here = list[str](), set[object]()
        for cell in row.cells:
            element = cell._tc
            known = element in above or element in here
            here.add(element)
            texts.append("" if known else " ".join(cell.text.split()))
        rows.append(texts)
        above = here
    return rows


def _csv(content: bytes) -> list[list[str]]:
    if _CONTROLS.search(content):
        raise Refusal(_("Это не таблица. Читаются файлы Excel (.xlsx), Word (.docx) и CSV."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1251", errors="replace")
    reader = csv.reader(StringIO(text), delimiter=_delimiter(text.splitlines()))
    try:
        return [[" ".join(cell.split()) for cell in row] for row in reader]
    except csv.Error:
        raise Refusal(
            _("CSV повреждён: слишком длинная ячейка. Сохраните таблицу заново.")
        ) from None


def _delimiter(lines: Sequence[str]) -> str:
    """The sign that cuts most lines into equally many cells, the Russian one first."""
    best, most = ";", 0
    for sign in (";", "\t", ","):
        counts = Counter(line.count(sign) for line in lines if line.count(sign))
        agreeing = max(counts.values(), default=0)
        if agreeing > most:
            best, most = sign, agreeing
    return best
