"""Whose register page is it, and who may write on it."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Model, QuerySet
from django.db.models.expressions import RawSQL

from peremena.classes.models import Group, SchoolClass
from peremena.schools.access import LEADERS, Who
from peremena.schools.models import Role, Term
from peremena.studies.models import Course, Subject
from peremena.timetable.models import Lesson

READERS = LEADERS | {Role.TEACHER}
WRITERS = frozenset({Role.TEACHER, Role.DEPUTY_HEAD})


def courses_visible_to(who: Who) -> QuerySet[Course]:
    """The register pages that a person may open: leaders all of the school; a teacher those he
    teaches or ever taught, those where he gives a lesson, and all of the class that he leads.
    """
    of_school = Course.objects.filter(school_id=who.school_id)
    if who.role in LEADERS:
        return of_school
    if who.role != Role.TEACHER:
        return Course.objects.none()
    return of_school.filter(RawSQL(_TAUGHT_OR_LED, _me(who), BooleanField()))  # noqa: S611 - our own text


def find_course(who: Who, course_id: int) -> Course | None:
    """The register page with its subject and group, if it is visible to the person.

    The same rule as `courses_visible_to`, by hand, for the page that is opened most of all.
    """
    condition, params = ("", []) if who.role in LEADERS else (f"AND {_TAUGHT_OR_LED}", _me(who))
    found = Course.objects.raw(
        f"""
        SELECT studies_course.*, s.name AS subject_name,
               g.name AS group_name, g.school_class_id AS class_id, k.grade, k.letter
        FROM studies_course
        JOIN studies_subject s ON s.id = studies_course.subject_id
        JOIN classes_group g ON g.id = studies_course.group_id
        LEFT JOIN classes_schoolclass k ON k.id = g.school_class_id
        WHERE studies_course.id = %s AND studies_course.school_id = %s {condition}
        """,
        [course_id, who.school_id, *params],
    )
    course: Any = next(iter(found), None)
    if course:
        course.subject = _partly(Subject, id=course.subject_id, name=course.subject_name)
        course.group = _partly(
            Group, id=course.group_id, name=course.group_name, school_class_id=course.class_id
        )
        course.group.school_class = course.class_id and _partly(
            SchoolClass, id=course.class_id, grade=course.grade, letter=course.letter
        )
    return course


def _partly(model: type[Model], **values: Any) -> Any:
    """A row of which only some fields are known; another field would be asked for when needed."""
    names = [f.attname for f in model._meta.concrete_fields if f.attname in values]
    return model.from_db(None, names, [values[name] for name in names])


def _me(who: Who) -> list[Any]:
    return [who.user_id, who.school_id, who.today, who.today]


# By hand, since every page and key press passes here and the ORM spends 2 ms on building it.
_TAUGHT_OR_LED = """EXISTS (
    SELECT 1 FROM people_employee me WHERE me.user_id = %s AND me.school_id = %s AND (
        EXISTS (SELECT 1 FROM studies_load o
                WHERE o.course_id = studies_course.id AND o.teacher_id = me.id)
        OR EXISTS (SELECT 1 FROM timetable_lesson l
                   WHERE l.course_id = studies_course.id AND l.teacher_id = me.id)
        OR EXISTS (SELECT 1 FROM classes_classteacher t JOIN classes_group g
                   ON g.school_class_id = t.school_class_id
                   LEFT JOIN classes_group_parts p ON p.to_group_id = g.id
                   WHERE t.employee_id = me.id AND t.since <= %s
                   AND (t.until IS NULL OR t.until >= %s)
                   AND studies_course.group_id IN (g.id, p.from_group_id))))"""


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
