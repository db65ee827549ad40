"""Whose timetable is it.

The timetable of a school hangs on its wall: everybody who works there may see every class, teacher
and room. A family sees its own children's.
"""

from __future__ import annotations

from django.db.models import QuerySet

from peremena.classes.models import SchoolClass
from peremena.kit.weeks import school_year_of
from peremena.people.access import family_of
from peremena.people.models import Employee, Pupil
from peremena.schools.access import FAMILY, STAFF, Who
from peremena.schools.models import Role, Room
from peremena.timetable.models import Publication, Timetable

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
    return Room.objects.filter(school_id=who.school_id)


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
