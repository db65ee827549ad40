"""A month of the timetable: every day with its lessons, by weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from peremena.kit.russian import MONTHS
from peremena.kit.weeks import days, monday_of
from peremena.schools.models import Holiday
from peremena.timetable.models import LessonState
from peremena.timetable.queries.choices import Choice, Kind
from peremena.timetable.queries.lessons import ORDER, lessons_of

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class MonthLesson:
    """A lesson in a day of the month."""

    number: int
    title: str
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day; `rest` names the holidays on it, `outside`: it belongs to another month."""

    date: date
    lessons: tuple[MonthLesson, ...]
    rest: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Month:
    """The weeks that hold a month, from Monday to Saturday, Sundays only where one has lessons."""

    first: date
    last: date
    weeks: tuple[tuple[MonthDay, ...], ...]

    @property
    def title(self) -> str:
        """октябрь 2026."""
        return f"{MONTHS[self.first.month - 1]} {self.first.year}"

    @property
    def before(self) -> date:
        """A day of the month before."""
        return self.first - timedelta(days=1)

    @property
    def after(self) -> date:
        """A day of the month after."""
        return self.last + timedelta(days=1)

    @property
    def is_empty(self) -> bool:
        """Are there no lessons at all?"""
        return not any(day.lessons for week in self.weeks for day in week)

    @property
    def lessons(self) -> int:
        """How many lessons of the month take place."""
        return sum(
            not lesson.is_cancelled
            for week in self.weeks
            for day in week
            for lesson in day.lessons
            if not day.outside
        )


def month_of(choice: Choice, *, day: date) -> Month:
    """The month of a day; two statements."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    since, until = monday_of(first), monday_of(last) + timedelta(days=SUNDAY)
    by_day: dict[date, list[MonthLesson]] = {each: [] for each in days(since, until)}
    for on, number, state, name, short, grade, letter in (
        lessons_of(choice)
        .filter(day__range=(since, until))
        .order_by(*ORDER)
        .values_list(
            "day",
            "number",
            "state",
            "course__subject__name",
            "course__subject__short_name",
            "course__group__school_class__grade",
            "course__group__school_class__letter",
        )
    ):
        group = f"{grade or ''}{letter or ''}"
        about = (
            (group, short or name) if choice.kind in (Kind.TEACHER, Kind.ROOM) else (short or name,)
        )
        lesson = MonthLesson(number, " ".join(filter(None, about)), state == LessonState.CANCELLED)
        if lesson not in by_day[on]:  # subgroups of one subject side by side are one line
            by_day[on].append(lesson)
    rests = _rests(choice, since, until)
    has_sundays = any(found for each, found in by_day.items() if each.weekday() == SUNDAY)
    shown = [
        MonthDay(each, tuple(found), rests.get(each, ""), each.month != first.month)
        for each, found in by_day.items()
        if has_sundays or each.weekday() != SUNDAY
    ]
    width = 7 if has_sundays else 6
    weeks = tuple(tuple(shown[n : n + width]) for n in range(0, len(shown), width))
    return Month(first, last, weeks)


def _rests(choice: Choice, since: date, until: date) -> dict[date, str]:
    found = Holiday.objects.filter(
        year__school_id=choice.school_id, since__lte=until, until__gte=since
    )
    if choice.grade is not None:
        found = found.filter(lowest_grade__lte=choice.grade, highest_grade__gte=choice.grade)
    return {
        day: rest.name
        for rest in found
        for day in days(max(rest.since, since), min(rest.until, until))
    }
