"""The teachers of a school on a day, as the choice of a substitute needs them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from peremena.classes.models import ClassTeacher, Group
from peremena.kit.validity import on_day
from peremena.people.models import Employee
from peremena.studies.models import Load
from peremena.timetable.models import Lesson, LessonState, Substitution, TeacherAbsence
from peremena.timetable.queries.giving import givers
from peremena.timetable.queries.records import written
from peremena.timetable.rules.candidates import Colleague, Need
from peremena.timetable.rules.hours import Away, Hour


@dataclass(frozen=True, slots=True)
class SchoolDay:
    """The lessons of a school on a day, who gives them, and who is away."""

    day: date
    lessons: tuple[Lesson, ...]
    givers: Mapping[int, Employee]
    absences: tuple[TeacherAbsence, ...]
    classes: Mapping[int, frozenset[int]] = field(default_factory=dict)
    recorded: frozenset[int] = frozenset()

    def is_away(self, employee_id: int, number: int) -> TeacherAbsence | None:
        """The absence of a teacher that covers a lesson number of the day."""
        return next(
            (
                a
                for a in self.absences
                if a.employee_id == employee_id
                and Away(a.since, a.first, a.until, a.last).covers(self.day, number)
            ),
            None,
        )

    def uncovered(self) -> list[Lesson]:
        """The lessons whose teacher is away and which nobody gives for him. What is recorded in
        the register was given.
        """
        return [
            x
            for x in self.lessons
            if x.state == LessonState.PLANNED
            and x.pk in self.givers
            and x.pk not in self.recorded
            and self.is_away(self.givers[x.pk].pk, x.number)
        ]

    def need(self, lesson: Lesson) -> Need:
        """The lesson as the rule of candidates sees it."""
        return Need(
            lesson.pk,
            hour_of(lesson),
            lesson.course.subject_id,
            self.classes.get(lesson.course.group_id, frozenset()),
        )


def hour_of(lesson: Lesson) -> Hour:
    """When the lesson is."""
    return Hour(lesson.number, lesson.starts, lesson.ends)


def school_day(*, school_id: int, day: date) -> SchoolDay:
    """The day of a school; four statements."""
    lessons = tuple(
        Lesson.objects.filter(school_id=school_id, day=day)
        .select_related("course__subject", "course__group__school_class", "teacher", "room")
        .annotate(recorded=ExpressionWrapper(written(), BooleanField()))
        .order_by("number", "course__group__school_class__grade", "pk")
    )
    absences = tuple(
        TeacherAbsence.objects.filter(
            school_id=school_id, withdrawn_at=None, since__lte=day, until__gte=day
        )
        .select_related("employee")
        .order_by("employee__family_name", "pk")
    )
    groups = {x.course.group_id: x.course.group.school_class_id for x in lessons}
    recorded = frozenset(x.pk for x in lessons if x.recorded)
    return SchoolDay(day, lessons, givers(lessons), absences, _classes(groups), recorded)


def _classes(groups: Mapping[int, int | None]) -> dict[int, frozenset[int]]:
    """The classes of each group; a stream takes part with several."""
    streams = [pk for pk, school_class in groups.items() if school_class is None]
    parts: dict[int, set[int]] = defaultdict(set)
    for group_id, class_id in Group.objects.filter(pk__in=streams).values_list(
        "pk", "parts__school_class"
    ):
        if class_id:
            parts[group_id].add(class_id)
    return {
        pk: frozenset({school_class} if school_class else parts[pk])
        for pk, school_class in groups.items()
    }


def colleagues(of_day: SchoolDay, *, school_id: int) -> list[Colleague]:
    """Everybody who has lessons to give that year, present or not; three statements."""
    day = of_day.day
    loads = Load.objects.filter(on_day(day), course__school_id=school_id)
    staff: dict[int, Employee] = {}
    subjects: dict[int, set[int]] = defaultdict(set)
    classes: dict[int, set[int]] = defaultdict(set)
    for load in loads.select_related("teacher", "course__group").order_by("teacher_id", "pk"):
        staff[load.teacher_id] = load.teacher
        subjects[load.teacher_id].add(load.course.subject_id)
        if class_id := load.course.group.school_class_id:
            classes[load.teacher_id].add(class_id)
    leads: dict[int, set[int]] = defaultdict(set)
    for employee_id, class_id in ClassTeacher.objects.filter(
        on_day(day), employee__in=staff
    ).values_list("employee_id", "school_class_id"):
        leads[employee_id].add(class_id)
    month = _given_for_others(staff, day)
    hours = _hours(of_day)
    numbers = {x.number for x in of_day.lessons}
    return [
        Colleague(
            id=pk,
            name=person.short_name,
            subjects=frozenset(subjects[pk]),
            classes=frozenset(classes[pk]),
            leads=frozenset(leads[pk]),
            hours=tuple(hours[pk]),
            away=frozenset(n for n in numbers if of_day.is_away(pk, n)),
            month=month.get(pk, 0),
        )
        for pk, person in staff.items()
    ]


def _hours(of_day: SchoolDay) -> dict[int, list[Hour]]:
    found: dict[int, list[Hour]] = defaultdict(list)
    for x in of_day.lessons:
        if x.state == LessonState.PLANNED and x.pk in of_day.givers:
            found[of_day.givers[x.pk].pk].append(hour_of(x))
    return found


def _given_for_others(staff: Iterable[int], day: date) -> dict[int, int]:
    """How many lessons each has given for others in the month of a day."""
    in_month = Q(lesson__day__year=day.year, lesson__day__month=day.month)
    rows: Sequence[tuple[int | None, int]] = list(
        Substitution.objects.filter(in_month, undone_at=None, teacher__in=list(staff))
        .values_list("teacher")
        .annotate(n=Count("pk"))
    )
    return {teacher: n for teacher, n in rows if teacher}
