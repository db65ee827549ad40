"""The classes of a year come to their end, and go on after all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from peremena.classes.models import ClassTeacher, Enrolment
from peremena.schools.models import Year
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class Ended:
    """The ids of enrolments and class teachers that were open."""

    enrolments: tuple[int, ...]
    class_teachers: tuple[int, ...]


@transaction.atomic
def end_year(*, year: Year, since: date, by: trail.Actor, at: datetime) -> Ended:
    """From a day on nobody is in the classes of a year any more, and nobody leads them."""
    enrolments = Enrolment.objects.filter(group__year=year, until=None, since__lt=since)
    teachers = ClassTeacher.objects.filter(school_class__year=year, until=None, since__lt=since)
    ended = Ended(
        tuple(enrolments.order_by("pk").values_list("pk", flat=True)),
        tuple(teachers.order_by("pk").values_list("pk", flat=True)),
    )
    last = since - timedelta(days=1)
    enrolments.update(until=last)
    teachers.update(until=last)
    trail.record("classes.year.ended", "year", year.pk, after=ended, by=by, at=at)
    return ended


@transaction.atomic
def resume_year(*, year: Year, ended: Ended, by: trail.Actor, at: datetime) -> None:
    """What ended with the year goes on."""
    Enrolment.objects.filter(group__year=year, pk__in=ended.enrolments).update(until=None)
    ClassTeacher.objects.filter(school_class__year=year, pk__in=ended.class_teachers).update(
        until=None
    )
    trail.record("classes.year.resumed", "year", year.pk, before=ended, by=by, at=at)
