"""The lines of a GPU001 file."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from django.utils.translation import gettext as _

from peremena.exchange.formats.problems import Problem

FIELDS = 7
LAST_WEEKDAY, LAST_NUMBER = 7, 15


@dataclass(frozen=True, slots=True)
class Line:
    """One hour of one class of a lesson; weekday 0: it has no place yet."""

    lesson: str
    school_class: str
    teacher: str
    subject: str
    room: str
    weekday: int
    number: int


def text_of(content: bytes) -> str:
    """The text of the file: UTF-8, or what Windows writes in Russian."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", errors="replace")


def looks_like_lines(content: bytes) -> bool:
    """Is the first line that says something a line of GPU001?"""
    first = next((x for x in text_of(content[:4000]).splitlines() if x.strip()), "")
    return _line(_fields(first)) is not None


def read_lines(content: bytes) -> tuple[list[Line], list[Problem]]:
    """The lines, and what is wrong with the others."""
    lines, problems = [], []
    for row, text in enumerate(text_of(content).splitlines(), 1):
        if not text.strip():
            continue
        line = _line(_fields(text))
        if line is None:
            problems.append(
                Problem("", row, "", _("Строка не похожа на строку GPU001: проверьте день и час."))
            )
        elif line.subject:
            lines.append(line)
    return lines, problems


def _fields(text: str) -> list[str]:
    delimiter = ";" if text.count(";") >= text.count(",") else ","
    return [field.strip() for field in next(csv.reader([text], delimiter=delimiter), [])]


def _line(fields: list[str]) -> Line | None:
    if len(fields) < FIELDS or not fields[0].isdecimal():
        return None
    lesson, school_class, teacher, subject, room, day, hour = fields[:FIELDS]
    if not (day or "0").isdecimal() or not (hour or "0").isdecimal():
        return None
    weekday, number = int(day or 0), int(hour or 0)
    if weekday > LAST_WEEKDAY or number > LAST_NUMBER:
        return None
    return Line(lesson, school_class, teacher, subject, room, weekday, number)
