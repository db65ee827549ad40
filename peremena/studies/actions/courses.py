"""Opening courses and giving load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from peremena.classes.models import Group
from peremena.kit.validity import end_before
from peremena.people.models import Employee
from peremena.schools.actions import refuse_closed
from peremena.schools.models import TermKind, Year
from peremena.studies.models import Course, Load, Scale, Subject
from peremena.studies.rules.unmarked import is_unmarked
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class NewCourse:
    """A group begins to learn a subject; `scale` None: the usual one."""

    group: Group
    subject: Subject
    scale: Scale | None = None
    hours_per_week: Decimal = Decimal(0)

    @property
    def usual_scale(self) -> Scale:
        """The scale of the subject; none in grade 1 and in subjects that nobody is marked in."""
        own = self.group.school_class
        unmarked = is_unmarked(subject=self.subject.name, grade=own.grade if own else 0)
        return Scale.NONE if unmarked else Scale(self.subject.scale)

    @property
    def term_kind(self) -> str:
        """The terms of the class; a stream goes by quarters."""
        own = self.group.school_class
        return own.term_kind if own else TermKind.QUARTER


@transaction.atomic
def open_courses(
    *, year: Year, courses: Sequence[NewCourse], by: trail.Actor, at: datetime
) -> list[Course]:
    """Open courses (register pages), in order."""
    refuse_closed(year)
    made = Course.objects.bulk_create(
        Course(
            school_id=year.school_id,
            year=year,
            group=c.group,
            subject=c.subject,
            scale=c.scale or c.usual_scale,
            term_kind=c.term_kind,
            hours_per_week=c.hours_per_week,
        )
        for c in courses
    )
    trail.record_all(
        [trail.Change("studies.course.opened", "course", c.pk, after=str(c)) for c in made],
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def set_hours(changes: Sequence[tuple[Course, Decimal]], *, by: trail.Actor, at: datetime) -> None:
    """Change how many hours a week courses have."""
    entries = []
    for course, hours in changes:
        entries.append(
            trail.Change("studies.hours.set", "course", course.pk, course.hours_per_week, hours)
        )
        course.hours_per_week = hours
    Course.objects.bulk_update([course for course, _hours in changes], ["hours_per_week"])
    trail.record_all(entries, by=by, at=at)


@transaction.atomic
def end_loads(loads: Sequence[Load], *, since: date, by: trail.Actor, at: datetime) -> None:
    """Employees no longer teach their courses from a day on."""
    trail.record_all(
        [
            trail.Change(
                "studies.load.ended",
                "course",
                x.course_id,
                after=since,
                person_id=x.teacher_id,
                person_kind=trail.EMPLOYEE,
            )
            for x in loads
        ],
        by=by,
        at=at,
    )
    end_before(Load, loads, since)


@transaction.atomic
def give_load(
    pairs: Sequence[tuple[Course, Employee]], *, since: date, by: trail.Actor, at: datetime
) -> list[Load]:
    """Let employees teach courses from a day on; what they already teach stays as it is."""
    years = {course.year_id for course, _teacher in pairs}
    refuse_closed(Year.objects.filter(pk__in=years, closed_at__isnull=False).first())
    held = set(
        Load.objects.filter(until=None, course__in={c.pk for c, _t in pairs}).values_list(
            "course_id", "teacher_id"
        )
    )
    made = Load.objects.bulk_create(
        Load(course=course, teacher=teacher, since=since)
        for course, teacher in dict.fromkeys(pairs)
        if (course.pk, teacher.pk) not in held
    )
    trail.record_all(
        [
            trail.Change(
                "studies.load.given",
                "course",
                x.course_id,
                after=since,
                person_id=x.teacher_id,
                person_kind=trail.EMPLOYEE,
            )
            for x in made
        ],
        by=by,
        at=at,
    )
    return made
