"""Whose class is it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from peremena.classes.models import SchoolClass
from peremena.kit.validity import on_day
from peremena.people.models import Employee
from peremena.schools.access import Who
from peremena.schools.models import Role, Year
from peremena.schools.queries.years import years_in_work

CLASS_KEEPERS = frozenset({Role.DEPUTY_HEAD, Role.SECRETARY, Role.ADMINISTRATOR})


def classes_visible_to(who: Who) -> QuerySet[SchoolClass]:
    """The classes whose lists a person may see: leaders, secretary and administrator all of the
    school, a teacher those he leads.
    """
    of_school = SchoolClass.objects.filter(school_id=who.school_id)
    if who.role in (Role.DEPUTY_HEAD, Role.HEAD, Role.SECRETARY, Role.ADMINISTRATOR):
        return of_school
    if who.role == Role.TEACHER:
        return of_school.filter(led_by(who)).distinct()
    return SchoolClass.objects.none()


def led_by(who: Who, prefix: str = "") -> Q:
    """Classes that the person leads today; `prefix` leads to the class."""
    teachers = f"{prefix}class_teachers__"
    return Q(**{f"{teachers}employee__user_id": who.user_id}) & on_day(who.today, teachers)


def years_kept_by(who: Who) -> QuerySet[Year]:
    """The year in work of the school, for those who may open classes in it."""
    found = years_in_work(who.school_id, today=who.today)
    return found if who.role in CLASS_KEEPERS else found.none()


def teachers_to_lead(who: Who) -> QuerySet[Employee]:
    """Whom a new class may be entrusted to: everybody who works at the school."""
    found = Employee.objects.filter(school_id=who.school_id).order_by("family_name", "given_name")
    return found if who.role in CLASS_KEEPERS else found.none()
