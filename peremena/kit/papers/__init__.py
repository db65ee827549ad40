"""Tables that leave the house: one description, written as a workbook or as a printed page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

Cell = str | int | Decimal | date | time | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading; `width` in characters of the workbook, and its share of the page."""

    title: str
    width: int = 12
    number: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A table with its heading.

    `lines` stand under the title (school, period, order); `notes` under the table (formulas,
    signatures). A row of `strong` indexes is printed bold: sums, headings of sections.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    lines: Sequence[str] = ()
    notes: Sequence[str] = ()
    strong: frozenset[int] = frozenset()
    landscape: bool = False
