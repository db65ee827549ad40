"""The school year around a day, as it holds for one pupil."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from peremena.diary.rules.weeks import Rest, SchoolYear
from peremena.schools.models import TERM_NAMES, TermKind


@dataclass(frozen=True, slots=True)
class TermDates:
    """A term of the pupil's class."""

    number: int
    name: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Calendar:
    """The pupil's school year with its days of rest, and the terms of his class.

    `year` is None for a pupil who was in no class yet.
    """

    year: SchoolYear | None
    terms: tuple[TermDates, ...] = ()

    def term_on(self, day: date) -> TermDates | None:
        """The term of a day; in holidays the one before, or the first."""
        begun = [t for t in self.terms if t.since <= day]
        return begun[-1] if begun else next(iter(self.terms), None)


_CALENDAR = """
WITH mine AS (
    SELECT y.id, y.since, y.until, c.grade, c.term_kind
    FROM classes_enrolment e
    JOIN classes_group g ON g.id = e.group_id AND g.kind = 'whole'
    JOIN classes_schoolclass c ON c.id = g.school_class_id
    JOIN schools_year y ON y.id = c.year_id
    WHERE e.pupil_id = %s AND y.since <= %s
    ORDER BY y.since DESC, e.since DESC
    LIMIT 1
)
SELECT since, until, 'year', '', 0 FROM mine
UNION ALL
SELECT h.since, h.until, 'rest', h.name, 0 FROM schools_holiday h
JOIN mine ON mine.id = h.year_id AND (mine.grade BETWEEN h.lowest_grade AND h.highest_grade
     OR mine.grade = 0 AND h.lowest_grade = 1 AND h.highest_grade = 11)
UNION ALL
SELECT t.since, t.until, 'term', t.kind, t.number FROM schools_term t
JOIN mine ON mine.id = t.year_id AND mine.term_kind = t.kind
ORDER BY 1
"""


def calendar_of(*, pupil_id: int, day: date) -> Calendar:
    """The latest school year of the pupil that had begun by `day`; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_CALENDAR, [pupil_id, day])
        rows = cursor.fetchall()
    year = next(((since, until) for since, until, what, _name, _n in rows if what == "year"), None)
    if year is None:
        return Calendar(year=None)
    rests = tuple(
        Rest(name, since, until) for since, until, what, name, _n in rows if what == "rest"
    )
    return Calendar(
        year=SchoolYear(*year, rests=rests),
        terms=tuple(
            TermDates(number, str(TERM_NAMES[TermKind(kind)]) % number, since, until)
            for since, until, what, kind, number in rows
            if what == "term"
        ),
    )


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """The latest day on which a lesson of the pupil has begun, and the next one ahead."""

    last: date | None
    next: date | None


_BEGUN = "(l.day < %s OR (l.day = %s AND (l.starts IS NULL OR l.starts <= %s)))"
_LESSON_DAY = """
    SELECT l.day FROM timetable_lesson l
    WHERE l.course_id = c.id AND l.state = 'planned' AND l.day >= e.since
      AND (e.until IS NULL OR l.day <= e.until) AND {when}
    ORDER BY l.day {order} LIMIT 1
"""
_SCHOOL_DAYS = f"""
SELECT ({_LESSON_DAY.format(when=_BEGUN, order="DESC")}),
       ({_LESSON_DAY.format(when="l.day >= %s", order="ASC")}),
       ({_LESSON_DAY.format(when="l.day > %s", order="ASC")})
FROM classes_enrolment e JOIN studies_course c ON c.group_id = e.group_id
WHERE e.pupil_id = %s
"""


def school_days_around(*, pupil_id: int, now: datetime) -> SchoolDays:
    """The school days before and after a moment; one statement that reads a row per course.

    While the lessons of today have not begun, today is the next school day.
    """
    today = now.date()
    with connection.cursor() as cursor:
        cursor.execute(_SCHOOL_DAYS, [today, today, f"{now:%H:%M:%S}", today, today, pupil_id])
        begun, from_today, after_today = zip(*cursor.fetchall() or [(None,) * 3], strict=True)
    last = max(filter(None, begun), default=None)
    ahead = after_today if last == today else from_today
    return SchoolDays(last, min(filter(None, ahead), default=None))
