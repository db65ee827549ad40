"""The schedule of control works: what the rule needs, the month of a class, the public list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Min, Q, QuerySet

from peremena.classes.models import Group
from peremena.kit.weeks import days, monday_of, school_year_of
from peremena.studies.models import Course
from peremena.timetable.models import ControlWork, Lesson, LessonState
from peremena.timetable.rules.control_works import Held, Hour, Subject

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Case:
    """Everything about a course that says when it may have a control work."""

    subject: Subject
    hours: tuple[Hour, ...]
    held: tuple[Held, ...]


def case_of(course: Course, *, today: date) -> Case:
    """The lessons ahead, the works of the class and the hours of a course; four statements."""
    of_class = Lesson.objects.filter(
        course__group__in=_groups_with(course), state=LessonState.PLANNED
    )
    ends = {
        day: (first, last)
        for day, first, last in of_class.filter(day__gte=today)
        .order_by()
        .values_list("day")
        .annotate(first=Min("number"), last=Max("number"))
    }
    own = Lesson.objects.filter(course=course, state=LessonState.PLANNED)
    hours = tuple(
        Hour(pk, day, number, *ends.get(day, (number, number)))
        for pk, day, number in own.filter(day__gte=today)
        .order_by("day", "number")
        .values_list("pk", "day", "number")
    )
    held = tuple(
        Held(
            w.lesson.day,
            w.lesson.course_id,
            w.lesson.course.subject_id,
            str(w.lesson.course.subject),
        )
        for w in ControlWork.objects.filter(
            withdrawn_at=None, lesson__course__group__in=_groups_with(course)
        ).select_related("lesson__course__subject")
    )
    subject = Subject(course.pk, course.subject_id, course.hours_per_week, own.count())
    return Case(subject, hours, held)


def _groups_with(course: Course) -> QuerySet[Group]:
    """The groups in which the same pupils may sit: all of the class, or of a stream's classes."""
    group = course.group
    if group.school_class_id:
        return Group.objects.filter(
            Q(school_class=group.school_class_id) | Q(parts__school_class=group.school_class_id)
        )
    return Group.objects.filter(Q(pk=group.pk) | Q(school_class__groups__streams=group.pk))


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A planned work; without persons, since the schedule is public."""

    id: int
    course_id: int
    day: date
    number: int
    group: str
    subject: str
    kind: str
    title: str
    despite: str


def works_of_school(school_id: int, *, since: date, until: date) -> list[WorkRow]:
    """All works of a school in a period by day; one statement."""
    works = ControlWork.objects.filter(school_id=school_id, lesson__day__range=(since, until))
    return _rows(works)


def works_of_class(class_id: int, *, since: date, until: date) -> list[WorkRow]:
    """The works of a class, its subgroups and streams; one statement."""
    groups = Group.objects.filter(Q(school_class=class_id) | Q(parts__school_class=class_id))
    works = ControlWork.objects.filter(
        lesson__day__range=(since, until), lesson__course__group__in=groups
    )
    return _rows(works)


def _rows(works: QuerySet[ControlWork]) -> list[WorkRow]:
    held = works.filter(withdrawn_at=None, lesson__state=LessonState.PLANNED)
    found = held.select_related(
        "work_type", "lesson__course__subject", "lesson__course__group__school_class"
    )
    return [
        WorkRow(
            id=w.pk,
            course_id=w.lesson.course_id,
            day=w.lesson.day,
            number=w.lesson.number,
            group=w.lesson.course.group.title,
            subject=w.lesson.course.subject.name,
            kind=w.work_type.name,
            title=w.title,
            despite=w.despite,
        )
        for w in found.order_by("lesson__day", "lesson__number", "pk")
    ]


def control_works_at(lessons: Sequence[int]) -> dict[int, str]:
    """What is written at some lessons: «Контрольная работа: Дроби»; one statement."""
    if not lessons:
        return {}
    rows = ControlWork.objects.filter(lesson__in=lessons, withdrawn_at=None).values_list(
        "lesson", "work_type__name", "title"
    )
    return {lesson: f"{kind}: {title}" for lesson, kind, title in rows}


def month_grid(month: date, works: Sequence[WorkRow]) -> list[list[tuple[date, list[WorkRow]]]]:
    """The weeks of a month from Monday to Saturday with the works of each day."""
    first = monday_of(month)
    shown = [d for d in days(first, first + timedelta(days=41)) if d.weekday() <= SATURDAY]
    cells = [(d, [w for w in works if w.day == d]) for d in shown]
    weeks = [cells[n : n + 6] for n in range(0, len(cells), 6)]
    return [w for w in weeks if any(d.month == month.month for d, _works in w)]


def year_of(day: date) -> tuple[date, date]:
    """The first and the last day of the school year of a day."""
    start = school_year_of(day)
    return date(start, 9, 1), date(start + 1, 8, 31)
