"""The dated lessons of a class, a teacher, a room or a pupil."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from peremena.classes.models import Group
from peremena.studies.models import Load
from peremena.timetable.models import Lesson
from peremena.timetable.queries.choices import Choice, Kind


def lessons_of(choice: Choice) -> QuerySet[Lesson]:
    """All lessons, past and to come."""
    of_school = Lesson.objects.filter(school_id=choice.school_id)
    match choice.kind:
        case Kind.CLASS:
            return of_school.filter(course__group__in=_groups_of_class(choice.id))
        case Kind.TEACHER:
            return of_school.filter(given_by(teacher=choice.id))
        case Kind.ROOM:
            return of_school.filter(room_id=choice.id)
        case Kind.PUPIL:
            return lessons_taken_by(choice.id)


def _groups_of_class(class_id: int) -> QuerySet[Group]:
    """The class, its subgroups, and the streams that it takes part in."""
    return Group.objects.filter(Q(school_class=class_id) | Q(parts__school_class=class_id))


def given_by(**teacher: int) -> Q:
    """Lessons of the teacher; one without a named teacher is given by those of its course.

    `teacher`: who it is, as a filter says it: teacher=7 or teacher__user=3.
    """
    held = Load.objects.filter(
        Q(until=None) | Q(until__gte=OuterRef("day")),
        course=OuterRef("course_id"),
        since__lte=OuterRef("day"),
        **teacher,
    )
    return Q(**teacher) | Q(Exists(held), teacher=None)


def lessons_taken_by(pupil_id: int) -> QuerySet[Lesson]:
    """Lessons of the groups that the pupil was in on their day."""
    member = "course__group__enrolments__"
    return Lesson.objects.filter(
        Q(**{f"{member}until": None}) | Q(**{f"{member}until__gte": F("day")}),
        **{f"{member}pupil": pupil_id, f"{member}since__lte": F("day")},
    )


FIELDS = (
    "day",
    "number",
    "starts",
    "ends",
    "state",
    "course__subject__name",
    "course__group__school_class__grade",
    "course__group__school_class__letter",
    "course__group__name",
    "teacher__family_name",
    "teacher__given_name",
    "teacher__patronymic",
    "room__name",
    "pk",
)
ORDER = (
    "day",
    "number",
    F("course__group__school_class__grade").asc(nulls_last=True),
    "course__group__school_class__letter",
    "course__group__name",
    "pk",
)
