"""The keys of the register: what one press writes into a cell.

Letters are found by the Russian letter itself or by its place on the keyboard, so that a forgotten
Latin layout does not matter: «н» is also the key Y.
"""

from __future__ import annotations

from dataclasses import dataclass

from peremena.journal.rules.scales import ABSENT, EXCUSED, ILL, LATE, SCALES
from peremena.kit.words import _

LONGEST_ROW = 5


@dataclass(frozen=True, slots=True)
class Key:
    """What is written, the name of the key for people, and its place on any keyboard layout.

    `place`: the physical key as browsers name it (`KeyY`), empty for digits.
    """

    text: str
    title: str
    place: str = ""


def mark_keys(scale: str) -> tuple[Key, ...]:
    """One key per mark, the best first; none for a scale that is too long for single presses."""
    marks = SCALES[scale].marks
    if len(marks) > LONGEST_ROW:
        return ()
    places = {"зч": "Equal", "нз": "Minus"}
    return tuple(
        Key(text, text, places.get(text, "")) for text in sorted(marks, reverse=scale != "pass")
    )


def attendance_keys(*, illness_code: bool) -> tuple[Key, ...]:
    """The codes of attendance; illness only where the school records it."""
    keys = (
        Key(ABSENT, _("отсутствовал"), "KeyY"),
        Key(EXCUSED, _("уважительная причина"), "KeyG"),
        Key(LATE, _("опоздал"), "KeyJ"),
        Key(ILL, _("болел"), "Comma"),
    )
    return keys if illness_code else keys[:-1]
