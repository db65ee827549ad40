"""A timetable as a file holds it, in words that no program owns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from peremena.exchange.formats.problems import Problem

EVERY_WEEK = 0


@dataclass(frozen=True, slots=True)
class Named:
    """A subject, a teacher or a room: the key that the file uses, and its names."""

    key: str
    name: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the cycle: week from 1, weekday from 1 (Monday) to 7, and the file's own name."""

    week: int
    weekday: int
    name: str


@dataclass(frozen=True, slots=True)
class Hour:
    """A lesson number, with its times when the file tells them."""

    number: int
    name: str
    starts: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True)
class StudentSet:
    """A class or a part of classes.

    `classes` are the keys of the whole classes that it belongs to (its own key for a class).
    `parts` are indivisible: two sets have pupils in common exactly when they share one.
    """

    key: str
    name: str
    classes: tuple[str, ...]
    parts: frozenset[str]

    @property
    def whole(self) -> bool:
        """True for a class."""
        return self.classes == (self.key,)


@dataclass(frozen=True, slots=True)
class Activity:
    """A lesson of the file: who learns what with whom, and how many hours of the cycle it wants."""

    key: str
    subject: str
    teachers: tuple[str, ...]
    students: tuple[str, ...]
    hours: int


@dataclass(frozen=True, slots=True)
class FileSlot:
    """One hour of a placed activity; week 0 = every week of the cycle."""

    activity: str
    week: int
    weekday: int
    number: int
    rooms: tuple[str, ...]


class LeftOut(StrEnum):
    """Why hours of an activity are not in the timetable."""

    NOT_PLACED = "not_placed"
    NOT_ACTIVE = "not_active"
    TWO_PLACES = "two_places"
    OFF_THE_GRID = "off_the_grid"


@dataclass(frozen=True, slots=True)
class Missing:
    """Hours of the cycle that the file wants but does not place, with the reason."""

    activity: str
    hours: int
    reason: LeftOut


@dataclass(frozen=True)
class TimetableFile:
    """All that was read. Every hour of every activity is either a slot or in `missing`."""

    program: str
    school: str
    weeks: int
    days: tuple[Day, ...]
    hours: tuple[Hour, ...]
    subjects: Mapping[str, Named]
    teachers: Mapping[str, Named]
    rooms: Mapping[str, Named]
    students: Mapping[str, StudentSet]
    activities: Mapping[str, Activity]
    slots: tuple[FileSlot, ...]
    missing: tuple[Missing, ...]
    problems: tuple[Problem, ...] = field(default=())

    def parts_of(self, activity: Activity) -> frozenset[str]:
        """The indivisible parts of all pupils who attend an activity."""
        return frozenset().union(*(self.students[key].parts for key in activity.students))


def clock(text: str) -> time | None:
    """«8:30», «08.30» → a time; None for anything else."""
    found = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::\d\d)?", text.strip())
    return time(int(found[1]), int(found[2])) if found else None
