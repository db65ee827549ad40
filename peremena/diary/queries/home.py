"""The first screen of a family: was the child at lessons, which marks are new, how each subject
stands, what is next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from peremena.diary.queries.calendar import TermDates, calendar_of, school_days_around
from peremena.diary.queries.given_marks import CellMarks, marks_between
from peremena.diary.queries.lessons import LessonRow, lessons_between
from peremena.diary.queries.subjects import SubjectInTerm, subjects_in_term
from peremena.diary.rules import answers
from peremena.diary.rules.standing import Standing
from peremena.journal.rules.scales import SCALES
from peremena.timetable.queries.changes import Change, changes_of
from peremena.timetable.queries.control_works import control_works_at

A_WEEK = timedelta(days=6)
MOST_ROWS = 6


@dataclass(frozen=True, slots=True)
class Missed:
    """Lessons of one day that were missed for the same reason, or one that the pupil was late for."""

    day: date
    absence: str
    minutes: int | None
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """The last school day in a sentence, and what was missed in the last seven days, latest first.

    `held`: lessons of that day begun so far; `unfilled`: those whose topic the teachers have not
    written yet.
    """

    answer: str
    missed: tuple[Missed, ...]
    held: int
    unfilled: int


@dataclass(frozen=True, slots=True)
class NewMarks:
    """The marks of the last seven days, latest first; `more`: cells beyond the first few."""

    answer: str
    cells: tuple[CellMarks, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Subjects:
    """The subjects of the running term: those that need attention, the others, those without marks."""

    answer: str
    term: TermDates | None
    attention: tuple[SubjectInTerm, ...]
    others: tuple[SubjectInTerm, ...]
    unmarked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextDay:
    """The next school day; `day` is None when the timetable knows none. `changes` and
    `control_works` of its lessons, by lesson.
    """

    answer: str
    day: date | None
    lessons: tuple[LessonRow, ...]
    changes: Mapping[int, Change]
    control_works: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Home:
    """Four short answers; `rest` names the holidays of today."""

    attendance: Attendance
    marks: NewMarks
    subjects: Subjects
    next: NextDay
    rest: str


def home_of(*, pupil_id: int, now: datetime) -> Home:
    """The first screen at a moment; at most ten statements."""
    today = now.date()
    calendar = calendar_of(pupil_id=pupil_id, day=today)
    around = school_days_around(pupil_id=pupil_id, now=now)
    term = calendar.term_on(today)
    return Home(
        attendance=_attendance(pupil_id, around.last, now),
        marks=_new_marks(pupil_id, today),
        subjects=_subjects(pupil_id, term, today),
        next=_next_day(pupil_id, around.next, today),
        rest=str((calendar.year and calendar.year.rest_on(today)) or ""),
    )


def _attendance(pupil_id: int, last: date | None, now: datetime) -> Attendance:
    week = lessons_between(pupil_id=pupil_id, since=last - A_WEEK, until=last) if last else []
    begun = [x for x in week if x.has_begun(now) and not x.is_cancelled]
    held = [x for x in begun if x.day == last]
    filled = sum(x.is_filled or bool(x.absence) for x in held)
    return Attendance(
        answer=answers.was_at_lessons(
            day=last,
            today=now.date(),
            held=len(held),
            filled=filled,
            missed=sum(x.is_missed for x in held),
        ),
        missed=tuple(_missed(begun)[:MOST_ROWS]),
        held=len(held),
        unfilled=len(held) - filled,
    )


def _missed(lessons: list[LessonRow]) -> list[Missed]:
    found: dict[tuple[date, str, int | None], list[str]] = {}
    for row in lessons:
        if row.absence:
            found.setdefault((row.day, row.absence, row.minutes), []).append(row.subject)
    return [Missed(*key, tuple(subjects)) for key, subjects in reversed(found.items())]


def _new_marks(pupil_id: int, today: date) -> NewMarks:
    cells = marks_between(pupil_id=pupil_id, since=today - A_WEEK, until=today)[::-1]
    return NewMarks(
        answer=answers.new_marks(
            today=sum(len(c.points) for c in cells if c.day == today),
            week=sum(len(c.points) for c in cells),
        ),
        cells=tuple(cells[:MOST_ROWS]),
        more=len(cells[MOST_ROWS:]),
    )


def _subjects(pupil_id: int, term: TermDates | None, today: date) -> Subjects:
    found = subjects_in_term(pupil_id=pupil_id, term=term, today=today) if term else []
    marked = [s for s in found if s.cells]
    attention = sorted(
        (s for s in marked if s.standing in (Standing.BELOW, Standing.EDGE)),
        key=lambda s: s.average.value or 0,
    )
    return Subjects(
        answer=answers.how_subjects_stand(
            attention=[s.name for s in attention],
            marked=len(marked),
            few=sum(s.standing == Standing.FEW for s in marked if SCALES[s.scale].counts),
            without_marks=bool(found) and not any(SCALES[s.scale].marks for s in found),
        ),
        term=term,
        attention=tuple(attention),
        others=tuple(s for s in marked if s not in attention),
        unmarked=tuple(s.name for s in found if not s.cells and SCALES[s.scale].marks),
    )


def _next_day(pupil_id: int, day: date | None, today: date) -> NextDay:
    if day is None:
        return NextDay(answers.nothing_is_next(), None, (), {}, {})
    lessons = lessons_between(pupil_id=pupil_id, since=day, until=day)
    held = [x for x in lessons if not x.is_cancelled]
    answer = answers.what_is_next(
        day=day,
        today=today,
        lessons=len(held),
        starts=min((x.starts for x in held if x.starts), default=None),
        ends=max((x.ends for x in held if x.ends), default=None),
    )
    ids = [x.id for x in lessons]
    return NextDay(answer, day, tuple(lessons), changes_of(ids), control_works_at(ids))
