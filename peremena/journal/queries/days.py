"""The lessons of a day with what is written about them: a teacher's own, or those of the school."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import (
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    Window,
)
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from peremena.journal.models import Absence, AbsenceKind, Mark
from peremena.journal.rules.filling import Filling, filling
from peremena.journal.rules.rest import why_free
from peremena.kit.weeks import school_year_of
from peremena.schools.access import Who
from peremena.schools.models import Holiday, Year
from peremena.timetable.models import Lesson, LessonState
from peremena.timetable.queries.changes import UNCHANGED, Change, changes_of
from peremena.timetable.queries.lessons import given_by

MOST_LEFT = 8


@dataclass(frozen=True, slots=True)
class DayLesson:
    """A lesson of a day. `part`: the name of the subgroup or stream; `change`: how it differs from
    the usual timetable.
    """

    id: int
    course_id: int
    day: date
    number: int
    starts: time | None
    ends: time | None
    school_class: str
    group: str
    part: str
    subject: str
    room: str
    teacher: str
    change: Change
    topic: str
    homework: str
    marks: int
    absences: int
    state: Filling


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The nearest days with lessons before and after a day."""

    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Left:
    """Earlier lessons without a topic: the latest few, and how many there are in all."""

    lessons: list[tuple[int, date, str]]
    count: int


def lessons_given_by(who: Who) -> QuerySet[Lesson]:
    """The lessons that the teacher gives; one without a named teacher is given by its course's."""
    return Lesson.objects.filter(given_by(teacher__user=who.user_id), school_id=who.school_id)


BY_TIME = ("number", "pk")
BY_CLASS = (
    F("course__group__school_class__grade").asc(nulls_last=True),
    F("course__group__school_class__letter").asc(nulls_last=True),
    "number",
    "pk",
)


def day_lessons(
    lessons: QuerySet[Lesson], *, day: date, now: datetime, order: Sequence[str | OrderBy] = BY_TIME
) -> list[DayLesson]:
    """The lessons of a day, by two statements."""
    here = {"course_id": OuterRef("course_id"), "day": OuterRef("day")}
    marks = Mark.objects.filter(**here, column__lesson=OuterRef("pk"))
    absences = Absence.objects.filter(**here, lesson=OuterRef("pk")).exclude(kind=AbsenceKind.LATE)
    rows = (
        lessons.filter(day=day)
        .select_related(
            "course__subject", "course__group__school_class", "teacher", "room", "entry", "homework"
        )
        .annotate(marks=_count(marks), missing=_count(absences))
        .order_by(*order)
    )
    changes = changes_of([x.pk for x in rows])
    return [_day_lesson(x, changes.get(x.pk, UNCHANGED), now=now) for x in rows]


def _count(rows: QuerySet) -> Coalesce:
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("*"))
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)


def _day_lesson(lesson: Any, change: Change, *, now: datetime) -> DayLesson:
    entry, homework = getattr(lesson, "entry", None), getattr(lesson, "homework", None)
    topic, task = entry.topic if entry else "", homework.text if homework else ""
    return DayLesson(
        id=lesson.pk,
        course_id=lesson.course_id,
        day=lesson.day,
        number=lesson.number,
        starts=lesson.starts,
        ends=lesson.ends,
        school_class=str(lesson.course.group.school_class or ""),
        group=lesson.course.group.title,
        part=lesson.course.group.name,
        subject=lesson.course.subject.name,
        room=lesson.room.name if lesson.room else "",
        teacher=lesson.teacher.short_name if lesson.teacher else "",
        change=change,
        topic=topic,
        homework=task,
        marks=lesson.marks,
        absences=lesson.missing,
        state=filling(
            day=lesson.day,
            starts=lesson.starts,
            ends=lesson.ends,
            cancelled=lesson.state == LessonState.CANCELLED,
            topic=topic,
            homework=task,
            now=now,
        ),
    )


def neighbours(lessons: QuerySet[Lesson], *, day: date) -> Neighbours:
    """The nearest days with lessons."""
    days = lessons.values_list("day", flat=True)
    return Neighbours(
        before=days.filter(day__lt=day).order_by("-day").first(),
        after=days.filter(day__gt=day).order_by("day").first(),
    )


def left_unfilled(lessons: QuerySet[Lesson], *, before: date) -> Left:
    """The lessons of the school year before a day that still have no topic."""
    rows = (
        without_topic(lessons)
        .filter(day__gte=date(school_year_of(before), 9, 1), day__lt=before)
        .select_related("course__subject", "course__group__school_class")
        .annotate(all=Window(Count("*")))
        .order_by("-day", "-number")[:MOST_LEFT]
    )
    found = list(rows)
    return Left(
        lessons=[(x.pk, x.day, f"{x.course.group} · {x.course.subject}") for x in found],
        count=found[0].all if found else 0,
    )


def without_topic(lessons: QuerySet[Lesson]) -> QuerySet[Lesson]:
    """Lessons that take place and have no topic."""
    return lessons.filter(Q(entry=None) | Q(entry__topic=""), ~Q(state=LessonState.CANCELLED))


def reason_of_rest(who: Who, *, day: date) -> str:
    """Why there are no lessons on a day."""
    holidays = Holiday.objects.filter(year__school_id=who.school_id, since__lte=day, until__gte=day)
    return why_free(
        day=day,
        in_year=Year.objects.filter(
            school_id=who.school_id, since__lte=day, until__gte=day
        ).exists(),
        holidays=[(h.name, h.since, h.until) for h in holidays],
    )
