"""What may be typed into a cell of the register, and what it means.

A cell holds marks of the course's scale (`5`, `5/4`), an attendance code (`н`), or both (`н 5`
never: see `read_cell`). Special marks are negative codes that do not count in averages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from peremena.kit.words import _

NOT_ASSESSED, EXEMPT, PROMISED = -1, -2, -3
SPECIAL = MappingProxyType({NOT_ASSESSED: "н/а", EXEMPT: "осв", PROMISED: "•"})
MOST_IN_A_CELL = 4

_BETWEEN_MARKS = re.compile("/(?!а)|(?<!н)/")  # every slash but the one of «н/а»

ABSENT, EXCUSED, LATE, ILL = "н", "п", "о", "б"
ATTENDANCE = (ABSENT, EXCUSED, LATE, ILL)
_ATTENDANCE_CODE = re.compile(f"([{''.join(ATTENDANCE)}])([0-9]*)")


@dataclass(frozen=True, slots=True)
class MarkScale:
    """A scale: its marks as written, with the value of each, and the words for a wrong entry."""

    marks: MappingProxyType[str, int]
    hint: str
    counts: bool = True

    @property
    def texts(self) -> dict[int, str]:
        """Every value as it is written."""
        return {value: text for text, value in self.marks.items()} | SPECIAL

    def text(self, value: int) -> str:
        """A value as it is written."""
        return self.texts[value]


def _points(low: int, high: int) -> MappingProxyType[str, int]:
    return MappingProxyType({str(n): n for n in range(low, high + 1)})


SCALES = MappingProxyType(
    {
        "five": MarkScale(_points(1, 5), "от 1 до 5"),
        "ten": MarkScale(_points(1, 10), "от 1 до 10"),
        "twelve": MarkScale(_points(1, 12), "от 1 до 12"),
        "hundred": MarkScale(_points(0, 100), "от 0 до 100"),
        "pass": MarkScale(
            MappingProxyType({"зч": 1, "нз": 0}), "«зч» (зачёт) или «нз» (незачёт)", counts=False
        ),
        "none": MarkScale(MappingProxyType({}), "", counts=False),
    }
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: mark values in order, and the attendance code ("" = present).

    `minutes`: by how much the pupil was late, when it is known.
    """

    values: tuple[int, ...] = ()
    attendance: str = ""
    minutes: int | None = None


EMPTY = Cell()


class WrongEntry(ValueError):  # noqa: N818 - named as the teacher would
    """The text cannot stand in this cell; `str()` is the reason in Russian."""


def read_cell(text: str, *, scale: str, illness_code: bool) -> Cell:
    """The meaning of the text of a cell; raises WrongEntry.

    Written as on paper: `5`, `5/4`, `н`, `п`, `о`, `о15` (late by 15 minutes), `о 5` (late, and a
    mark). A pupil who was not there cannot be marked in the same cell. `б` only where the school
    records illness.
    """
    words = text.strip().lower().split()
    attendance, minutes = "", None
    if words and (code := _ATTENDANCE_CODE.fullmatch(words[0])):
        attendance, minutes = code[1], _minutes(code[2], code[1])
        words.pop(0)
    if attendance == ILL and not illness_code:
        raise WrongEntry(_("Код «б» в этой школе не включён. Поставьте «н» или «п»."))
    parts = _BETWEEN_MARKS.split(" ".join(words)) if words else []
    values = tuple(_value(part.strip(), scale) for part in parts)
    if len(values) > MOST_IN_A_CELL:
        raise WrongEntry(_("В одной клетке помещается не больше %d отметок.") % MOST_IN_A_CELL)
    if values and attendance and attendance != LATE:
        raise WrongEntry(_("Отметка и пропуск в одной клетке: оставьте что-то одно."))
    return Cell(values, attendance, minutes)


def write_cell(cell: Cell, *, scale: str) -> str:
    """The text of a cell; `read_cell` reads it back to the same."""
    attendance = cell.attendance + (str(cell.minutes) if cell.minutes else "")
    marks = "/".join(SCALES[scale].text(v) for v in cell.values)
    return " ".join(part for part in (attendance, marks) if part)


def band(values: Sequence[int], *, scale: str) -> str:
    """The tint of a cell on pages: `5`, or `54` for 5/4; "" where there is nothing to tint."""
    if scale != "five":
        return ""
    return "".join(str(value) for value in values if value > 0)


def _special_texts() -> dict[str, int]:
    return {text: value for value, text in SPECIAL.items()} | {".": PROMISED}


def _minutes(text: str, code: str) -> int | None:
    if not text:
        return None
    if code != LATE or not 1 <= int(text) <= 90:
        raise WrongEntry(
            _("Такой записи нет: у опоздания после «о» можно указать минуты, от 1 до 90.")
        )
    return int(text)


def _value(text: str, scale: str) -> int:
    special = _special_texts()
    if text in special:
        return special[text]
    known = SCALES[scale]
    if text in known.marks:
        return known.marks[text]
    if not known.marks:
        raise WrongEntry(_("Этот предмет ведётся без отметок: можно поставить только пропуск."))
    raise WrongEntry(
        _("Отметки «%(text)s» нет: введите %(hint)s, н, п или о.")
        % {"text": text[:20], "hint": _(known.hint)}
    )
