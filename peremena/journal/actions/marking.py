"""Writing into the cells of a register page: marks and attendance.

One action serves a key press, a pasted column and an import: its cost is per call, not per cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from peremena.journal.models import Absence, Column, Mark
from peremena.journal.queries.cells import (
    ColumnRow,
    LessonRow,
    MarkRow,
    TermState,
    lock_lessons,
    term_state,
)
from peremena.journal.rules import scales
from peremena.journal.rules.averages import Average, average
from peremena.journal.rules.deadlines import why_closed, why_not_enrolled
from peremena.journal.rules.scales import Cell
from peremena.kit.refusal import Refusal
from peremena.studies.models import Course
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class CellEntry:
    """A new text for the cell of a pupil at a lesson.

    `replaces`: the text that the writer saw there; None = whatever stands there.
    """

    lesson_id: int
    pupil_id: int
    text: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Why one entry was not accepted; `theirs` is the text that stands there, after a conflict."""

    lesson_id: int
    pupil_id: int
    reason: str
    theirs: str | None = None


class CellsRefused(Refusal):
    """Nothing was written: at least one entry was refused."""

    def __init__(self, problems: Sequence[CellProblem]) -> None:
        super().__init__(problems[0].reason)
        self.problems = problems

    @property
    def is_conflict(self) -> bool:
        """True when every reason is somebody else's change."""
        return all(p.theirs is not None for p in self.problems)


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the cells now, by (lesson, pupil), and their pupils' averages in the term."""

    texts: dict[tuple[int, int], str]
    averages: dict[int, Average]


@dataclass(frozen=True, slots=True)
class _Change:
    lesson: LessonRow
    pupil_id: int
    before: Cell
    after: Cell


@transaction.atomic
def write_cells(
    *,
    course: Course,
    entries: Sequence[CellEntry],
    by: trail.Actor,
    at: datetime,
    today: date,
) -> Written:
    """Write texts into cells of one course, all lessons within one term; all or nothing.

    Of several entries for one cell the last counts. Raises CellsRefused with the reason for every
    entry that cannot stand: a wrong mark, a closed or another term, a lesson to come, a pupil who
    is not in the group that day, somebody else's change.
    """
    lessons = lock_lessons(course=course, lesson_ids={e.lesson_id for e in entries})
    state = term_state(
        course=course,
        lessons=lessons.values(),
        pupil_ids={e.pupil_id for e in entries},
        zone=at.tzinfo,
    )
    changes: list[_Change] = []
    problems: list[CellProblem] = []
    for entry in {(e.lesson_id, e.pupil_id): e for e in entries}.values():
        lesson = lessons.get(entry.lesson_id)
        found = _check(entry, lesson, state, scale=course.scale, today=today)
        if isinstance(found, _Change):
            changes.append(found)
        else:
            problems.append(found)
    if problems:
        raise CellsRefused(problems)
    real = [c for c in changes if c.before != c.after]
    _write_marks(course, real, state)
    _write_absences(course, real)
    _record(real, scale=course.scale, by=by, at=at)
    return _answer(course, changes, state)


def _check(
    entry: CellEntry, lesson: LessonRow | None, state: TermState, *, scale: str, today: date
) -> _Change | CellProblem:
    def refuse(reason: str, theirs: str | None = None) -> CellProblem:
        return CellProblem(entry.lesson_id, entry.pupil_id, reason, theirs)

    if lesson is None:
        return refuse(_("Этого урока на странице больше нет. Обновите страницу."))
    if reason := _why_closed(lesson, state, today=today):
        return refuse(reason)
    if not state.is_enrolled(entry.pupil_id, lesson.day):
        name = state.names.get(entry.pupil_id, _("Ученик"))
        return refuse(why_not_enrolled(name=name, day=lesson.day))
    try:
        after = scales.read_cell(entry.text, scale=scale, illness_code=lesson.illness_code)
    except scales.WrongEntry as wrong:
        return refuse(str(wrong))
    before = state.cell(lesson, entry.pupil_id)
    theirs = scales.write_cell(before, scale=scale)
    if entry.replaces is not None and entry.replaces != theirs and before != after:
        return refuse(
            _("Пока вы вводили, здесь появилось «%s». Решите, что оставить.") % (theirs or "—"),
            theirs,
        )
    return _Change(lesson, entry.pupil_id, before, after)


def _why_closed(lesson: LessonRow, state: TermState, *, today: date) -> str | None:
    if lesson.cancelled:
        return _("Урок отменён: записать в него ничего нельзя.")
    if lesson.term_id and lesson.term_id != state.term_id:
        return _("За один раз меняют клетки одного периода. Откройте каждый период отдельно.")
    return why_closed(
        day=lesson.day,
        today=today,
        first=lesson.term_since or date.max,
        last=lesson.term_until or date.min,
        lock=state.lock,
    )


