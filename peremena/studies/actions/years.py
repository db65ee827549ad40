"""The loads of a year come to their end, and go on after all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from peremena.schools.models import Year
from peremena.studies.models import Load
from peremena.trail import actions as trail


@transaction.atomic
def end_year_loads(*, year: Year, since: date, by: trail.Actor, at: datetime) -> tuple[int, ...]:
    """From a day on nobody teaches the courses of a year; the ids of the loads that were open."""
    loads = Load.objects.filter(course__year=year, until=None, since__lt=since)
    ended = tuple(loads.order_by("pk").values_list("pk", flat=True))
    loads.update(until=since - timedelta(days=1))
    trail.record("studies.year.ended", "year", year.pk, after=ended, by=by, at=at)
    return ended


@transaction.atomic
def resume_year_loads(*, year: Year, ended: Sequence[int], by: trail.Actor, at: datetime) -> None:
    """The loads that ended with the year go on."""
    Load.objects.filter(course__year=year, pk__in=ended).update(until=None)
    trail.record("studies.year.resumed", "year", year.pk, before=ended, by=by, at=at)
