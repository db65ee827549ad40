"""The register page of a course and a term: five statements whatever the size.

Hand-written SQL and tuples of text for the cells: this page is opened more often than any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from peremena.journal.queries.lessons import LessonRow, lesson_rows
from peremena.journal.queries.marks import written
from peremena.journal.queries.members import Member, members
from peremena.journal.queries.terms import TermRow, chosen_term, terms_of
from peremena.journal.queries.works import WorkRow, works_of
from peremena.journal.rules.averages import average
from peremena.journal.rules.keys import Key, attendance_keys, mark_keys
from peremena.kit.russian import MONTHS, decimal_comma
from peremena.studies.models import Course

LONG_PAUSE = timedelta(days=8)

Cell = tuple[str, str, str]  # classes, band of the tint, text


@dataclass(frozen=True, slots=True)
class Line:
    """A pupil's line. `note` says when somebody joined or left within the term."""

    id: int
    name: str
    note: str
    left: bool
    cells: list[Cell]
    mean: str


@dataclass(frozen=True, slots=True)
class Register:
    """A register page, ready to show. `looks`: the classes of each lesson's column."""

    course: Course
    terms: list[TermRow]
    term: TermRow | None
    months: list[tuple[str, int]]
    lessons: list[LessonRow]
    looks: list[str]
    lines: list[Line]
    work_types: list[WorkRow]
    marks: tuple[Key, ...]
    attendance: tuple[Key, ...]

    @property
    def teachers(self) -> list[str]:
        """Who gives the lessons of the term, the most frequent first."""
        names = [x.teacher for x in self.lessons if x.teacher]
        return sorted(set(names), key=lambda name: (-names.count(name), name))

    @property
    def pupils(self) -> int:
        """How many pupils are on the list today."""
        return sum(not x.left for x in self.lines)

    @property
    def writable(self) -> bool:
        """May the reader write into any of these lessons?"""
        return any(x.writable for x in self.lessons)

    def lesson_near(self, day: date) -> int | None:
        """The lesson to begin with: the first of the day, else the last before it, else the first."""
        begun = [x for x in self.lessons if x.day <= day]
        near = next((x for x in begun if x.day == day), begun[-1] if begun else None)
        chosen = near or next(iter(self.lessons), None)
        return chosen.id if chosen else None


def register(
    *,
    course: Course,
    number: int | None = None,
    day: date,
    writing: tuple[str, Sequence[Any]],
    now: datetime,
) -> Register:
    """The page of term `number`, or of the term of `day`, at the moment `now` of the school.

    `writing`: the SQL condition under which the reader may write into the lesson `l`.
    """
    terms = terms_of(course, zone=now.tzinfo)
    term = chosen_term(terms, number=number, day=day)
    work_types = works_of(course.school_id)
    lessons, looks, lines = [], [], []
    if term:
        lessons = lesson_rows(course, since=term.since, until=term.until, writing=writing)
        looks = _looks(lessons, controls={w.id for w in work_types if w.is_control})
        lines = _lines(course, term, lessons, looks, today=now.date())
    return Register(
        course=course,
        terms=terms,
        term=term,
        months=[
            (MONTHS[month - 1].capitalize(), sum(1 for _lesson in some))
            for month, some in groupby(lessons, key=lambda x: x.day.month)
        ],
        lessons=lessons,
        looks=looks,
        lines=lines,
        work_types=work_types,
        marks=mark_keys(course.scale),
        attendance=attendance_keys(illness_code=bool(term and term.illness_code)),
    )


def _looks(lessons: Sequence[LessonRow], *, controls: set[int]) -> list[str]:
    """work: a control work; gap: the first lesson after a long pause; off: cancelled; changed: a
    substitute gives it, or it was moved.

    A cell adds note (there is a comment) and out (the pupil was not on the list that day).
    """
    found = []
    before: date | None = None
    for x in lessons:
        words = (
            "work" if x.work_type_id in controls else "",
            "gap" if before and x.day - before > LONG_PAUSE else "",
            "off" if x.cancelled else "",
            "changed" if x.change else "",
        )
        found.append(" ".join(word for word in words if word))
        before = x.day
    return found


def _lines(
    course: Course,
    term: TermRow,
    lessons: Sequence[LessonRow],
    looks: Sequence[str],
    *,
    today: date,
) -> list[Line]:
    columns = {x.column_id: x.id for x in lessons if x.column_id}
    found = written(course, since=term.since, until=term.until, columns=columns)
    places = {x.id: n for n, x in enumerate(lessons)}
    empty = [(look, "", "") for look in looks]
    return [
        Line(
            id=m.id,
            name=m.name,
            note=m.note(term.since, term.until),
            left=m.left(today),
            cells=_cells(_places_of(m, term, lessons, empty), found.cells[m.id], places),
            mean=decimal_comma(
                average(found.marks[m.id], scale=course.scale, weighted=term.weighted).value
            ),
        )
        for m in members(course, since=term.since, until=term.until)
    ]


def _places_of(
    member: Member, term: TermRow, lessons: Sequence[LessonRow], empty: list[Cell]
) -> list[Cell]:
    """The empty cells of a line; those of days when the pupil was not on the list are out."""
    if member.is_on_list(term.since) and member.is_on_list(term.until) and len(member.periods) == 1:
        return empty.copy()
    return [
        cell if member.is_on_list(lesson.day) else (f"{cell[0]} out".strip(), "", "")
        for lesson, cell in zip(lessons, empty, strict=True)
    ]


def _cells(
    line: list[Cell], filled: Mapping[int, tuple[str, str, bool]], places: Mapping[int, int]
) -> list[Cell]:
    for lesson_id, (text, band, noted) in filled.items():
        place = places[lesson_id]
        look = line[place][0]
        line[place] = (f"{look} note".strip() if noted else look, band, text)
    return line
