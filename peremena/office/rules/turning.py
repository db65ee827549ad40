"""How pupils and classes go on at the turn of the year: pure rules and the choices of a school."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import msgspec

PRIMARY_ENDS = 4
MAIN_ENDS = 9


class Fate(StrEnum):
    """What becomes of a pupil."""

    ON = "on"
    REPEAT = "repeat"
    LEAVE = "leave"


class Choices(msgspec.Struct, frozen=True):
    """What a school decides about the turn.

    `letters`: new letters by class; `teachers`: classes whose class teacher goes on with them;
    `first`: letters of the new first grade; `fates`: pupils with another fate than usual.
    """

    since: date
    until: date
    letters: dict[int, str] = {}
    teachers: tuple[int, ...] = ()
    first: tuple[str, ...] = ()
    fates: dict[int, Fate] = {}
    subgroups: bool = True
    courses: bool = True
    loads: bool = True
    plans: bool = True


class Done(msgspec.Struct, frozen=True):
    """What a turn has changed in the year that ended, by ids, and whether it opened the next one."""

    opened_year: bool
    enrolments: tuple[int, ...]
    class_teachers: tuple[int, ...]
    loads: tuple[int, ...]
    locks: tuple[int, ...]


def usual_fate(grade: int, *, highest: int) -> Fate:
    """Grade 9 and the highest grade of the school leave, everybody else goes on."""
    return Fate.LEAVE if grade >= highest or grade == MAIN_ENDS else Fate.ON


def possible_fates(grade: int, *, highest: int) -> tuple[Fate, ...]:
    """What may become of a pupil of a grade: nobody goes on beyond the highest one."""
    if grade >= highest:
        return (Fate.LEAVE, Fate.REPEAT)
    if grade == MAIN_ENDS:
        return (Fate.LEAVE, Fate.ON, Fate.REPEAT)
    return (Fate.ON, Fate.REPEAT)


def teacher_usually_stays(grade: int, *, highest: int) -> bool:
    """Class teachers go on with their classes, but not from primary school nor with leavers."""
    return grade != PRIMARY_ENDS and usual_fate(grade, highest=highest) == Fate.ON


def twins(names: Iterable[str]) -> list[str]:
    """The names that stand more than once."""
    return [name for name, times in Counter(names).items() if times > 1]
