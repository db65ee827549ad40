"""Names of classes as people write them: 5А, 5 «А», 10-б, 5 «А» класс."""

from __future__ import annotations

import re
from dataclasses import dataclass

HIGHEST_GRADE = 12
_CLASS = re.compile(
    r"(?P<grade>\d{1,2})(?:\s*класс)?[\s\-–—«»\"'“”]*(?P<letter>[^\W\d_]{0,10}\d?)[\s»\"'“”]*(?:класс)?"
)
_LATIN = str.maketrans("ABCEHKMOPTXabcehkmoptx", "АВСЕНКМОРТХавсенкмортх")


@dataclass(frozen=True, slots=True, order=True)
class ClassLabel:
    """Grade and letter; a school with one class of a grade may leave the letter out."""

    grade: int
    letter: str

    def __str__(self) -> str:
        return f"{self.grade}{self.letter}"


def class_label(text: str) -> ClassLabel | None:
    """The class that a text names, or None; Latin look-alikes become Cyrillic letters."""
    found = _CLASS.fullmatch(text.strip().rstrip(".").strip())
    if not found or not 1 <= int(found["grade"]) <= HIGHEST_GRADE:
        return None
    letter = "" if found["letter"] == "класс" else found["letter"]
    return ClassLabel(int(found["grade"]), letter.translate(_LATIN).upper())
