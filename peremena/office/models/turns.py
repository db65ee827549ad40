"""The turn of the year: one school year ends, the next one begins."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peremena.schools.models import Ordered, School, Year


class TurnState(models.TextChoices):
    """How far a turn has come."""

    DRAFT = "draft", _("готовится")
    QUEUED = "queued", _("выполняется")
    FAILED = "failed", _("не выполнен")
    APPLIED = "applied", _("выполнен")
    UNDONE = "undone", _("отменён")


class YearTurn(Ordered):
    """How the classes of `year` go on, and what the worker did, so that it can be taken back.

    `choices` and `done` are JSON of `rules.turning.Choices` and `rules.turning.Done`.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="year_turns")
    year = models.ForeignKey(Year, models.PROTECT, related_name="turns")
    next_year = models.ForeignKey(Year, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=TurnState.choices, default=TurnState.DRAFT)
    choices = models.TextField()
    done = models.TextField(blank=True)
    failure = models.TextField(blank=True, help_text="why it was not applied, for people")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_by_name = models.CharField(max_length=200)
    changed_at = models.DateTimeField(help_text="when the state was reached")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=TurnState.values), name="office_turn_known_state"
            ),
            models.UniqueConstraint(
                fields=["year"],
                condition=~Q(state=TurnState.UNDONE),
                name="office_turn_once",
            ),
        ]
