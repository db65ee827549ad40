"""Clashes of a timetable: two lessons at one hour that need the same teacher, room or pupils."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

EVERY_WEEK = 0


class Need(StrEnum):
    """What two lessons cannot have at the same hour."""

    TEACHER = "teacher"
    ROOM = "room"
    PUPILS = "pupils"


@dataclass(frozen=True, slots=True)
class Occupied:
    """One hour of one lesson: when it is and whom it needs.

    `week` 0 means every week of the cycle. `pupils` are indivisible parts (a pupil, or a part of a
    class that is never split): two lessons have pupils in common when they share one.
    """

    lesson: Hashable
    week: int
    weekday: int
    number: int
    teachers: frozenset[Hashable] = frozenset()
    rooms: frozenset[Hashable] = frozenset()
    pupils: frozenset[Hashable] = frozenset()

    def needs(self) -> Iterator[tuple[Need, Hashable]]:
        """Everything that the lesson needs for itself."""
        for need, things in (
            (Need.TEACHER, self.teachers),
            (Need.ROOM, self.rooms),
            (Need.PUPILS, self.pupils),
        ):
            yield from ((need, thing) for thing in things)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two lessons need the same at one hour; `shared` holds everything of that kind in common."""

    need: Need
    first: Occupied
    second: Occupied
    shared: frozenset[Hashable]


def clashes(hours: Iterable[Occupied]) -> list[Clash]:
    """Every pair of hours that meet in time and share a need: one clash for each kind of need."""
    claims: dict[tuple[int, int, Need, Hashable], list[Occupied]] = defaultdict(list)
    for hour in hours:
        for need, thing in hour.needs():
            claims[hour.weekday, hour.number, need, thing].append(hour)
    shared: dict[tuple[Need, Occupied, Occupied], set[Hashable]] = defaultdict(set)
    for (_weekday, _number, need, thing), claimants in claims.items():
        for first, second in combinations(claimants, 2):
            if _same_week(first, second):
                shared[need, first, second].add(thing)
    return [Clash(*pair, frozenset(things)) for pair, things in shared.items()]


def _same_week(first: Occupied, second: Occupied) -> bool:
    return first.week == second.week or EVERY_WEEK in (first.week, second.week)
