"""The lessons of a course: what was taught and set, and what the marks are for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from peremena.kit.russian import WEEKDAYS_SHORT
from peremena.people.rules.names import FullName
from peremena.studies.models import Course
from peremena.timetable.models import LessonState


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson with its entry, and the work behind its marks."""

    id: int
    day: date
    number: int
    starts: time | None
    ends: time | None
    cancelled: bool
    room: str
    teacher: str
    topic: str
    lesson_type: str
    homework: str
    work_type_id: int | None
    weight: int
    title: str
    writable: bool

    @property
    def weekday(self) -> str:
        """пн … вс."""
        return WEEKDAYS_SHORT[self.day.weekday()]

    @property
    def about(self) -> str:
        """3-й урок · 10:15–11:00 · каб. 214."""
        times = f"{self.starts:%H:%M}–{self.ends:%H:%M}" if self.starts and self.ends else ""
        room = _("каб. %s") % self.room if self.room else ""
        return " · ".join(p for p in (_("%d-й урок") % self.number, times, room) if p)


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
            SELECT l.id, l.day, l.number, l.starts, l.ends, l.state, r.name,
                   e.family_name, e.given_name, e.patronymic, n.topic, n.lesson_type, h.text,
                   c.work_type_id, c.weight, c.title, CASE WHEN {condition} THEN 1 ELSE 0 END
            FROM timetable_lesson l
            LEFT JOIN schools_room r ON r.id = l.room_id
            LEFT JOIN people_employee e ON e.id = l.teacher_id
            LEFT JOIN journal_lessonentry n ON n.lesson_id = l.id
            LEFT JOIN journal_homework h ON h.lesson_id = l.id
            LEFT JOIN journal_column c ON c.lesson_id = l.id AND c.place = 1
            WHERE l.course_id = %s AND l.day BETWEEN %s AND %s ORDER BY l.day, l.number
            """,
            [*params, course.pk, since, until],
        )
        rows = cursor.fetchall()
    return [
        LessonRow(
            id=r[0],
            day=r[1],
            number=r[2],
            starts=r[3],
            ends=r[4],
            cancelled=r[5] == LessonState.CANCELLED,
            room=r[6] or "",
            teacher=FullName(r[7], r[8], r[9]).short if r[7] else "",
            topic=r[10] or "",
            lesson_type=r[11] or "",
            homework=r[12] or "",
            work_type_id=r[13],
            weight=r[14] or 1,
            title=r[15] or "",
            writable=bool(r[16]) and r[5] != LessonState.CANCELLED,
        )
        for r in rows
    ]
