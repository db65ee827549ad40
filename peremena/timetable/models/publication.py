"""A version of the timetable becomes lessons."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peremena.timetable.models.timetable import Timetable


class PublicationState(models.TextChoices):
    """How far a publication has come."""

    QUEUED = "queued", _("составляются уроки")
    DONE = "done", _("опубликовано")
    FAILED = "failed", _("не опубликовано")
    UNDONE = "undone", _("публикация отменена")


class Publication(models.Model):
    """Somebody let a draft hold from a day on; the worker makes and changes the lessons.

    `replaces`: the version of the same day that it took the place of. The figures count lessons.
    """

    timetable = models.ForeignKey(Timetable, models.PROTECT, related_name="publications")
    replaces = models.ForeignKey(Timetable, models.PROTECT, null=True, related_name="+")
    since = models.DateField(_("действует с"))
    state = models.CharField(
        max_length=10, choices=PublicationState.choices, default=PublicationState.QUEUED
    )
    failure = models.TextField(blank=True, help_text="why it did not succeed, for people")
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    asked_by_name = models.CharField(max_length=200)
    changed_at = models.DateTimeField(help_text="when the state was reached")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PublicationState.values),
                name="timetable_publication_known_state",
            ),
            models.UniqueConstraint(
                fields=["timetable"],
                condition=Q(state__in=["queued", "done"]),
                name="timetable_publication_once",
            ),
        ]
