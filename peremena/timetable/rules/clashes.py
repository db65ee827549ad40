"""Clashes of a timetable: two lessons at one hour that need the same teacher, room or pupils."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from itertools import combinations

EVERY_WEEK = 0
Span = tuple[time, time]


class Need(StrEnum):
    """What two lessons cannot have at the same hour."""

    TEACHER = "teacher"
    ROOM = "room"
    PUPILS = "pupils"


@dataclass(frozen=True, slots=True)
class Occupied:
    """One hour of one lesson: when it is and whom it needs.

    `week` 0 means every week of the cycle. `pupils` are indivisible parts (a pupil, or a part of a
    class that is never split): two lessons have pupils in common when they share one. `span`: its
    beginning and end, where the bells tell them; two shifts may count their lessons alike.
    """

    lesson: Hashable
    week: int
    weekday: int
    number: int
    teachers: frozenset[Hashable] = frozenset()
    rooms: frozenset[Hashable] = frozenset()
    pupils: frozenset[Hashable] = frozenset()
    span: Span | None = None

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
    claims: dict[tuple[int, Need, Hashable], list[Occupied]] = defaultdict(list)
    for hour in hours:
        for need, thing in hour.needs():
            claims[hour.weekday, need, thing].append(hour)
    shared: dict[tuple[Need, Occupied, Occupied], set[Hashable]] = defaultdict(set)
    for (_weekday, need, thing), claimants in claims.items():
        for first, second in combinations(claimants, 2):
            if meet(first, second):
                shared[need, first, second].add(thing)
    return [Clash(*pair, frozenset(things)) for pair, things in shared.items()]


def meet(first: Occupied, second: Occupied) -> bool:
    """Do two hours fall on the same time?"""
    if first.weekday != second.weekday or not _same_week(first, second):
        return False
    if first.span and second.span:
        return first.span[0] < second.span[1] and second.span[0] < first.span[1]
    return first.number == second.number


def _same_week(first: Occupied, second: Occupied) -> bool:
    return first.week == second.week or EVERY_WEEK in (first.week, second.week)
