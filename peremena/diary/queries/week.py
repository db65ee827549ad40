"""The spread of the diary: one week of a pupil."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from peremena.diary.queries.calendar import calendar_of, school_days_around
from peremena.diary.queries.given_marks import CellMarks, marks_between
from peremena.diary.queries.lessons import LessonRow, lessons_between
from peremena.diary.rules.homework import is_news
from peremena.diary.rules.weeks import SATURDAY, useful_week, why_empty
from peremena.kit.weeks import days, week_number
from peremena.timetable.queries.changes import UNCHANGED, Change, Gone, changes_of, moved_away
from peremena.timetable.queries.control_works import control_works_at
from peremena.timetable.queries.lessons import lessons_taken_by


@dataclass(frozen=True, slots=True)
class DiaryLesson:
    """One row of the diary. `news`: homework set at this lesson that is not seen elsewhere yet;
    `change`: how the lesson differs from the usual timetable; `control_work`: the one planned for it.
    """

    row: LessonRow
    marks: tuple[CellMarks, ...]
    news: bool
    change: Change = UNCHANGED
    control_work: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the spread; `rest` names the holidays on it, `gone` the lessons moved away."""

    date: date
    lessons: tuple[DiaryLesson, ...]
    rest: str
    is_today: bool
    gone: tuple[Gone, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Saturday. `why_empty` is a sentence when there are no lessons at all.

    `current`: the day that a phone shows first.
    """

    monday: date
    number: int
    days: tuple[Day, ...]
    why_empty: str
    current: date

    @property
    def saturday(self) -> date:
        """The last day of the spread."""
        return self.monday + SATURDAY

    @property
    def previous(self) -> date:
        """The Monday before."""
        return self.monday - timedelta(weeks=1)

    @property
    def following(self) -> date:
        """The Monday after."""
        return self.monday + timedelta(weeks=1)


def useful_monday(*, pupil_id: int, now: datetime) -> date:
    """The Monday of the week to open at a moment; one statement."""
    around = school_days_around(pupil_id=pupil_id, now=now)
    return useful_week(today=now.date(), last=around.last, following=around.next)


def week_of_pupil(*, pupil_id: int, monday: date, today: date) -> Week:
    """The diary of a week as it stands now; six statements."""
    saturday = monday + SATURDAY
    lessons = lessons_between(pupil_id=pupil_id, since=monday, until=saturday)
    marks = marks_between(pupil_id=pupil_id, since=monday, until=saturday)
    changes = changes_of([row.id for row in lessons])
    works = control_works_at([row.id for row in lessons])
    gone = moved_away(lessons_taken_by(pupil_id), since=monday, until=saturday)
    year = calendar_of(pupil_id=pupil_id, day=saturday).year
    return Week(
        monday=monday,
        number=week_number(monday),
        days=tuple(
            Day(
                date=day,
                lessons=tuple(
                    DiaryLesson(
                        row=row,
                        marks=tuple(m for m in marks if m.lesson_id == row.id),
                        news=is_news(row.given, row.given_for, day=day, today=today),
                        change=changes.get(row.id, UNCHANGED),
                        control_work=works.get(row.id, ""),
                    )
                    for row in lessons
                    if row.day == day
                ),
                rest=str((year and year.rest_on(day)) or ""),
                is_today=day == today,
                gone=tuple(x for x in gone if x.day == day),
            )
            for day in days(monday, saturday)
        ),
        why_empty="" if lessons else why_empty(monday=monday, today=today, year=year),
        current=_current(monday, today, [row.day for row in lessons]),
    )


def _current(monday: date, today: date, school_days: list[date]) -> date:
    """Today when it lies in the week, else the first day with lessons."""
    if monday <= today <= monday + SATURDAY:
        return today
    return next(iter(school_days), monday)
