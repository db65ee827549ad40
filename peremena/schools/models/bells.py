"""When lessons begin and end."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peremena.schools.models.school import School


class BellSchedule(models.Model):
    """Named times of lessons; `shift` 1 or 2."""

    school = models.ForeignKey(School, models.PROTECT, related_name="bell_schedules")
    name = models.CharField(_("название"), max_length=60)
    shift = models.PositiveSmallIntegerField(_("смена"), default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], name="schools_bells_unique_name")
        ]


class Bell(models.Model):
    """The beginning and the end of one lesson number, in school time."""

    schedule = models.ForeignKey(BellSchedule, models.CASCADE, related_name="bells")
    number = models.PositiveSmallIntegerField(_("номер урока"))
    starts = models.TimeField(_("начало"))
    ends = models.TimeField(_("конец"))

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["schedule", "number"], name="schools_bell_unique"),
            models.CheckConstraint(condition=Q(starts__lt=F("ends")), name="schools_bell_in_order"),
        ]
