"""Whose timetable is it.

The timetable of a school hangs on its wall: everybody who works there may see every class, teacher
and room. A family sees its own children's.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet

from peremena.classes.models import SchoolClass
from peremena.kit.validity import on_day
from peremena.kit.weeks import school_year_of
from peremena.people.access import family_of
from peremena.people.models import Employee, Pupil
from peremena.schools.access import FAMILY, LEADERS, STAFF, Who
from peremena.schools.models import Role, Room
from peremena.studies.models import Course, Load
from peremena.timetable.models import (
    Feed,
    Lesson,
    LessonState,
    Publication,
    TeacherAbsence,
    Timetable,
)

READERS = STAFF | FAMILY
PLANNERS = frozenset({Role.DEPUTY_HEAD, Role.ADMINISTRATOR})


def classes_shown_to(who: Who) -> QuerySet[SchoolClass]:
    """The classes of the running year whose timetables a person may see."""
    if who.role not in STAFF:
        return SchoolClass.objects.none()
    year = school_year_of(who.today)
    return SchoolClass.objects.filter(school_id=who.school_id, year__since__year=year)


def teachers_shown_to(who: Who) -> QuerySet[Employee]:
    """The teachers whose timetables a person may see."""
    if who.role not in STAFF:
        return Employee.objects.none()
    return Employee.objects.filter(school_id=who.school_id)


def rooms_shown_to(who: Who) -> QuerySet[Room]:
    """The rooms whose timetables a person may see."""
    if who.role not in STAFF:
        return Room.objects.none()
    return Room.objects.filter(school_id=who.school_id, archived_on=None)


def pupils_shown_to(who: Who) -> QuerySet[Pupil]:
    """The pupils whose timetables a person may see."""
    return family_of(who)


def versions_visible_to(who: Who) -> QuerySet[Timetable]:
    """The versions of the timetable that a person may open and plan."""
    if who.role not in PLANNERS:
        return Timetable.objects.none()
    return Timetable.objects.filter(school_id=who.school_id).select_related("year")


def publications_visible_to(who: Who) -> QuerySet[Publication]:
    """The publications of those versions."""
    return Publication.objects.filter(timetable__in=versions_visible_to(who))


CHANGE_READERS = LEADERS | {Role.SECRETARY}


def school_lessons_of(who: Who) -> QuerySet[Lesson]:
    """The lessons whose changes a person may see: leaders and the secretary all of the school."""
    if who.role not in CHANGE_READERS:
        return Lesson.objects.none()
    return Lesson.objects.filter(school_id=who.school_id)


def may_change(who: Who) -> bool:
    """Substitutions and moves are the deputy head's; the others read."""
    return who.role == Role.DEPUTY_HEAD


def lessons_changeable_by(who: Who) -> QuerySet[Lesson]:
    """The lessons that a person may give to somebody else, cancel or move."""
    return school_lessons_of(who) if may_change(who) else Lesson.objects.none()


def absences_of_teachers(who: Who) -> QuerySet[TeacherAbsence]:
    """The absences of teachers that a person may change."""
    if not may_change(who):
        return TeacherAbsence.objects.none()
    return TeacherAbsence.objects.filter(school_id=who.school_id, withdrawn_at=None)


def may_see_health(who: Who) -> bool:
    """That a teacher is ill is known to those who sign the order; others read «по уважительной
    причине».
    """
    return who.role in LEADERS


def teachers_to_choose(who: Who) -> QuerySet[Employee]:
    """The employees of the school who have lessons to give this year."""
    if not may_change(who):
        return Employee.objects.none()
    load = Load.objects.filter(on_day(who.today), teacher=OuterRef("pk"))
    return Employee.objects.filter(Exists(load), school_id=who.school_id).order_by(
        "family_name", "given_name", "pk"
    )


def swappable_with(who: Who, lesson: Lesson) -> QuerySet[Lesson]:
    """The lessons of the same class within two weeks that a lesson may change places with."""
    near = (max(lesson.day, who.today), lesson.day + timedelta(weeks=2))
    own = lesson.course.group
    same = (
        {"course__group__school_class": own.school_class_id}
        if own.school_class_id
        else {"course__group": own.pk}
    )
    return (
        lessons_changeable_by(who)
        .filter(day__range=near, state=LessonState.PLANNED, **same)
        .exclude(pk=lesson.pk)
        .exclude(course=lesson.course_id)
        .select_related("course__subject")
        .order_by("day", "number", "pk")
    )


def feeds_of(who: Who) -> QuerySet[Feed]:
    """The links for calendar programs that a person has made."""
    return Feed.objects.filter(user_id=who.user_id)


WORK_READERS = LEADERS | {Role.TEACHER, Role.SECRETARY}
WORK_PLANNERS = frozenset({Role.DEPUTY_HEAD, Role.TEACHER})


def courses_with_works_of(who: Who) -> QuerySet[Course]:
    """The courses for which a person may plan control works: the deputy head's all, a teacher's
    own.
    """
    of_school = Course.objects.filter(school_id=who.school_id)
    if who.role == Role.DEPUTY_HEAD:
        return of_school
    if who.role != Role.TEACHER:
        return Course.objects.none()
    load = Load.objects.filter(
        on_day(who.today), course=OuterRef("pk"), teacher__user_id=who.user_id
    )
    return of_school.filter(Exists(load))


def may_exceed_limits(who: Who) -> bool:
    """The deputy head may allow a work over the limits, with a reason."""
    return who.role == Role.DEPUTY_HEAD
