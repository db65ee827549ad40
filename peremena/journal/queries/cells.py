"""The state that a write into cells is checked against: three statements whatever the size.

Hand-written SQL, because every key press of every teacher passes here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
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
    term_id: int | None
    term_name: str
    term_since: date | None
    term_until: date | None
    illness_code: bool
    weighted: bool


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """The place of a lesson's marks, with their weight."""

    id: int
    weight: int


@dataclass(slots=True)
class TermState:
    """What stands in the course's term `term_id` for some pupils.

    `columns`: the first column by lesson, where there is one; `marks`: by (column, pupil) in order;
    `absences`: by (lesson, pupil) as (kind, minutes);
    `enrolled`: the periods of membership by pupil; `names`: pupils by id.
    """

    term_id: int | None = None
    columns: dict[int, ColumnRow] = field(default_factory=dict)
    marks: dict[tuple[int, int], list[MarkRow]] = field(default_factory=lambda: defaultdict(list))
    absences: dict[tuple[int, int], tuple[str, int | None]] = field(default_factory=dict)
    enrolled: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    names: dict[int, str] = field(default_factory=dict)
    lock: Closed | None = None

    def cell(self, lesson: LessonRow, pupil_id: int) -> Cell:
        """What stands in one cell."""
        kind, minutes = self.absences.get((lesson.id, pupil_id), ("", None))
        column = self.columns.get(lesson.id)
        marks = self.marks.get((column.id, pupil_id), []) if column else []
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
            SELECT l.id, l.day, l.state, t.id, t.number, t.since, t.until,
                   {rule.format("illness_code", "t.until")}, {rule.format("weighted", "t.until")}
            FROM timetable_lesson l
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
            term_id=r[3],
            term_name=name % r[4] if r[3] else "",
            term_since=r[5],
            term_until=r[6],
            illness_code=bool(r[7]),
            weighted=r[8] is None or bool(r[8]),
        )
        for r in rows
    }


def term_state(
    *,
    course: Course,
    lessons: Collection[LessonRow],
    pupil_ids: Collection[int],
    zone: tzinfo | None,
) -> TermState:
    """Columns, marks, absences, membership and the lock of the lessons' term, by one statement;
    moments in the school's zone.

    Read after the lessons are locked, so that it sees what other writers have committed.
    """
    lesson = next((x for x in lessons if x.term_id), None)
    if lesson is None or not pupil_ids:
        return TermState()
    found = TermState(lesson.term_id)
    scope = [course.pk, lesson.term_since, lesson.term_until, *pupil_ids]
    where = f"course_id = %s AND day BETWEEN %s AND %s AND pupil_id IN ({_places(pupil_ids)})"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT 'column', id, lesson_id, 1, weight, 0, '', '', '' FROM journal_column
            WHERE place = 1 AND lesson_id IN ({_places(lessons)})
            UNION ALL
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
            [*(x.id for x in lessons), *scope, *scope, course.group_id, *pupil_ids, lesson.term_id],
        )
        for what, ref, of, _nth, number, weight, text, since, until in cursor.fetchall():
            if what == "column":
                found.columns[of] = ColumnRow(ref, number)
            elif what == "mark":
                found.marks[ref, of].append(MarkRow(number, weight, text))
            elif what == "absence":
                found.absences[ref, of] = (text, number)
            elif what == "enrolled":
                found.enrolled[of].append((since, until))
                found.names[of] = text
            else:
                locked_at = datetime.fromisoformat(since[:19]).replace(tzinfo=UTC)
                found.lock = Closed(lesson.term_name, locked_at.astimezone(zone), text)
    return found
