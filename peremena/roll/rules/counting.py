"""How many pupils there were, came, left and are: the movement report of a school."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

LEVELS = ((1, 4, "НОО"), (5, 9, "ООО"), (10, 11, "СОО"))


@dataclass(frozen=True, slots=True)
class Spell:
    """A pupil on a list from a day until a day (empty: still)."""

    pupil_id: int
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Turnover:
    """Pupils on the first day of a period, those who came and left after it, and on the last day.

    start + came − left = end.
    """

    start: int
    came: int
    left: int
    end: int


def turnover(spells: Iterable[Spell], *, since: date, until: date) -> Turnover:
    """The turnover of a list (a class, a grade, a school) from a day to a day.

    Who changes the class within the list neither comes nor leaves: spells that follow one another
    day by day are one.
    """
    start = came = left = end = 0
    for spell in _joined(spells):
        last = spell.until or date.max
        start += spell.since <= since <= last
        end += spell.since <= until <= last
        came += since < spell.since <= until
        left += since <= last < until
    return Turnover(start, came, left, end)


def _joined(spells: Iterable[Spell]) -> list[Spell]:
    found: list[Spell] = []
    for spell in sorted(spells, key=lambda s: (s.pupil_id, s.since)):
        before = found[-1] if found else None
        if (
            before
            and before.pupil_id == spell.pupil_id
            and before.until
            and spell.since <= before.until + timedelta(days=1)
        ):
            found[-1] = Spell(spell.pupil_id, before.since, spell.until)
        else:
            found.append(spell)
    return found


def level_of(grade: int) -> str:
    """НОО, ООО or СОО; empty for a class without a grade."""
    return next((name for low, high, name in LEVELS if low <= grade <= high), "")
