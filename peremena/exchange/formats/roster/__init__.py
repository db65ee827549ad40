"""The roster workbook: staff, classes, pupils with guardians, subgroups, loads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from peremena.exchange.formats.problems import Problem, Severity
from peremena.exchange.formats.roster import reading, sheets
from peremena.exchange.formats.roster.columns import Header, Sheet, find_header, plain
from peremena.exchange.formats.roster.line import Line
from peremena.exchange.formats.roster.rows import (
    ClassRow,
    LoadRow,
    PupilRow,
    StaffRow,
    SubgroupRow,
)
from peremena.exchange.formats.roster.workbook import RawSheet, column_letters, open_workbook
from peremena.kit.refusal import Refusal

T = TypeVar("T")


@dataclass(frozen=True)
class Roster:
    """Everything that was read; `problems` say what was not."""

    staff: tuple[StaffRow, ...]
    classes: tuple[ClassRow, ...]
    pupils: tuple[PupilRow, ...]
    subgroups: tuple[SubgroupRow, ...]
    loads: tuple[LoadRow, ...]
    problems: tuple[Problem, ...]
    letters: Mapping[str, Mapping[str, str]]

    @property
    def snils(self) -> set[str]:
        """All numbers that the workbook names."""
        guardians = (guardian for pupil in self.pupils for guardian in pupil.guardians)
        return {p.snils for p in (*self.staff, *self.pupils, *guardians) if p.snils}

    def problem(self, sheet: Sheet, row: int, field: str, text: str) -> Problem:
        """A problem of a cell of this workbook."""
        return Problem(sheet.name, row, self.letters.get(sheet.name, {}).get(field, ""), text)


def read(content: bytes, *, today: date) -> Roster:
    """Read a roster workbook; refuses a file that has none of the five sheets."""
    raw = {plain(sheet.name): sheet for sheet in open_workbook(content)}
    if not raw.keys() & {plain(sheet.name) for sheet in sheets.ALL}:
        raise Refusal(
            _("В книге нет ни одного знакомого листа. Нужны листы: %s.")
            % ", ".join(f"«{sheet.name}»" for sheet in sheets.ALL)
        )
    problems = list(_unread(raw))
    letters: dict[str, dict[str, str]] = {}

    def rows(sheet: Sheet, row_of: Callable[..., T | None]) -> tuple[T, ...]:
        found = raw.get(plain(sheet.name))
        header = find_header(found, sheet, problems) if found else None
        if found is None or header is None:
            return ()
        letters[sheet.name] = {f: column_letters(place + 1) for f, place in header.places.items()}
        lines = _lines(found, header, problems)
        return tuple(row for line in lines if (row := row_of(line, today=today)) is not None)

    return Roster(
        staff=rows(sheets.STAFF, reading.staff),
        classes=rows(sheets.CLASSES, reading.school_class),
        pupils=rows(sheets.PUPILS, reading.pupil),
        subgroups=rows(sheets.SUBGROUPS, reading.subgroup),
        loads=rows(sheets.LOADS, reading.load),
        problems=tuple(problems),
        letters=letters,
    )


def _unread(raw: dict[str, RawSheet]) -> Iterator[Problem]:
    known = {plain(name) for name in (*(sheet.name for sheet in sheets.ALL), sheets.HELP)}
    for title, sheet in raw.items():
        if title not in known:
            text = _("Лист «%s» незнаком и не будет прочитан.") % sheet.name
            yield Problem(sheet.name, 0, "", text, Severity.WARNING)


def _skipped_example(line: Line) -> Problem:
    text = _("Строка с образцом из шаблона пропущена.")
    return Problem(line.sheet, line.row, "", text, Severity.WARNING)


def _lines(raw: RawSheet, header: Header, problems: list[Problem]) -> Iterator[Line]:
    for number, cells in enumerate(raw.rows[header.row :], header.row + 1):
        line = Line(raw.name, number, header.places, cells, problems)
        if line.is_blank:
            continue
        if line.is_example:
            problems.append(_skipped_example(line))
            continue
        for field, place in header.places.items():
            if f"{column_letters(place + 1)}{number}" in raw.formulas:
                line.wrong(field, _("В ячейке формула. Вставьте вместо неё значение."))
        yield line
