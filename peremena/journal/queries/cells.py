"""The state that a write into cells is checked against: three statements whatever the size.

Hand-written SQL, because every key press of every teacher passes here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection

from peremena.journal.rules.deadlines import Closed
from peremena.journal.rules.scales import Cell
from peremena.schools.models import TERM_NAMES, TermKind
from peremena.studies.models import Course


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One stored mark."""

    value: int
    weight: int
    comment: str


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A locked lesson with its term and the school's rules at the end of that term."""

    id: int
    day: date
    cancelled: bool
    column_id: int | None
    weight: int
    term_id: int | None
    term_name: str
    term_since: date | None
    term_until: date | None
    illness_code: bool
    weighted: bool


@dataclass(slots=True)
class TermState:
    """What stands in the course's term for some pupils.

    `marks`: by (column, pupil) in order; `absences`: by (lesson, pupil) as (kind, minutes);
    `enrolled`: the periods of membership by pupil; `names`: pupils by id.
    """

    marks: dict[tuple[int, int], list[MarkRow]] = field(default_factory=lambda: defaultdict(list))
    absences: dict[tuple[int, int], tuple[str, int | None]] = field(default_factory=dict)
    enrolled: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    names: dict[int, str] = field(default_factory=dict)
    lock: Closed | None = None

    def cell(self, lesson: LessonRow, pupil_id: int) -> Cell:
        """What stands in one cell."""
        kind, minutes = self.absences.get((lesson.id, pupil_id), ("", None))
        marks = self.marks.get((lesson.column_id or 0, pupil_id), [])
        return Cell(tuple(m.value for m in marks), kind, minutes)

    def is_enrolled(self, pupil_id: int, day: date) -> bool:
        """Is the pupil in the group on that day?"""
        return any(since <= str(day) <= until for since, until in self.enrolled[pupil_id])


def _places(values: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def lock_lessons(*, course: Course, lesson_ids: Collection[int]) -> dict[int, LessonRow]:
    """The lessons of the course among the ids, locked until the end of the transaction.

    Two writers of one lesson wait for each other here; SQLite has one writer anyway.
    """
    lock = "FOR NO KEY UPDATE OF l" if connection.vendor == "postgresql" else ""
    rule = (
        "(SELECT r.{} FROM studies_ruleset r WHERE r.school_id = l.school_id AND r.since <= {} "
        "ORDER BY r.since DESC LIMIT 1)"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT l.id, l.day, l.state, c.id, c.weight, t.id, t.number, t.since, t.until,
                   {rule.format("illness_code", "t.until")}, {rule.format("weighted", "t.until")}
            FROM timetable_lesson l
            LEFT JOIN journal_column c ON c.lesson_id = l.id AND c.place = 1
            LEFT JOIN schools_term t ON t.year_id = %s AND t.kind = %s
                 AND l.day BETWEEN t.since AND t.until
            WHERE l.course_id = %s AND l.id IN ({_places(lesson_ids)})
            ORDER BY l.id {lock}
            """,
            [course.year_id, course.term_kind, course.pk, *lesson_ids],
        )
        rows = cursor.fetchall()
    name = str(TERM_NAMES[TermKind(course.term_kind)])
    return {
        r[0]: LessonRow(
            id=r[0],
            day=r[1],
            cancelled=r[2] == "cancelled",
            column_id=r[3],
            weight=r[4] or 1,
            term_id=r[5],
            term_name=name % r[6] if r[5] else "",
            term_since=r[7],
            term_until=r[8],
            illness_code=bool(r[9]),
            weighted=r[10] is None or bool(r[10]),
        )
        for r in rows
    }


def term_state(
    *, course: Course, lessons: Iterable[LessonRow], pupil_ids: Collection[int]
) -> TermState:
    """Marks, absences, membership and the lock of the lessons' term, by one statement.

    Read after the lessons are locked, so that it sees what other writers have committed.
    """
    found = TermState()
    lesson = next((x for x in lessons if x.term_id), None)
    if lesson is None or not pupil_ids:
        return found
    scope = [course.pk, lesson.term_since, lesson.term_until, *pupil_ids]
    where = f"course_id = %s AND day BETWEEN %s AND %s AND pupil_id IN ({_places(pupil_ids)})"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT 'mark', column_id, pupil_id, nth, value, weight, comment, '', ''
            FROM journal_mark WHERE {where}
            UNION ALL
            SELECT 'absence', lesson_id, pupil_id, 1, minutes, 0, kind, '', ''
            FROM journal_absence WHERE {where}
            UNION ALL
            SELECT 'enrolled', 0, e.pupil_id, 1, 0, 0, p.family_name || ' ' || p.given_name,
                   CAST(e.since AS varchar(10)),
                   COALESCE(CAST(e.until AS varchar(10)), '9999-12-31')
            FROM classes_enrolment e JOIN people_pupil p ON p.id = e.pupil_id
            WHERE e.group_id = %s AND e.pupil_id IN ({_places(pupil_ids)})
            UNION ALL
            SELECT 'lock', 0, 0, 1, 0, 0, k.locked_by, CAST(k.locked_at AS varchar(40)), ''
            FROM journal_termlock k WHERE k.term_id = %s AND k.lifted_at IS NULL
            ORDER BY 4
            """,
            [*scope, *scope, course.group_id, *pupil_ids, lesson.term_id],
        )
        for what, ref, pupil_id, _nth, number, weight, text, since, until in cursor.fetchall():
            if what == "mark":
                found.marks[ref, pupil_id].append(MarkRow(number, weight, text))
            elif what == "absence":
                found.absences[ref, pupil_id] = (text, number)
            elif what == "enrolled":
                found.enrolled[pupil_id].append((since, until))
                found.names[pupil_id] = text
            else:
                found.lock = Closed(lesson.term_name, datetime.fromisoformat(since[:19]), text)
    return found
