"""Who gives the lessons of a course that is handed over in mid-year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

Spell = tuple[int, date, date | None]  # teacher, from a day until a day


def who_gives(named: int | None, spells: Sequence[Spell], day: date) -> int | None:
    """The teacher of a lesson: the named one, unless the course is another's on that day.

    A named teacher who never has the course gives the lesson for other reasons and stays.
    """
    if named is not None and all(teacher != named for teacher, _since, _until in spells):
        return named
    here = [t for t, since, until in spells if since <= day and (until is None or day <= until)]
    if named in here or (named is None and len(here) != 1):
        return named
    return here[0] if here else None
