"""Naming subjects, opening courses, giving load, and the school's rules of marking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from peremena.classes.models import Group
from peremena.kit.validity import end_before
from peremena.people.models import Employee
from peremena.schools.models import School, TermKind, Year
from peremena.studies.models import Course, Load, RuleSet, Scale, Subject, WorkType
from peremena.studies.rules.unmarked import is_unmarked
from peremena.trail import actions as trail


@transaction.atomic
def add_subjects(
    *, school: School, names: Sequence[str], by: trail.Actor, at: datetime
) -> dict[str, Subject]:
    """Add the subjects that are not there yet; returns all the named subjects by name."""
    known = {s.name: s for s in Subject.objects.filter(school=school)}
    new = Subject.objects.bulk_create(
        Subject(school=school, name=name) for name in dict.fromkeys(names) if name not in known
    )
    trail.record_all(
        [trail.Change("studies.subject.added", "subject", s.pk, after=s.name) for s in new],
        by=by,
        at=at,
    )
    known |= {s.name: s for s in new}
    return {name: known[name] for name in names}


@dataclass(frozen=True, slots=True)
class NewCourse:
    """A group begins to learn a subject; `scale` None: the usual one."""

    group: Group
    subject: Subject
    scale: Scale | None = None
    hours_per_week: Decimal = Decimal(0)

    @property
    def usual_scale(self) -> Scale:
        """Five points, or none in grade 1 and in subjects that nobody is marked in."""
        own = self.group.school_class
        unmarked = is_unmarked(subject=self.subject.name, grade=own.grade if own else 0)
        return Scale.NONE if unmarked else Scale.FIVE

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
                "studies.load.ended", "course", x.course_id, after=since, person_id=x.teacher_id
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
                "studies.load.given", "course", x.course_id, after=since, person_id=x.teacher_id
            )
            for x in made
        ],
        by=by,
        at=at,
    )
    return made


# Name, abbreviation on the page, weight, whether it is a control work.
USUAL_WORK_TYPES = (
    ("Ответ на уроке", "О", 3, False),
    ("Домашняя работа", "Д", 1, False),
    ("Самостоятельная работа", "С", 3, False),
    ("Проверочная работа", "П", 4, False),
    ("Контрольная работа", "К", 5, True),
    ("Практическая работа", "ПР", 3, False),
    ("Лабораторная работа", "Л", 3, False),
    ("Тест", "Т", 3, False),
    ("Диктант", "ДК", 5, True),
    ("Словарный диктант", "СД", 3, False),
    ("Сочинение", "СЧ", 5, True),
    ("Изложение", "И", 5, True),
    ("Наизусть", "Н", 3, False),
    ("Чтение", "Ч", 3, False),
    ("Проект", "ПТ", 4, False),
    ("Реферат", "Р", 3, False),
    ("Норматив", "НР", 3, False),
    ("Работа над ошибками", "Ш", 1, False),
)


@transaction.atomic
def set_usual_rules(*, school: School, since: date, by: trail.Actor, at: datetime) -> RuleSet:
    """Give a new school the usual work types and rules of marking."""
    WorkType.objects.bulk_create(
        WorkType(school=school, name=name, short_name=short, weight=weight, is_control=control)
        for name, short, weight, control in USUAL_WORK_TYPES
    )
    rules = RuleSet.objects.create(school=school, since=since)
    trail.record("studies.rules.set", "school", school.pk, after=since, by=by, at=at)
    return rules
