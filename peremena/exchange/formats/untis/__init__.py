"""Untis GPU001.TXT: one line for each hour of each class of a lesson.

Lesson number; class; teacher; subject; room; day (1 = Monday); hour. A lesson may have several
lines at one hour: several classes learn together, or several teachers divide a class.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from peremena.exchange.formats.problems import Problem
from peremena.exchange.formats.timetable import (
    EVERY_WEEK,
    Activity,
    Day,
    FileSlot,
    Hour,
    LeftOut,
    Missing,
    Named,
    StudentSet,
    TimetableFile,
)
from peremena.exchange.formats.untis.lines import Line, read_lines
from peremena.kit.refusal import Refusal
from peremena.kit.russian import WEEKDAYS


@dataclass(frozen=True, slots=True, order=True)
class Attended:
    """What is taught together: a lesson, its subject, and who gives it."""

    lesson: str
    subject: str
    teachers: tuple[str, ...]


def read(content: bytes) -> TimetableFile:
    """Read a GPU001 file; lines that cannot be read are problems, a file without any is refused."""
    lines, problems = read_lines(content)
    if not lines:
        raise Refusal(
            _("Это не файл Untis GPU001: в нём нет строк «урок; класс; учитель; предмет; …».")
        )
    of_lesson = _attended(lines)
    split = _split(of_lesson)
    activities, slots, missing = {}, [], []
    for nth, (attended, theirs) in enumerate(sorted(of_lesson.items()), 1):
        key = str(nth)
        students = tuple(dict.fromkeys(_students(split, x.school_class, attended) for x in theirs))
        hours = _hours(theirs)
        placed = {place: rooms for place, rooms in hours.items() if all(place)}
        activities[key] = Activity(
            key, attended.subject, attended.teachers, tuple(filter(None, students)), len(hours)
        )
        slots += [
            FileSlot(key, EVERY_WEEK, weekday, number, rooms)
            for (weekday, number), rooms in sorted(placed.items())
        ]
        if len(placed) < len(hours):
            missing.append(Missing(key, len(hours) - len(placed), LeftOut.NOT_PLACED))
    return _file(lines, activities, slots, missing, split, problems)


def _attended(lines: Sequence[Line]) -> dict[Attended, list[Line]]:
    """The lines of what is taught together. Teachers in one room at one hour give it together."""
    beside: dict[tuple[str, str, str, str, int, int], dict[str, None]] = defaultdict(dict)
    for x in lines:
        alone = x.teacher if not x.room else ""
        key = (x.lesson, x.school_class, x.subject, x.room + alone, x.weekday, x.number)
        beside[key][x.teacher] = None
    found: dict[Attended, list[Line]] = defaultdict(list)
    for x in lines:
        alone = x.teacher if not x.room else ""
        key = (x.lesson, x.school_class, x.subject, x.room + alone, x.weekday, x.number)
        teachers = tuple(filter(None, beside[key]))
        found[Attended(x.lesson, x.subject, teachers)].append(x)
    return found


Split = dict[tuple[str, Attended], str]


def _split(of_lesson: dict[Attended, list[Line]]) -> Split:
    """The names of the parts of classes that several teachers divide at one hour."""
    at_once: dict[tuple[str, str, int, int], set[Attended]] = defaultdict(set)
    for attended, lines in of_lesson.items():
        for x in lines:
            if x.school_class and x.weekday:
                at_once[x.lesson, x.school_class, x.weekday, x.number].add(attended)
    divided = {
        (school_class, attended)
        for (_lesson, school_class, _day, _hour), together in at_once.items()
        if len(together) > 1
        for attended in together
    }
    teachers: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for school_class, attended in sorted(divided):
        if attended.teachers not in teachers[school_class, attended.subject]:
            teachers[school_class, attended.subject].append(attended.teachers)
    return {
        (school_class, attended): f"{school_class} {attended.subject} "
        f"{teachers[school_class, attended.subject].index(attended.teachers) + 1}"
        for school_class, attended in divided
    }


def _students(split: Split, school_class: str, attended: Attended) -> str:
    return split.get((school_class, attended), school_class)


def _hours(lines: Sequence[Line]) -> dict[tuple[int, int], tuple[str, ...]]:
    rooms: dict[tuple[int, int], dict[str, None]] = defaultdict(dict)
    for x in lines:
        rooms[x.weekday, x.number] |= {x.room: None} if x.room else {}
    return {place: tuple(found) for place, found in rooms.items()}


def _file(
    lines: Sequence[Line],
    activities: dict[str, Activity],
    slots: list[FileSlot],
    missing: list[Missing],
    split: Split,
    problems: list[Problem],
) -> TimetableFile:
    numbers = sorted({x.number for x in lines if x.weekday})
    return TimetableFile(
        program="Untis",
        school="",
        weeks=1,
        days=tuple(Day(1, n, WEEKDAYS[n - 1]) for n in sorted({x.weekday for x in lines} - {0})),
        hours=tuple(Hour(n, str(n)) for n in numbers),
        subjects=_named(x.subject for x in lines),
        teachers=_named(x.teacher for x in lines),
        rooms=_named(x.room for x in lines),
        students=_student_sets(lines, split),
        activities=activities,
        slots=tuple(slots),
        missing=tuple(missing),
        problems=tuple(problems),
    )


def _named(names: Iterable[str]) -> dict[str, Named]:
    return {name: Named(name, name) for name in names if name}


def _student_sets(lines: Sequence[Line], split: Split) -> dict[str, StudentSet]:
    parts: dict[str, set[str]] = {x.school_class: {x.school_class} for x in lines if x.school_class}
    of_class = {name: school_class for (school_class, _attended), name in split.items()}
    for name, school_class in of_class.items():
        parts[school_class].add(name)
    sets = {
        name: StudentSet(name, name, (name,), frozenset(found)) for name, found in parts.items()
    }
    return sets | {
        name: StudentSet(name, name, (school_class,), frozenset({name}))
        for name, school_class in of_class.items()
    }
