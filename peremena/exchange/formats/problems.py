"""What is wrong with a file, said so that a person can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the whole file out; a warning is worth reading."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about one place: what is wrong and what to do.

    `sheet`, `row` (from 1) and `column` (a letter) are as a spreadsheet shows them; a file without
    cells leaves them empty.
    """

    sheet: str
    row: int
    column: str
    text: str
    severity: Severity = Severity.ERROR


def error(text: str) -> Problem:
    """A problem of the whole file that keeps it out."""
    return Problem("", 0, "", text)


def warning(text: str) -> Problem:
    """A remark about the whole file."""
    return Problem("", 0, "", text, Severity.WARNING)
