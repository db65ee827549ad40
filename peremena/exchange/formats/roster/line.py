"""One row while it is being read: cells by field, problems with their address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

from peremena.exchange.formats.problems import Problem, Severity
from peremena.exchange.formats.roster.workbook import Cell, column_letters
from peremena.kit.refusal import Refusal

T = TypeVar("T")

EXAMPLE = "Образец:"


@dataclass(frozen=True)
class Line:
    """A row of a sheet (numbered from 1)."""

    sheet: str
    row: int
    places: Mapping[str, int]
    cells: Sequence[Cell]
    problems: list[Problem]

    @property
    def is_blank(self) -> bool:
        """True when no known column has anything."""
        return not any(map(self.has, self.places))

    @property
    def is_example(self) -> bool:
        """True for the row that the template shows as an example."""
        return any(str(cell).lower().startswith(EXAMPLE.lower()) for cell in self.cells)

    def has(self, field: str) -> bool:
        """True when the cell of a field is not empty."""
        cell = self._cell(field)
        return bool(cell.strip()) if isinstance(cell, str) else True

    def read(self, field: str, convert: Callable[[Cell], T], default: T) -> T:
        """The value of a field; the default when it is empty or, reported, wrong."""
        if not self.has(field):
            return default
        try:
            return convert(self._cell(field))
        except Refusal as refusal:
            self.wrong(field, str(refusal))
            return default

    def require(self, field: str, convert: Callable[[Cell], T], what: str) -> T | None:
        """The value of a field that must not be empty; None when, reported, it is empty or wrong."""
        if not self.has(field):
            self.wrong(field, _("Не заполнено: %s. Впишите или удалите строку.") % what)
            return None
        return self.read(field, convert, None)

    def wrong(self, field: str, text: str, severity: Severity = Severity.ERROR) -> None:
        """Report a problem of a cell."""
        place = self.places.get(field)
        letter = "" if place is None else column_letters(place + 1)
        self.problems.append(Problem(self.sheet, self.row, letter, text, severity))

    def _cell(self, field: str) -> Cell:
        place = self.places.get(field)
        return "" if place is None or place >= len(self.cells) else self.cells[place]