def _write_marks(course: Course, changes: Sequence[_Change], state: TermState) -> None:
    marked = [c for c in changes if c.before.values != c.after.values]
    columns = state.columns | _new_columns(course, [c.lesson for c in marked], state)
    new, surplus = [], []
    for change in marked:
        column = columns[change.lesson.id]
        old = state.marks[column.id, change.pupil_id]
        state.marks[column.id, change.pupil_id] = rows = [
            MarkRow(value, column.weight, old[n].comment if n < len(old) else "")
            for n, value in enumerate(change.after.values)
        ]
        new += [
            Mark(
                school_id=course.school_id,
                course=course,
                day=change.lesson.day,
                column_id=column.id,
                pupil_id=change.pupil_id,
                nth=nth,
                value=row.value,
                weight=row.weight,
                comment=row.comment,
            )
            for nth, row in enumerate(rows, start=1)
        ]
        if len(old) > len(rows):
            surplus.append((change.lesson.day, column.id, change.pupil_id, len(rows)))
    for day, column_id, pupil_id, kept in surplus:
        Mark.objects.filter(
            course=course, day=day, column_id=column_id, pupil_id=pupil_id, nth__gt=kept
        ).delete()
    _upsert(new)


def _upsert(marks: Sequence[Mark]) -> None:
    """One statement for all marks; hand-written since the ORM's costs five to ten times as much."""
    if not marks:
        return
    key = ("course_id", "day", "column_id", "pupil_id", "nth")
    fields = ("school_id", *key, "value", "weight", "comment")
    for start in range(0, len(marks), 1000):
        some = marks[start : start + 1000]
        row = f"({', '.join(['%s'] * len(fields))})"
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO journal_mark ({', '.join(fields)}) VALUES {', '.join([row] * len(some))} "
                f"ON CONFLICT ({', '.join(key)}) "
                "DO UPDATE SET value = excluded.value, weight = excluded.weight",
                [getattr(mark, name) for mark in some for name in fields],
            )


def _new_columns(
    course: Course, lessons: Sequence[LessonRow], state: TermState
) -> dict[int, ColumnRow]:
    """A first column for each lesson that gets its first mark, by lesson."""
    bare = {x.id: x for x in lessons if x.id not in state.columns}
    made = Column.objects.bulk_create(
        Column(school_id=course.school_id, course=course, lesson_id=x.id, day=x.day)
        for x in bare.values()
    )
    return {c.lesson_id: ColumnRow(c.pk, c.weight) for c in made}


def _write_absences(course: Course, changes: Sequence[_Change]) -> None:
    changed = [
        c
        for c in changes
        if (c.before.attendance, c.before.minutes) != (c.after.attendance, c.after.minutes)
    ]
    for change in changed:
        if change.before.attendance:
            Absence.objects.filter(
                course=course,
                day=change.lesson.day,
                lesson_id=change.lesson.id,
                pupil_id=change.pupil_id,
            ).delete()
    Absence.objects.bulk_create(
        Absence(
            school_id=course.school_id,
            course=course,
            day=c.lesson.day,
            lesson_id=c.lesson.id,
            pupil_id=c.pupil_id,
            kind=c.after.attendance,
            minutes=c.after.minutes,
        )
        for c in changed
        if c.after.attendance
    )


def _record(changes: Sequence[_Change], *, scale: str, by: trail.Actor, at: datetime) -> None:
    trail.record_all(
        [
            trail.Change(
                "journal.cell.written",
                "lesson",
                c.lesson.id,
                before=scales.write_cell(c.before, scale=scale) or None,
                after=scales.write_cell(c.after, scale=scale) or None,
                person_id=c.pupil_id,
            )
            for c in changes
        ],
        by=by,
        at=at,
    )


def _answer(course: Course, changes: Sequence[_Change], state: TermState) -> Written:
    weighted = changes[0].lesson.weighted if changes else True
    marks: dict[int, list[tuple[int, int]]] = {c.pupil_id: [] for c in changes}
    for (_column, pupil_id), rows in state.marks.items():
        if pupil_id in marks:
            marks[pupil_id] += [(row.value, row.weight) for row in rows]
    return Written(
        texts={
            (c.lesson.id, c.pupil_id): scales.write_cell(c.after, scale=course.scale)
            for c in changes
        },
        averages={
            pupil_id: average(pairs, scale=course.scale, weighted=weighted)
            for pupil_id, pairs in marks.items()
        },
    )
