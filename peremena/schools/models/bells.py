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


class BellUse(models.Model):
    """When a schedule rings: on a date, on a weekday (1 = Monday), or usually (neither is said).

    For one shift there is one schedule of each; a date goes before a weekday, a weekday before
    what is usual. School and shift repeat the schedule's, so that the database can see to that.
    """

    schedule = models.ForeignKey(BellSchedule, models.CASCADE, related_name="uses")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    shift = models.PositiveSmallIntegerField(_("смена"))
    weekday = models.PositiveSmallIntegerField(_("день недели"), null=True)
    day = models.DateField(_("дата"), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__isnull=True) | Q(day__isnull=True),
                name="schools_bell_use_of_one_kind",
            ),
            models.CheckConstraint(
                condition=Q(weekday__isnull=True) | Q(weekday__gte=1, weekday__lte=7),
                name="schools_bell_use_known_weekday",
            ),
            models.UniqueConstraint(
                fields=["school", "shift"],
                condition=Q(weekday__isnull=True, day__isnull=True),
                name="schools_bell_use_one_usual",
            ),
            models.UniqueConstraint(
                fields=["school", "shift", "weekday"],
                condition=Q(weekday__isnull=False),
                name="schools_bell_use_one_a_weekday",
            ),
            models.UniqueConstraint(
                fields=["school", "shift", "day"],
                condition=Q(day__isnull=False),
                name="schools_bell_use_one_a_day",
            ),
        ]
