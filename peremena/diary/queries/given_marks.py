"""The marks of a pupil, cell by cell, with what they were given for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import connection

from peremena.journal.rules.scales import SCALES, band


@dataclass(frozen=True, slots=True)
class CellMarks:
    """The marks of one cell, usually one. `points`: pairs (value, weight) as averages take them.

    `text` is as written in the register (`5/4`), `band` its tint; `work` says what it was for.
    """

    lesson_id: int
    course_id: int
    day: date
    subject: str
    scale: str
    topic: str
    work: str
    is_control: bool
    points: tuple[tuple[int, int], ...]
    text: str
    band: str
    comments: tuple[str, ...]

    @property
    def weight(self) -> int:
        """The weight of the work."""
        return self.points[0][1]

    @property
    def is_explained(self) -> bool:
        """Is there more to say than the marks themselves?"""
        return bool(self.work or self.comments or self.weight > 1)


_MARKS = """
SELECT m.column_id, k.lesson_id, m.course_id, m.day, s.name, c.scale, y.topic, k.title, w.name,
       w.is_control, m.value, m.weight, m.comment
FROM journal_mark m
JOIN journal_column k ON k.id = m.column_id
JOIN timetable_lesson l ON l.id = k.lesson_id
JOIN studies_course c ON c.id = m.course_id
JOIN studies_subject s ON s.id = c.subject_id
LEFT JOIN studies_worktype w ON w.id = k.work_type_id
LEFT JOIN journal_lessonentry y ON y.lesson_id = k.lesson_id
WHERE m.pupil_id = %s AND m.day BETWEEN %s AND %s
ORDER BY m.day, l.number, m.course_id, k.place, m.column_id, m.nth
"""


def marks_between(*, pupil_id: int, since: date, until: date) -> list[CellMarks]:
    """The marks of the lessons from a day to a day, in order; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_MARKS, [pupil_id, since, until])
        rows = cursor.fetchall()
    return [_cell(list(cell)) for _column, cell in groupby(rows, key=lambda row: row[0])]


def _cell(rows: list[tuple]) -> CellMarks:
    _column, lesson, course, day, subject, scale, topic, title, work, control, *_point = rows[0]
    values = tuple(row[-3] for row in rows)
    return CellMarks(
        lesson_id=lesson,
        course_id=course,
        day=day,
        subject=subject,
        scale=scale,
        topic=topic or "",
        work=title or work or "",
        is_control=bool(control),
        points=tuple((row[-3], row[-2]) for row in rows),
        text="/".join(SCALES[scale].text(value) for value in values),
        band=band(values, scale=scale),
        comments=tuple(row[-1] for row in rows if row[-1]),
    )
