"""Who may look into curriculum, load and thematic plans, and who may change them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from peremena.classes.models import Group, GroupKind, SchoolClass
from peremena.people.models import Employee
from peremena.schools.access import LEADERS, Who
from peremena.schools.models import Role, Year
from peremena.schools.queries.years import years_in_work
from peremena.studies.models import Course, Load, Plan, WorkProgramme

PLANNERS = frozenset({Role.TEACHER, Role.DEPUTY_HEAD})


def classes_planned_by(who: Who) -> QuerySet[SchoolClass]:
    """The classes of the year in work whose curriculum a person may see: leaders, all."""
    year = years_in_work(who.school_id, today=who.today)
    found = SchoolClass.objects.filter(year__in=year)
    return found if who.role in LEADERS else found.none()


def years_planned_by(who: Who) -> QuerySet[Year]:
    """The year in work of the leaders' school."""
    found = years_in_work(who.school_id, today=who.today)
    return found if who.role in LEADERS else found.none()


def courses_planned_by(who: Who) -> QuerySet[Course]:
    """The courses of the year in work of the leaders' school."""
    found = Course.objects.filter(year__in=years_in_work(who.school_id, today=who.today))
    return found if who.role in LEADERS else found.none()


def teachers_planned_by(who: Who) -> QuerySet[Employee]:
    """Who may be given a load: everybody who works at the leaders' school."""
    found = Employee.objects.filter(school_id=who.school_id)
    return found if who.role in LEADERS else found.none()


def may_plan(who: Who) -> bool:
    """May the person change curriculum, load and groups?"""
    return who.role == Role.DEPUTY_HEAD


def courses_kept_by(who: Who) -> QuerySet[Course]:
    """The courses whose plans a person keeps: the deputy head all of the school; a teacher
    those that he teaches today or will teach.
    """
    of_school = Course.objects.filter(school_id=who.school_id)
    if who.role == Role.DEPUTY_HEAD:
        return of_school
    if who.role != Role.TEACHER:
        return Course.objects.none()
    held = Load.objects.filter(
        Q(until=None) | Q(until__gte=who.today),
        course=OuterRef("pk"),
        teacher__user_id=who.user_id,
    )
    return of_school.filter(Exists(held))


def plans_kept_by(who: Who) -> QuerySet[Plan]:
    """The plans that a person may write, send, correct and give up."""
    return Plan.objects.filter(course__in=courses_kept_by(who))


def plans_copyable_by(who: Who) -> QuerySet[Plan]:
    """The plans that a person may begin with: colleagues share those of their school."""
    if who.role not in PLANNERS:
        return Plan.objects.none()
    return Plan.objects.filter(course__school_id=who.school_id)


def may_approve(who: Who) -> bool:
    """The deputy head and the head approve the plans of their school."""
    return who.role in LEADERS


def plans_approvable_by(who: Who) -> QuerySet[Plan]:
    """The plans that a person may approve or give back."""
    if not may_approve(who):
        return Plan.objects.none()
    return Plan.objects.filter(course__school_id=who.school_id)


def groups_planned_by(who: Who) -> QuerySet[Group]:
    """The subgroups and streams of the year in work of the leaders' school."""
    year = years_in_work(who.school_id, today=who.today)
    found = Group.objects.filter(year__in=year).exclude(kind=GroupKind.WHOLE)
    return found if who.role in LEADERS else found.none()


def programmes_visible_to(who: Who) -> QuerySet[WorkProgramme]:
    """The work programmes of the leaders' school, withdrawn ones too."""
    found = WorkProgramme.objects.filter(school_id=who.school_id)
    return found if who.role in LEADERS else found.none()


def public_programmes(school_id: int) -> QuerySet[WorkProgramme]:
    """The work programmes that everybody may read."""
    return WorkProgramme.objects.filter(school_id=school_id, withdrawn_at=None)
