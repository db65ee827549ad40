"""Names of people: taken apart, compared forgivingly, shown as the school shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

NBSP = "\u00a0"
_PATRONYMIC_TAILS = {"оглы", "кызы", "оглу", "гызы", "уулу", "улы"}
_LOOK_ALIKE = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")


@dataclass(frozen=True, slots=True)
class FullName:
    """Surname, first name and patronymic; the last may be absent."""

    last: str
    first: str
    middle: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.last, self.first, self.middle) if part)

    @property
    def listed(self) -> str:
        """As in class lists: Иванова Мария."""
        return f"{self.last} {self.first}"

    @property
    def short(self) -> str:
        """As in tight places: Петрова А. П."""
        return NBSP.join([self.last, *(f"{p[0]}." for p in (self.first, self.middle) if p)])

    @property
    def key(self) -> str:
        """Equal for two spellings of one name."""
        return key(str(self))


def tidy(text: str) -> str:
    """Single spaces, plain hyphens; a word in capitals or in small letters gets its one capital."""
    return " ".join(_capitalised(word) for word in _spaced(text).split(" "))


def _spaced(text: str) -> str:
    return re.sub(r"\s*[-‐‑–—]\s*", "-", " ".join(text.split()))


def _capitalised(word: str) -> str:
    if word.lower() in _PATRONYMIC_TAILS or not (word.isupper() or word.islower()):
        return word.lower() if word.isupper() else word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def key(text: str) -> str:
    """A form for comparison: ё as е, no case, Latin look-alikes as Cyrillic letters."""
    text = _spaced(text)
    if re.search("[А-Яа-яЁё]", text):
        text = text.translate(_LOOK_ALIKE)
    return text.casefold().replace("ё", "е").strip(" .")


def split(text: str) -> FullName | None:
    """«Петрова Анна Павловна» → its parts; None when it is not a surname and a first name."""
    words = tidy(text).split(" ")
    if len(words) < 2 or not all(re.fullmatch(r"[^\W\d_][^\d_]*", word) for word in words):
        return None
    last, first, *rest = words
    return FullName(last, first, " ".join(rest))


def fits(written: str, name: FullName) -> bool:
    """Does «Петрова А. П.», «Петрова А.», «Петрова Анна» or the whole name mean this person?

    The surname must be whole; the rest may be left out, or shortened to initials.
    """
    written, last = key(written.replace(".", ". ")), key(name.last)
    if written in {last, name.key}:
        return True
    rest = written.removeprefix(f"{last} ").split(" ")
    parts = (key(name.first), key(name.middle))
    return (
        written.startswith(f"{last} ")
        and len(rest) <= len(parts)
        and all(_part_fits(word.strip("."), part) for word, part in zip(rest, parts, strict=False))
    )


def _part_fits(word: str, part: str) -> bool:
    return word == part or (len(word) == 1 and part.startswith(word))
