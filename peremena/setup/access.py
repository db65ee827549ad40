"""Who sets a school up, and who may look on."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from peremena.schools.access import Who, schools_visible_to
from peremena.schools.models import BellSchedule, Holiday, Role, School, Term, WorkingDay, Year

SETTERS = frozenset({Role.DEPUTY_HEAD, Role.ADMINISTRATOR})
READERS = SETTERS | {Role.HEAD}


def own_school(who: Who) -> School:
    """The school that the person sets up."""
    return get_object_or_404(schools_visible_to(who), pk=who.school_id)


def may_set_up(who: Who) -> bool:
    """May the person change what the pages show?"""
    return who.role in SETTERS


def bells_of(who: Who) -> QuerySet[BellSchedule]:
    """The bell schedules of the person's school."""
    return BellSchedule.objects.filter(school_id=who.school_id).select_related("school")


def years_of(who: Who) -> QuerySet[Year]:
    """The years of the person's school."""
    return Year.objects.filter(school_id=who.school_id)


def terms_of(who: Who) -> QuerySet[Term]:
    """The terms of all years of the person's school."""
    return Term.objects.filter(year__school_id=who.school_id).select_related("year__school")


def holidays_of(who: Who) -> QuerySet[Holiday]:
    """The days of rest of all years of the person's school."""
    return Holiday.objects.filter(year__school_id=who.school_id).select_related("year__school")


def working_days_of(who: Who) -> QuerySet[WorkingDay]:
    """The working days off of all years of the person's school."""
    return WorkingDay.objects.filter(year__school_id=who.school_id).select_related("year__school")
