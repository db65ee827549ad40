"""Whose diary may be opened."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from peremena.classes.access import led_by
from peremena.classes.models import GroupKind
from peremena.kit.validity import on_day
from peremena.people.access import family_of
from peremena.people.models import Pupil
from peremena.schools.access import FAMILY, LEADERS, Who
from peremena.schools.models import Role

READERS = FAMILY | LEADERS | {Role.TEACHER}


def pupils_visible_to(who: Who) -> QuerySet[Pupil]:
    """The family its own children, a class teacher the class that he leads today, the deputy head
    and the head their school. A subject teacher sees marks in his registers, not diaries.
    """
    if who.role in FAMILY:
        return family_of(who)
    if who.role in LEADERS:
        return Pupil.objects.filter(school_id=who.school_id)
    if who.role == Role.TEACHER:
        return Pupil.objects.filter(_in_a_class_led_by(who)).distinct()
    return Pupil.objects.none()


def _in_a_class_led_by(who: Who) -> Q:
    group = "enrolments__group__"
    return (
        Q(**{f"{group}kind": GroupKind.WHOLE, f"{group}school_class__school_id": who.school_id})
        & on_day(who.today, "enrolments__")
        & led_by(who, f"{group}school_class__")
    )
