"""Who calls parents' meetings and keeps their lists, and which of them concern a family."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from peremena.classes.access import classes_visible_to
from peremena.classes.models import Enrolment, GroupKind, SchoolClass
from peremena.kit.weeks import school_year_of
from peremena.office.models import Meeting
from peremena.schools.access import LEADERS, Who
from peremena.schools.models import Role

CALLERS = LEADERS | {Role.TEACHER}


def classes_called_by(who: Who) -> QuerySet[SchoolClass]:
    """The classes of the running year whose parents a person may call together."""
    if who.role not in CALLERS:
        return SchoolClass.objects.none()
    return classes_visible_to(who).filter(year__since__year=school_year_of(who.today))


def meetings_visible_to(who: Who) -> QuerySet[Meeting]:
    """The leaders all of the school; a class teacher those that concern the class that he leads."""
    of_school = Meeting.objects.filter(school_id=who.school_id)
    if who.role in LEADERS:
        return of_school
    if who.role != Role.TEACHER:
        return Meeting.objects.none()
    led = classes_visible_to(who).filter(year=OuterRef("year"))
    everybody = Q(school_class=None, grade=None) & Exists(led)
    return of_school.filter(
        Exists(led.filter(pk=OuterRef("school_class")))
        | Exists(led.filter(grade=OuterRef("grade")))
        | everybody
    )


def meetings_run_by(who: Who) -> QuerySet[Meeting]:
    """The meetings that a person may change, cancel and write minutes of: the leaders all of the
    school, a class teacher those of the class that he leads.
    """
    found = meetings_visible_to(who)
    return found if who.role in LEADERS else found.exclude(school_class=None)


def lists_of(who: Who, meeting: Meeting) -> QuerySet[SchoolClass]:
    """The classes on whose lists a person may note who came to a meeting."""
    classes = classes_visible_to(who).filter(year_id=meeting.year_id)
    if meeting.school_class_id:
        return classes.filter(pk=meeting.school_class_id)
    return classes.filter(grade=meeting.grade) if meeting.grade is not None else classes


def meetings_concerning(pupil_id: int) -> QuerySet[Meeting]:
    """The meetings to which the parents of a pupil were called, by his class on that day."""
    spell = Enrolment.objects.filter(
        Q(until=None) | Q(until__gte=OuterRef("day")),
        pupil_id=pupil_id,
        group__kind=GroupKind.WHOLE,
        group__year=OuterRef("year"),
        since__lte=OuterRef("day"),
    )
    return Meeting.objects.filter(
        Exists(spell.filter(group__school_class=OuterRef("school_class")))
        | Exists(spell.filter(group__school_class__grade=OuterRef("grade")))
        | Q(school_class=None, grade=None) & Exists(spell)
    )
