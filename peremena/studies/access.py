"""Who may look into the curriculum and the load, and who may change them."""

from __future__ import annotations

from django.db.models import QuerySet

from peremena.classes.models import SchoolClass
from peremena.kit.weeks import school_year_of
from peremena.people.models import Employee
from peremena.schools.access import LEADERS, Who
from peremena.schools.models import Role, Year
from peremena.studies.models import Course


def classes_planned_by(who: Who) -> QuerySet[SchoolClass]:
    """The classes of the running year whose curriculum a person may see: leaders, all."""
    year = school_year_of(who.today)
    found = SchoolClass.objects.filter(school_id=who.school_id, year__since__year=year)
    return found if who.role in LEADERS else found.none()


def years_planned_by(who: Who) -> QuerySet[Year]:
    """The running year of the leaders' school."""
    found = Year.objects.filter(school_id=who.school_id, since__year=school_year_of(who.today))
    return found if who.role in LEADERS else found.none()


def courses_planned_by(who: Who) -> QuerySet[Course]:
    """The courses of the running year of the leaders' school."""
    found = Course.objects.filter(
        school_id=who.school_id, year__since__year=school_year_of(who.today)
    )
    return found if who.role in LEADERS else found.none()


def teachers_planned_by(who: Who) -> QuerySet[Employee]:
    """Who may be given a load: everybody who works at the leaders' school."""
    found = Employee.objects.filter(school_id=who.school_id)
    return found if who.role in LEADERS else found.none()


def may_plan(who: Who) -> bool:
    """May the person change curriculum, load and groups?"""
    return who.role == Role.DEPUTY_HEAD
