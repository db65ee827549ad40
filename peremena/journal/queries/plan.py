"""The thematic plan of a course, laid over its lessons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import QuerySet

from peremena.studies.models import CorrectedTheme, Correction, Course, Plan, Theme
from peremena.studies.rules.laying import (
    Cut,
    LaidTheme,
    Laying,
    LessonDay,
    PlannedTheme,
    lay,
    proposal,
)
from peremena.studies.rules.themes import is_spare
from peremena.timetable.models import Lesson, LessonState


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme with its days. `now`: lessons after corrections; `joined`: taught with the one before."""

    id: int
    number: int
    section: str
    topic: str
    hours: int
    now: int
    joined: bool
    lesson_type: str
    work: str
    is_control: bool
    homework: str
    links: tuple[str, ...]
    days: LaidTheme

    @property
    def is_done(self) -> bool:
        """All its lessons are behind us."""
        return self.now > 0 and not self.days.left

    @property
    def is_begun(self) -> bool:
        """Some of its lessons were given and some are still to come."""
        return bool(self.days.given) and self.days.left > 0


@dataclass(frozen=True, slots=True)
class SectionRows:
    """A section with its themes."""

    name: str
    themes: tuple[ThemeRow, ...]

    @property
    def hours(self) -> int:
        """Lessons of the section by the plan."""
        return sum(t.hours for t in self.themes)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What the proposal does to one theme."""

    theme: ThemeRow
    hours: int
    cut: Cut
    neighbour: str


@dataclass(frozen=True, slots=True)
class LaidPlan:
    """A plan laid over the year. `lessons`: that the timetable has, cancelled ones apart; `last`: until
    which day it is published; `corrections`: those that stand, the newest last.
    """

    plan: Plan
    sections: tuple[SectionRows, ...]
    hours: int
    lessons: int
    last: date | None
    laying: Laying
    is_whole_year: bool
    corrections: tuple[Correction, ...]
    proposal: tuple[ChangeRow, ...]

    @property
    def themes(self) -> list[ThemeRow]:
        """All themes in order."""
        return [theme for section in self.sections for theme in section.themes]

    @property
    def saved(self) -> int:
        """Lessons that the proposal saves."""
        return sum(change.theme.now - change.hours for change in self.proposal)


def lesson_days(course: Course, *, now: datetime) -> list[LessonDay]:
    """The lessons of the course with the topics of the register; one statement.

    A lesson is past when it has begun by `now`.
    """
    rows = Lesson.objects.filter(course=course).order_by("day", "number")
    fields = ("day", "starts", "state", "entry__topic", "pk")
    return [
        LessonDay(
            day,
            is_past=(day, starts or now.time()) <= (now.date(), now.time()),
            cancelled=state == LessonState.CANCELLED,
            topic=topic or "",
            id=lesson_id,
        )
        for day, starts, state, topic, lesson_id in rows.values_list(*fields)
    ]


def usable_lessons(course: Course) -> int:
    """Lessons that the timetable of the year gives the course, cancelled ones apart."""
    return course.lessons.exclude(state=LessonState.CANCELLED).count()


def laid_plan(plan: Plan, *, now: datetime) -> LaidPlan:
    """A version of a plan with its course and year, over the lessons; four statements."""
    themes = list(plan.themes.select_related("work_type"))
    corrections = list(plan.corrections.filter(taken_back_at=None))
    changed = changed_themes(corrections)
    days = lesson_days(plan.course, now=now)
    planned = [planned_theme(t, changed.get(t.pk)) for t in themes]
    laying = lay(planned, days)
    rows = [
        _row(n, t, changed.get(t.pk), laying.themes[n - 1]) for n, t in enumerate(themes, start=1)
    ]
    last = days[-1].day if days else None
    whole_year = bool(last and (plan.course.year.until - last).days <= 14)
    return LaidPlan(
        plan=plan,
        sections=tuple(
            SectionRows(name, tuple(some)) for name, some in groupby(rows, key=lambda r: r.section)
        ),
        hours=sum(t.hours for t in themes),
        lessons=sum(not d.cancelled for d in days),
        last=last,
        laying=laying,
        is_whole_year=whole_year,
        corrections=tuple(corrections),
        proposal=_proposal(rows, planned, laying) if whole_year else (),
    )


def corrected_hours(page: LaidPlan) -> dict[int, tuple[int, bool]]:
    """All that differs from the approved plan once the proposal is accepted, by theme."""
    hours = {t.id: (t.now, t.joined) for t in page.themes if t.now != t.hours or t.joined}
    return hours | {c.theme.id: (c.hours, c.cut == Cut.JOINED) for c in page.proposal}


def changed_themes(corrections: Sequence[Correction]) -> dict[int, CorrectedTheme]:
    """The themes that the newest correction changes; one statement, none without a correction."""
    if not corrections:
        return {}
    rows: QuerySet[CorrectedTheme] = corrections[-1].themes.all()
    return {row.theme_id: row for row in rows}


def planned_theme(theme: Theme, changed: CorrectedTheme | None) -> PlannedTheme:
    """A theme as the laying takes it."""
    return PlannedTheme(
        topic=theme.topic,
        hours=theme.hours,
        now=changed.hours if changed else theme.hours,
        section=theme.section,
        spare=is_spare(theme.topic, theme.lesson_type),
        fixed=bool(theme.work_type and theme.work_type.is_control),
    )


def _row(number: int, theme: Theme, changed: CorrectedTheme | None, days: LaidTheme) -> ThemeRow:
    return ThemeRow(
        id=theme.pk,
        number=number,
        section=theme.section,
        topic=theme.topic,
        hours=theme.hours,
        now=changed.hours if changed else theme.hours,
        joined=bool(changed and changed.joined),
        lesson_type=theme.get_lesson_type_display() if theme.lesson_type else "",
        work=theme.work_type.name if theme.work_type else "",
        is_control=bool(theme.work_type and theme.work_type.is_control),
        homework=theme.homework,
        links=tuple(theme.links.split()),
        days=days,
    )


def _proposal(
    rows: Sequence[ThemeRow], planned: Sequence[PlannedTheme], laying: Laying
) -> tuple[ChangeRow, ...]:
    left = [theme.left for theme in laying.themes]
    return tuple(
        ChangeRow(rows[c.index], c.hours, c.cut, rows[c.index - 1].topic if c.index else "")
        for c in proposal(planned, left, max(-laying.balance, 0))
    )
