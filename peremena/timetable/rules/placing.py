"""May a lesson stand here? What stands against it, in kinds and degrees; the words come later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from peremena.studies.rules.weekly_limits import lessons_a_week
from peremena.timetable.rules.clashes import Occupied, meet
from peremena.timetable.rules.limits import lessons_a_day


class Level(IntEnum):
    """How much stands against a place: nothing, something to know, a limit that a person may
    exceed with a reason, something impossible.
    """

    FREE = 0
    NOTED = 1
    LIMITED = 2
    REFUSED = 3


class Kind(StrEnum):
    """What stands against a place."""

    PUPILS = "pupils"
    TEACHER = "teacher"
    JOINT = "joint"
    ROOM = "room"
    BELLS = "bells"
    DAY = "day"
    LOAD = "load"
    REPEAT = "repeat"
    WINDOWS = "windows"


LEVELS = {
    Kind.PUPILS: Level.REFUSED,
    Kind.TEACHER: Level.REFUSED,
    Kind.BELLS: Level.REFUSED,
    Kind.JOINT: Level.LIMITED,  # two classes of a small school with one teacher in one room
    Kind.ROOM: Level.LIMITED,  # a gym may hold two classes
    Kind.DAY: Level.LIMITED,
    Kind.LOAD: Level.LIMITED,
    Kind.REPEAT: Level.NOTED,
    Kind.WINDOWS: Level.NOTED,
}


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing against a place. `other`: the lesson in the way; `what`: the class, teacher or room
    it is about; `count` of lessons against a `limit`.
    """

    kind: Kind
    other: Hashable = None
    what: Hashable = None
    count: int = 0
    limit: int = 0

    @property
    def level(self) -> Level:
        """How much it weighs."""
        return LEVELS[self.kind]


@dataclass(frozen=True, slots=True)
class OfClass:
    """A class at a place: its grade, days of its week, and the other hours of its lessons as
    (week, weekday, number).
    """

    id: Hashable
    grade: int
    days: int
    taken: Sequence[tuple[int, int, int]]


def in_the_way(hour: Occupied, others: Iterable[Occupied]) -> list[Objection]:
    """The other lessons at this time that need the same pupils, or else the same teacher or room."""
    found = []
    for other in others:
        if not meet(hour, other):
            continue
        joint = bool(hour.rooms & other.rooms)
        if hour.pupils & other.pupils:
            found.append(Objection(Kind.PUPILS, other.lesson))
            continue
        for teacher in sorted(hour.teachers & other.teachers, key=str):
            kind = Kind.JOINT if joint else Kind.TEACHER
            found.append(Objection(kind, other.lesson, teacher))
        if joint and not hour.teachers & other.teachers:
            found.extend(
                Objection(Kind.ROOM, other.lesson, room)
                for room in sorted(hour.rooms & other.rooms, key=str)
            )
    return found


def against_limits(hour: Occupied, classes: Iterable[OfClass]) -> list[Objection]:
    """The sanitary limits that classes would exceed with one more lesson here."""
    found = []
    for each in classes:
        taken = {(d, n) for week, d, n in each.taken if _meet_weeks(week, hour.week)}
        if (hour.weekday, hour.number) in taken:
            continue
        on_day = sum(weekday == hour.weekday for weekday, _number in taken) + 1
        most = _most_on_day(each, hour, taken)
        if most and on_day > most:
            found.append(Objection(Kind.DAY, what=each.id, count=on_day, limit=most))
        week = lessons_a_week(each.grade, days=max(each.days, 6 if hour.weekday > 5 else 5))
        if week and len(taken) + 1 > week:
            found.append(Objection(Kind.LOAD, what=each.id, count=len(taken) + 1, limit=week))
    return found


def _most_on_day(each: OfClass, hour: Occupied, taken: set[tuple[int, int]]) -> int | None:
    """The limit of the day: small children may have one longer day a week."""
    usual = lessons_a_day(each.grade)
    if usual is None or each.grade > 4:
        return usual
    lengths: dict[int, int] = defaultdict(int)
    for weekday, _number in taken:
        lengths[weekday] += weekday != hour.weekday
    return usual + all(length <= usual for length in lengths.values())


def windows(numbers: Iterable[int]) -> int:
    """Empty hours between the first and the last lesson of somebody's day."""
    taken = set(numbers)
    return max(taken) - min(taken) + 1 - len(taken) if taken else 0


def _meet_weeks(first: int, second: int) -> bool:
    return first == second or 0 in (first, second)
