"""How a pupil stands in every subject of a term: marks, averages, missed lessons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby

from django.db import connection

from peremena.diary.queries.calendar import TermDates
from peremena.diary.queries.given_marks import CellMarks, marks_between
from peremena.diary.rules.standing import Standing, standing
from peremena.journal.rules.averages import Average, average, average_text
from peremena.journal.rules.scales import EXCUSED, LATE
from peremena.kit.russian import name_order
from peremena.schools.models import TERM_NAMES, TermKind


@dataclass(frozen=True, slots=True)
class Course:
    """A course of the pupil in its own term: `since` is the first day of that term, `held` the
    number of its lessons that took place while he was in the group.
    """

    id: int
    subject: str
    scale: str
    term: str
    since: date
    weighted: bool
    threshold: Fraction
    held: int


@dataclass(frozen=True, slots=True)
class Absences:
    """Lessons of a subject: held, missed (of them `excused`), and come to late."""

    held: int = 0
    missed: int = 0
    excused: int = 0
    late: int = 0

    def __add__(self, other: Absences) -> Absences:
        return Absences(
            self.held + other.held,
            self.missed + other.missed,
            self.excused + other.excused,
            self.late + other.late,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """A cell of marks and the average after it; `moved`: by how much it changed, None at first."""

    cell: CellMarks
    average: str
    moved: Fraction | None


@dataclass(frozen=True, slots=True)
class SubjectInTerm:
    """A subject of a term. `average` as the school counts it, `plain` without weights."""

    name: str
    term: str
    scale: str
    weighted: bool
    threshold: Fraction
    cells: tuple[CellMarks, ...]
    absences: Absences

    @property
    def average(self) -> Average:
        """The mean of the marks, weighted where the school weighs works."""
        return self._mean(self.cells, weighted=self.weighted)

    @property
    def plain(self) -> Average:
        """The mean without weights."""
        return self._mean(self.cells, weighted=False)

    @property
    def average_text(self) -> str:
        """The average as it is shown."""
        return average_text(self.average.value, threshold=self.threshold)

    @property
    def standing(self) -> Standing:
        """What the marks so far say."""
        return standing(self.average, scale=self.scale, threshold=self.threshold)

    @property
    def steps(self) -> list[Step]:
        """The marks in the order of the lessons, each with the average that it led to."""
        found: list[Step] = []
        before = None
        for n, cell in enumerate(self.cells, start=1):
            after = self._mean(self.cells[:n], weighted=self.weighted).value
            moved = after - before if after is not None and before is not None else None
            found.append(Step(cell, average_text(after, threshold=self.threshold), moved))
            before = after
        return found

    def _mean(self, cells: Sequence[CellMarks], *, weighted: bool) -> Average:
        points = [point for cell in cells for point in cell.points]
        return average(points, scale=self.scale, weighted=weighted)


def subjects_in_term(*, pupil_id: int, term: TermDates, today: date) -> list[SubjectInTerm]:
    """Every subject of the pupil, by name; three statements.

    A course that is marked by longer periods than its class (a half-year) is shown from the
    beginning of its own one. A pupil who changed the group keeps his marks under one subject.
    """
    day = term.until if term.since > today else min(term.until, today)
    courses = _courses(pupil_id, day)
    if not courses:
        return []
    since = min(c.since for c in courses)
    cells = marks_between(pupil_id=pupil_id, since=since, until=day)
    missed = _absences(pupil_id, since, day)

    def subject(course: Course) -> tuple[str, str, str]:
        return name_order(course.subject), course.subject, course.scale

    return [
        _subject(list(same), cells, missed, of_class=term.name)
        for _name, same in groupby(sorted(courses, key=subject), key=subject)
    ]


def _subject(
    courses: list[Course],
    cells: list[CellMarks],
    missed: list[tuple[int, date, str]],
    *,
    of_class: str,
) -> SubjectInTerm:
    starts = {c.id: c.since for c in courses}
    kinds = Counter(
        kind for course, day, kind in missed if course in starts and day >= starts[course]
    )
    last = courses[-1]
    return SubjectInTerm(
        name=last.subject,
        term="" if last.term == of_class else last.term,
        scale=last.scale,
        weighted=last.weighted,
        threshold=last.threshold,
        cells=tuple(c for c in cells if c.course_id in starts and c.day >= starts[c.course_id]),
        absences=Absences(
            held=sum(c.held for c in courses),
            missed=kinds.total() - kinds[LATE],
            excused=kinds[EXCUSED],
            late=kinds[LATE],
        ),
    )


_RULE = (
    "(SELECT r.{} FROM studies_ruleset r WHERE r.school_id = c.school_id AND r.since <= %s "
    "ORDER BY r.since DESC LIMIT 1)"
)
_COURSES = f"""
SELECT c.id, s.name, c.scale, t.kind, t.number, t.since,
       {_RULE.format("weighted")}, {_RULE.format("rounding_threshold")},
       (SELECT COUNT(*) FROM timetable_lesson l
        WHERE l.course_id = c.id AND l.day BETWEEN t.since AND %s AND l.state = 'planned'
          AND l.day >= e.since AND (e.until IS NULL OR l.day <= e.until))
FROM classes_enrolment e
JOIN studies_course c ON c.group_id = e.group_id
JOIN studies_subject s ON s.id = c.subject_id
JOIN schools_year y ON y.id = c.year_id AND %s BETWEEN y.since AND y.until
JOIN schools_term t ON t.id = (
    SELECT x.id FROM schools_term x
    WHERE x.year_id = c.year_id AND x.kind = c.term_kind AND x.since <= %s
    ORDER BY x.since DESC LIMIT 1)
WHERE e.pupil_id = %s AND e.since <= %s AND (e.until IS NULL OR e.until >= t.since)
ORDER BY c.id, e.since
"""


def _courses(pupil_id: int, day: date) -> list[Course]:
    with connection.cursor() as cursor:
        cursor.execute(_COURSES, [day, day, day, day, day, pupil_id, day])
        rows = cursor.fetchall()
    return [
        Course(
            id=pk,
            subject=subject,
            scale=scale,
            term=str(TERM_NAMES[TermKind(kind)]) % number,
            since=since,
            weighted=weighted is None or bool(weighted),
            threshold=Fraction("0.5" if threshold is None else str(threshold)),
            held=held,
        )
        for pk, subject, scale, kind, number, since, weighted, threshold, held in rows
    ]


def _absences(pupil_id: int, since: date, until: date) -> list[tuple[int, date, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT course_id, day, kind FROM journal_absence "
            "WHERE pupil_id = %s AND day BETWEEN %s AND %s",
            [pupil_id, since, until],
        )
        return cursor.fetchall()
