"""The book of substitutions, and the timesheet of lessons given for the accountant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from peremena.kit.russian import name_order
from peremena.people.models import Employee
from peremena.studies.models import Course, Load
from peremena.timetable.models import Lesson, LessonState, Substitution, SubstitutionKind
from peremena.timetable.queries.day_changes import order_words, reason_words


@dataclass(frozen=True, slots=True)
class BookRow:
    """One line of the book."""

    day: date
    number: int
    group: str
    subject: str
    was: str
    reason: str
    order: str
    now: str
    kind: str
    paid: bool


def book_rows(
    school_id: int, *, since: date, until: date, teacher_id: int | None, kind: str
) -> QuerySet[Substitution]:
    """The substitutions of a period that stand; of one teacher: given by or for him."""
    found = Substitution.objects.filter(
        school_id=school_id, undone_at=None, lesson__day__range=(since, until)
    )
    if teacher_id:
        found = found.filter(Q(teacher=teacher_id) | Q(was_teacher=teacher_id))
    if kind:
        found = found.filter(kind=kind)
    return found.select_related(
        "lesson__course__subject",
        "lesson__course__group__school_class",
        "was_teacher",
        "teacher",
        "absence",
    )


def book_row(s: Substitution, *, health: bool) -> BookRow:
    """A substitution as the book tells it; `health`: the reader may know who was ill."""
    return BookRow(
        day=s.lesson.day,
        number=s.lesson.number,
        group=s.lesson.course.group.title,
        subject=s.lesson.course.subject.name,
        was=s.was_teacher.short_name if s.was_teacher else "",
        reason=reason_words(s.absence, health=health) if s.absence else "",
        order=order_words(s.absence) if s.absence else "",
        now=s.teacher.short_name if s.teacher else "",
        kind=str(SubstitutionKind(s.kind).label),
        paid=s.paid,
    )


@dataclass(frozen=True, slots=True)
class Hours:
    """Lessons of a teacher in a period, in all or of one course.

    `planned` by the timetable, `given` in all, of these `instead` for others (`paid` of them);
    `missed`: own ones that somebody else gave or that fell away.
    """

    name: str
    planned: int
    given: int
    instead: int
    paid: int
    missed: int


@dataclass(frozen=True, slots=True)
class TeacherHours:
    """A teacher's lessons in all, and by class and subject."""

    total: Hours
    courses: tuple[Hours, ...]


Key = tuple[int, int]  # teacher, course


def timesheet(school_id: int, *, since: date, until: date) -> list[TeacherHours]:
    """The lessons of every teacher who had any; five statements whatever the size."""
    given = _given(school_id, since, until)
    counts = _substituted(school_id, since, until)
    keys = set(given) | {key for counter in counts.values() for key in counter}
    staff = Employee.objects.in_bulk({teacher for teacher, _course in keys})
    courses = Course.objects.select_related("subject", "group__school_class").in_bulk(
        {course for _teacher, course in keys}
    )
    by_teacher: dict[int, list[Hours]] = defaultdict(list)
    for teacher, course in keys:
        key, found = (teacher, course), courses[course]
        row = (counts["instead"][key], counts["paid"][key], counts["missed"][key])
        title = f"{found.group.title}, {found.subject.name}"
        by_teacher[teacher].append(_hours(title, given.get(key, 0), *row))
    rows = [
        TeacherHours(
            _sum(staff[pk].full_name, found),
            tuple(sorted(found, key=lambda h: name_order(h.name))),
        )
        for pk, found in by_teacher.items()
    ]
    return sorted(rows, key=lambda r: name_order(r.total.name))


def _hours(name: str, given: int, instead: int, paid: int, missed: int) -> Hours:
    return Hours(name, given - instead + missed, given, instead, paid, missed)


def _sum(name: str, rows: list[Hours]) -> Hours:
    parts = ("planned", "given", "instead", "paid", "missed")
    return Hours(name, *(sum(getattr(r, part) for r in rows) for part in parts))


def _given(school_id: int, since: date, until: date) -> dict[Key, int]:
    """Lessons that took place; one without a named teacher is given by whose course it is."""
    held = Load.objects.filter(course=OuterRef("course")).filter(
        Q(until=None) | Q(until__gte=OuterRef("day")), since__lte=OuterRef("day")
    )
    rows = (
        Lesson.objects.filter(
            school_id=school_id, day__range=(since, until), state=LessonState.PLANNED
        )
        .annotate(
            giver=Coalesce(
                "teacher_id",
                Subquery(held.values("teacher_id")[:1]),
                output_field=BigIntegerField(),
            )
        )
        .order_by()
        .values_list("giver", "course")
        .annotate(n=Count("pk"))
    )
    return {(giver, course): n for giver, course, n in rows if giver}


def _substituted(school_id: int, since: date, until: date) -> Mapping[str, Counter[Key]]:
    found: dict[str, Counter[Key]] = {n: Counter() for n in ("instead", "paid", "missed")}
    rows: Any = Substitution.objects.filter(
        school_id=school_id, undone_at=None, lesson__day__range=(since, until)
    ).values_list("was_teacher", "teacher", "lesson__course", "paid")
    for was, teacher, course, paid in rows:
        if teacher:
            found["instead"][teacher, course] += 1
            found["paid"][teacher, course] += paid
        if was:
            found["missed"][was, course] += 1
    return found
