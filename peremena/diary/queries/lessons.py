"""The lessons of a pupil, as his enrolments give them day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import connection

from peremena.journal.rules.scales import LATE
from peremena.people.rules.names import FullName


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson with all that was written about it for this pupil, except marks.

    `due`: the homework to be done by this lesson. `given`, `given_for`: what was set at it and for
    which day (None: the next lesson is not in the timetable yet). `absence`: the code of
    `journal.rules.scales` or "", `minutes` of being late when known. `is_filled`: the teacher has
    written the lesson down.
    """

    id: int
    day: date
    number: int
    starts: time | None
    ends: time | None
    is_cancelled: bool
    subject: str
    room: str
    teacher: str
    topic: str
    is_filled: bool
    due: tuple[str, ...]
    given: str
    given_for: date | None
    absence: str
    minutes: int | None

    @property
    def is_missed(self) -> bool:
        """The pupil was not there; being late is being there."""
        return self.absence not in ("", LATE)

    def has_begun(self, now: datetime) -> bool:
        """Has the lesson begun at a moment? One without bells begins with its day."""
        return (self.day, self.starts or time.min) <= (now.date(), now.time())


_LESSONS = """
SELECT l.id, l.day, l.number, l.starts, l.ends, l.state, s.name, r.name,
       t.family_name, t.given_name, t.patronymic, y.lesson_id, y.topic,
       given.text, target.day, a.kind, a.minutes, due.text
FROM classes_enrolment e
JOIN studies_course c ON c.group_id = e.group_id
JOIN timetable_lesson l ON l.course_id = c.id AND l.day BETWEEN %s AND %s
     AND l.day >= e.since AND (e.until IS NULL OR l.day <= e.until)
JOIN studies_subject s ON s.id = c.subject_id
LEFT JOIN schools_room r ON r.id = l.room_id
LEFT JOIN people_employee t ON t.id = l.teacher_id
LEFT JOIN journal_lessonentry y ON y.lesson_id = l.id
LEFT JOIN journal_homework given ON given.lesson_id = l.id
LEFT JOIN timetable_lesson target ON target.id = given.due_id
LEFT JOIN journal_homework due ON due.due_id = l.id
LEFT JOIN journal_absence a ON a.course_id = c.id AND a.day = l.day AND a.lesson_id = l.id
     AND a.pupil_id = e.pupil_id
WHERE e.pupil_id = %s
ORDER BY l.day, l.number, l.id, due.lesson_id
"""


def lessons_between(*, pupil_id: int, since: date, until: date) -> list[LessonRow]:
    """The lessons of a pupil from a day to a day, in order; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_LESSONS, [since, until, pupil_id])
        rows = cursor.fetchall()
    found: dict[int, LessonRow] = {}
    due: dict[int, list[str]] = {}
    for row in rows:
        due.setdefault(row[0], [])
        if row[-1] and row[-1] not in due[row[0]]:
            due[row[0]].append(row[-1])
    for row in rows:
        if row[0] not in found:
            found[row[0]] = _lesson(row, tuple(due[row[0]]))
    return list(found.values())


def _lesson(row: tuple, due: tuple[str, ...]) -> LessonRow:
    (
        pk, day, number, starts, ends, state, subject, room,
        last, first, middle, entry, topic,
        given, given_for, absence, minutes, _due,
    ) = row  # fmt: skip
    return LessonRow(
        id=pk,
        day=day,
        number=number,
        starts=starts,
        ends=ends,
        is_cancelled=state == "cancelled",
        subject=subject,
        room=room or "",
        teacher=FullName(last, first, middle).short if last else "",
        topic=topic or "",
        is_filled=entry is not None,
        due=due,
        given=given or "",
        given_for=given_for,
        absence=absence or "",
        minutes=minutes,
    )
