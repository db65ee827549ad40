"""The lessons of a course: what was taught and set, and what the marks are for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from peremena.kit.russian import WEEKDAYS_SHORT
from peremena.people.rules.names import FullName
from peremena.studies.models import Course
from peremena.timetable.models import LessonState, SubstitutionKind
from peremena.timetable.queries.changes import kind_words, place_words


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson with its entry, and the work behind its marks; `about`: number, times and room;
    `change`: how it differs from the timetable.
    """

    id: int
    day: date
    number: int
    cancelled: bool
    teacher: str
    topic: str
    lesson_type: str
    homework: str
    column_id: int | None
    work_type_id: int | None
    weight: int
    title: str
    writable: bool
    about: str
    change: str = ""

    @property
    def weekday(self) -> str:
        """пн … вс."""
        return WEEKDAYS_SHORT[self.day.weekday()]


def lesson_rows(
    course: Course, *, since: date, until: date, writing: tuple[str, Sequence[Any]]
) -> list[LessonRow]:
    """The lessons of the course from a day until a day, in order, by one statement.

    `writing`: the SQL condition under which the reader may write into the lesson `l`.
    """
    condition, params = writing
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT l.id, l.day, l.number, CAST(l.starts AS varchar(5)), CAST(l.ends AS varchar(5)),
                   l.state, r.name,
                   e.family_name, e.given_name, e.patronymic, n.topic, n.lesson_type, h.text,
                   c.id, c.work_type_id, c.weight, c.title, CASE WHEN {condition} THEN 1 ELSE 0 END,
                   sub.kind, o.family_name, o.given_name, o.patronymic, m.was_day, m.was_number
            FROM timetable_lesson l
            LEFT JOIN schools_room r ON r.id = l.room_id
            LEFT JOIN people_employee e ON e.id = l.teacher_id
            LEFT JOIN journal_lessonentry n ON n.lesson_id = l.id
            LEFT JOIN journal_homework h ON h.lesson_id = l.id
            LEFT JOIN journal_column c ON c.lesson_id = l.id AND c.place = 1
            LEFT JOIN timetable_substitution sub ON sub.lesson_id = l.id AND sub.undone_at IS NULL
            LEFT JOIN people_employee o ON o.id = sub.was_teacher_id
            LEFT JOIN timetable_move m ON m.lesson_id = l.id AND m.undone_at IS NULL
            WHERE l.course_id = %s AND l.day BETWEEN %s AND %s ORDER BY l.day, l.number
            """,
            [*params, course.pk, since, until],
        )
        rows = cursor.fetchall()
    about = _abouts(rows)
    return [
        LessonRow(
            id=r[0],
            day=r[1],
            number=r[2],
            cancelled=r[5] == LessonState.CANCELLED,
            teacher=FullName(r[7], r[8], r[9]).short if r[7] else "",
            topic=r[10] or "",
            lesson_type=r[11] or "",
            homework=r[12] or "",
            column_id=r[13],
            work_type_id=r[14],
            weight=r[15] or 1,
            title=r[16] or "",
            writable=bool(r[17]) and r[5] != LessonState.CANCELLED,
            about=about[r[2], r[3], r[4], r[6]],
            change=_change(r),
        )
        for r in rows
    ]


def _abouts(rows: Sequence[Any]) -> dict[tuple[Any, ...], str]:
    """Number, times and room in words; a course has few different ones in a term."""
    numbered, in_room = _("%d-й урок"), _("каб. %s")
    return {
        (number, starts, ends, room): " · ".join(
            part
            for part in (
                numbered % number,
                f"{starts[:5]}–{ends[:5]}" if starts and ends else "",
                in_room % room if room else "",
            )
            if part
        )
        for number, starts, ends, room in {(r[2], r[3], r[4], r[6]) for r in rows}
    }


def _change(row: Any) -> str:
    """How the lesson differs from the timetable: замена вместо Петровой А. П."""
    kind, last, first, middle, was_day, was_number = row[18:]
    given = kind and kind != SubstitutionKind.CANCELLED
    parts = (
        kind_words(kind) if given else "",
        _("по расписанию %s") % FullName(last, first, middle).short if given and last else "",
        _("было %s") % place_words(was_day, was_number)
        if was_day and (was_day, was_number) != (row[1], row[2])
        else "",
    )
    return ", ".join(p for p in parts if p)
