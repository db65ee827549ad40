"""Opening a workbook that a stranger sent.

A workbook is a ZIP archive of XML parts. Before any cell is read the archive is unpacked once into
nothing, whatever sizes it claims, and every sheet is walked for formulas and for cells so far out
that the rectangle up to them would exhaust the memory.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from peremena.kit.refusal import Refusal

Cell = str | float | int | bool | date | datetime | time | timedelta

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 200
MAX_ROWS = 20_000
MAX_COLUMNS = 200
_SMALL = 1024 * 1024  # a part this small may be packed as tightly as it likes
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BROKEN = (
    BadZipFile, zlib.error, CalamineError, ParseError, EOFError, KeyError, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True)
class RawSheet:
    """The cells of a sheet from A1 on, and the addresses of its formulas."""

    name: str
    rows: Sequence[Sequence[Cell]]
    formulas: frozenset[str]


def open_workbook(content: bytes) -> list[RawSheet]:
    """All sheets; refuses what is not a sound workbook of a sane size."""
    if len(content) > MAX_BYTES:
        raise Refusal(_("Файл больше 10 МБ. Удалите из него лишние листы и рисунки."))
    if content.startswith(_OLD_EXCEL):
        raise Refusal(
            _("Файл в старом формате или закрыт паролем. Сохраните его как .xlsx без пароля.")
        )
    try:
        return _read(content)
    except DefusedXmlException:
        raise Refusal(
            _("В книге объявления XML, которых в ней не бывает. Создайте её заново.")
        ) from None
    except _BROKEN:
        raise Refusal(
            _("Это не книга Excel, или она повреждена. Сохраните её ещё раз как .xlsx.")
        ) from None


def _read(content: bytes) -> list[RawSheet]:
    with ZipFile(BytesIO(content)) as archive:
        measure(archive)
        formulas = {name: _formulas(archive, part) for name, part in _sheet_parts(archive)}
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [
        RawSheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False), found)
        for name, found in formulas.items()
    ]


def measure(archive: ZipFile) -> None:
    """Refuse an archive that unpacks to too much."""
    unpacked = 0
    for part in archive.infolist():
        honest = copy(part)
        honest.file_size = (
            MAX_UNPACKED + 1
        )  # else the reader stops at the size that the part claims
        before = unpacked
        with archive.open(honest) as stream:
            while chunk := stream.read(_SMALL):
                unpacked += len(chunk)
                packed = max(part.compress_size, _SMALL // MAX_RATIO)
                if unpacked > MAX_UNPACKED or unpacked - before > packed * MAX_RATIO:
                    raise Refusal(
                        _("Книга распаковывается в слишком большой объём. Создайте её заново.")
                    )


def _sheet_parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Names of the sheets with the parts of the archive that hold them."""
    relations = _small_part(archive, "xl/_rels/workbook.xml.rels")
    targets = {r.get("Id"): r.get("Target", "") for r in relations}
    for sheet in _small_part(archive, "xl/workbook.xml").iter():
        if _tag(sheet) == "sheet":
            target = targets[sheet.get(_RELATION)]
            yield sheet.get("name", ""), posixpath.join("/xl", target).lstrip("/")


def _small_part(archive: ZipFile, name: str) -> Element:
    with archive.open(name) as stream:
        text = stream.read(_SMALL)
    root: Element = fromstring(text)
    return root


def _formulas(archive: ZipFile, part: str) -> frozenset[str]:
    """Addresses of the cells with a formula; refuses a sheet with a cell beyond the limits."""
    found = set()
    row = column = 0
    above: list[Element] = []
    with archive.open(part) as stream:
        for event, element in iterparse(stream, events=("start", "end")):
            tag = _tag(element)
            if event == "end":
                above.pop()
                if above:
                    above[-1].clear()  # what was read is let go: a sheet may be as large as memory
                continue
            above.append(element)
            if tag == "row":
                row, column = int(element.get("r", row + 1)), 0
            elif tag == "c":
                row, column = _place(element.get("r", ""), row, column + 1)
            elif tag in {"v", "is"} and (row > MAX_ROWS or column > MAX_COLUMNS):
                raise Refusal(_far(row, column))
            elif tag == "f":
                found.add(f"{column_letters(column)}{row}")
    return frozenset(found)


def _place(address: str, row: int, column: int) -> tuple[int, int]:
    """«AB12» → (12, 28); a cell without an address follows the one before it."""
    written = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", address)
    if not written:
        return row, column
    number = 0
    for letter in written[1]:
        number = number * 26 + ord(letter) - 64
    return int(written[2]), number


def _far(row: int, column: int) -> str:
    return _(
        "Ячейка %(address)s слишком далеко: читаются %(rows)s строк и %(columns)s столбцов. "
        "Удалите лишнее с листа."
    ) % {
        "address": f"{column_letters(column)}{row}",
        "rows": MAX_ROWS,
        "columns": MAX_COLUMNS,
    }


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def column_letters(number: int) -> str:
    """28 → «AB»."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
