"""Whose register page is it, and who may write on it."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from peremena.classes.access import led_by
from peremena.classes.models import SchoolClass
from peremena.schools.access import LEADERS, Who
from peremena.schools.models import Role, Term
from peremena.studies.models import Course, Load
from peremena.timetable.models import Lesson

READERS = LEADERS | {Role.TEACHER}
WRITERS = frozenset({Role.TEACHER, Role.DEPUTY_HEAD})


def courses_visible_to(who: Who) -> QuerySet[Course]:
    """The register pages that a person may open: leaders all of the school; a teacher those he
    teaches or taught this year, those where he gives a lesson, and all of the class that he leads.
    """
    of_school = Course.objects.filter(school_id=who.school_id)
    if who.role in LEADERS:
        return of_school
    if who.role != Role.TEACHER:
        return Course.objects.none()
    group = OuterRef("group_id")
    led = SchoolClass.objects.filter(Q(groups=group) | Q(groups__streams=group), led_by(who))
    return of_school.filter(
        Exists(Load.objects.filter(course=OuterRef("pk"), teacher__user_id=who.user_id))
        | Exists(Lesson.objects.filter(course=OuterRef("pk"), teacher__user_id=who.user_id))
        | Exists(led)
    )


def lessons_visible_to(who: Who) -> QuerySet[Lesson]:
    """The lessons of the register pages that a person may open."""
    return Lesson.objects.filter(course__in=courses_visible_to(who))


def writing_condition(who: Who, lesson: str) -> tuple[str, list[Any]]:
    """The SQL condition, with its parameters, under which a person may write into a lesson.

    The deputy head writes everywhere, a teacher into a lesson that he gives or whose course is his
    on that day. `lesson`: the name of the lesson in the statement.
    """
    if who.role == Role.DEPUTY_HEAD:
        return f"{lesson}.school_id = %s", [who.school_id]
    if who.role != Role.TEACHER:
        return "1 = 0", []
    return (
        f"""({lesson}.school_id = %s AND EXISTS (
            SELECT 1 FROM people_employee me
            LEFT JOIN studies_load o ON o.teacher_id = me.id AND o.course_id = {lesson}.course_id
                 AND {lesson}.day >= o.since AND (o.until IS NULL OR {lesson}.day <= o.until)
            WHERE me.user_id = %s AND (me.id = {lesson}.teacher_id OR o.id IS NOT NULL)))""",
        [who.school_id, who.user_id],
    )


def lessons_writable_by(who: Who) -> QuerySet[Lesson]:
    """The lessons into which a person may write."""
    sql, params = writing_condition(who, Lesson._meta.db_table)
    return Lesson.objects.filter(RawSQL(sql, params, BooleanField()))  # noqa: S611 - our own text


def terms_closable_by(who: Who) -> QuerySet[Term]:
    """The terms that a person may close and open again: the deputy head those of the school."""
    if who.role != Role.DEPUTY_HEAD:
        return Term.objects.none()
    return Term.objects.filter(year__school_id=who.school_id)
