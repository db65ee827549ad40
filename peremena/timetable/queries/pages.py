"""A day or a week of the timetable, ready to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.db.models import QuerySet

from peremena.kit.weeks import current_week, days, monday_of
from peremena.people.rules.names import FullName
from peremena.schools.models import Holiday
from peremena.timetable.models import Lesson, LessonState
from peremena.timetable.queries.changes import (
    UNCHANGED,
    Change,
    Gone,
    changes_of,
    given_away,
    moved_away,
)
from peremena.timetable.queries.choices import Choice, Kind
from peremena.timetable.queries.lessons import FIELDS, ORDER, lessons_of

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A lesson as the timetable tells it. `part`: the subgroup or stream, `group`: with its class.

    `change`: how it differs from the usual timetable; `gone`: it is no longer here, and where it
    is or who gives it instead.
    """

    subject: str
    group: str
    part: str
    teacher: str
    room: str
    is_cancelled: bool
    change: Change = UNCHANGED
    gone: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A lesson number of a day with all lessons that are held at it."""

    number: int
    starts: time | None
    ends: time | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day; `rest` names the holidays on it."""

    date: date
    slots: tuple[Slot, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Page:
    """The days from `first` to `last`. `nearest`: the nearest day with lessons, when these have
    none.
    """

    first: date
    last: date
    days: tuple[Day, ...]
    nearest: date | None

    @property
    def is_empty(self) -> bool:
        """Are there no lessons at all?"""
        return not any(day.slots for day in self.days)

    @property
    def before(self) -> date:
        """A day of the page before this one."""
        return self.first - timedelta(days=1)

    @property
    def after(self) -> date:
        """A day of the page after this one."""
        return self.first + timedelta(days=1 if self.first == self.last else 7)


def page_of(choice: Choice, *, day: date, by_day: bool) -> Page:
    """A day, or its week from Monday to Saturday (Sunday only with lessons).

    Four statements, and two more when there are no lessons.
    """
    since = day if by_day else monday_of(day)
    until = day if by_day else since + timedelta(days=SUNDAY)
    lessons = lessons_of(choice)
    rows = list(lessons.filter(day__range=(since, until)).order_by(*ORDER).values_list(*FIELDS))
    changes = changes_of([row[-1] for row in rows])
    gone = _gone(choice, lessons, since, until)
    school_days = {row[0] for row in rows} | {x.day for x in gone}
    rests = _rests(choice, since, until)
    shown = tuple(
        Day(
            each,
            _slots(
                [row for row in rows if row[0] == each],
                changes,
                [x for x in gone if x.day == each],
            ),
            _rest_on(each, rests),
        )
        for each in days(since, until)
        if by_day or each in school_days or each.weekday() != SUNDAY
    )
    nearest = None if rows else _nearest(lessons, until)
    return Page(since, shown[-1].date, shown, nearest)


def useful_page(choice: Choice, *, by_day: bool) -> Page:
    """The page of today (on a Sunday of the week to come), or the nearest one with lessons."""
    day = choice.today if by_day else current_week(choice.today)
    page = page_of(choice, day=day, by_day=by_day)
    return page_of(choice, day=page.nearest, by_day=by_day) if page.nearest else page


def _rests(choice: Choice, since: date, until: date) -> list[Holiday]:
    found = Holiday.objects.filter(
        year__school_id=choice.school_id, since__lte=until, until__gte=since
    )
    if choice.grade is not None:
        found = found.filter(lowest_grade__lte=choice.grade, highest_grade__gte=choice.grade)
    return list(found)


def _rest_on(day: date, rests: list[Holiday]) -> str:
    return next((r.name for r in rests if r.since <= day <= r.until), "")


def _nearest(lessons: QuerySet[Lesson], day: date) -> date | None:
    school_days = lessons.values_list("day", flat=True)
    ahead = school_days.filter(day__gt=day).order_by("day").first()
    return ahead or school_days.filter(day__lte=day).order_by("-day").first()


def _gone(choice: Choice, lessons: QuerySet[Lesson], since: date, until: date) -> list[Gone]:
    """What is no longer at its hour; for a teacher also the lessons that a colleague gives."""
    away = moved_away(lessons, since=since, until=until)
    if choice.kind is Kind.TEACHER:
        away += given_away(choice.id, since=since, until=until)
    return away


def _slots(
    rows: list[tuple[Any, ...]], changes: Mapping[int, Change], gone: list[Gone]
) -> tuple[Slot, ...]:
    bells: dict[int, tuple[time | None, time | None]] = {}
    entries: dict[int, list[Entry]] = {}
    for row in rows:
        bells.setdefault(row[1], row[2:4])
        entries.setdefault(row[1], []).append(_entry(row, changes.get(row[-1], UNCHANGED)))
    for x in gone:
        bells.setdefault(x.number, (x.starts, x.ends))
        entry = Entry(x.subject, x.group, x.part, x.teacher, "", is_cancelled=False, gone=x.now)
        entries.setdefault(x.number, []).append(entry)
    return tuple(Slot(n, *bells[n], tuple(entries[n])) for n in sorted(entries))


def _entry(row: tuple[Any, ...], change: Change) -> Entry:
    state, subject, grade, letter, name, last, first, middle, room = row[4:-1]
    return Entry(
        subject=subject,
        group=", ".join(filter(None, (f"{grade or ''}{letter or ''}", name))),
        part=name or "",
        teacher=FullName(last, first, middle).short if last else "",
        room=room or "",
        is_cancelled=state == LessonState.CANCELLED,
        change=change,
    )
