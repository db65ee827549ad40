import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from peremena.exchange.formats import roster
from peremena.exchange.formats.roster.workbook import column_letters, open_workbook
from peremena.kit.refusal import Refusal
from tests.exchange.books import PUPILS, TODAY, book, changed, repacked

SHEET = "xl/worksheets/sheet1.xml"
START = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
LAUGHS = (
    b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>"""
)


def archive(*parts):
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as new:
        for name, text in parts:
            new.writestr(name, text)
    return memory.getvalue()


def lying(content, part):
    """The workbook with the size of a part understated in its directory, and its checksum kept."""
    name = part.encode()
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(name))
    return content[: at + 24] + struct.pack("<I", 10) + content[at + 28 :]


def cells(*written):
    inner = b"".join(written)
    return START + b"<sheetData>" + inner + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "не книга Excel"),
        (b"\x89PNG\r\n", "не книга Excel"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "старом формате"),
        (archive(), "не книга Excel"),
        (archive(("a.txt", "text")), "не книга Excel"),
        (book()[:-200], "не книга Excel"),
        (repacked(book(), "xl/workbook.xml", None), "не книга Excel"),
        (repacked(book(), SHEET, b"<worksheet>"), "не книга Excel"),
        (repacked(book(), SHEET, LAUGHS), "XML"),
        (repacked(book(), "xl/workbook.xml", LAUGHS), "XML"),
        (b"\0" * (10 * 1024 * 1024 + 1), "больше 10 МБ"),
        (archive(("a.xml", b"\0" * 5_000_000)), "слишком большой объём"),
        (lying(archive(("a.xml", b"\0" * 5_000_000)), "a.xml"), "слишком большой объём"),
        (
            repacked(book(), SHEET, cells(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
            "XFD1048576 слишком далеко",
        ),
        (repacked(book(), SHEET, cells(b'<row r="99999"><c><v>1</v></c></row>')), "A99999"),
        (book({"Столовая": ()}), "Нужны листы"),
    ],
    ids=[
        "empty", "picture", "old", "no parts", "zip", "cut", "no directory", "broken", "laughs",
        "laughs in directory", "giant", "bomb", "lying bomb", "far cell", "far row", "strange",
    ],
)  # fmt: skip
def test_a_hostile_or_broken_book_is_refused_with_a_sentence(content, sentence):
    with pytest.raises(Refusal, match=sentence):
        roster.read(content, today=TODAY)


def test_a_far_cell_without_a_value_does_no_harm():
    far = cells(
        b'<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    )
    sheet = open_workbook(repacked(book(), SHEET, far))[0]
    assert sheet.rows == [[7.0]]


def test_ten_thousand_pupils_are_read():
    title, *_ = PUPILS
    rows = [
        title,
        *(
            ("5А", f"Иванов{'аб'[n % 2]} {'абвгд'[n % 5]}н", "ж", "14.09.2015")
            for n in range(10_000)
        ),
    ]
    found = roster.read(changed(Ученики=rows), today=TODAY)
    assert len(found.pupils) == 10_000


def test_columns_have_letters():
    assert [column_letters(n) for n in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
