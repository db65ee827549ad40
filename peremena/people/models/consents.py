"""Decisions on personal data."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peremena.people.models.people import Guardian, Pupil


class Decision(models.TextChoices):
    """What a guardian has decided about personal data."""

    GIVEN = "given", _("согласие")
    REFUSED = "refused", _("отказ")


class Consent(models.Model):
    """A guardian's decision on the processing of a pupil's personal data, with its paper.

    `guardian` is empty when an adult pupil decides. The latest decision counts; a consent may be
    withdrawn on a day.
    """

    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="consents")
    guardian = models.ForeignKey(Guardian, models.PROTECT, null=True, related_name="consents")
    decision = models.CharField(_("решение"), max_length=8, choices=Decision.choices)
    day = models.DateField(_("дата"))
    document = models.CharField(_("документ"), max_length=80)
    number = models.CharField(_("номер"), max_length=40, blank=True)
    withdrawn_on = models.DateField(_("отозвано"), null=True)
    withdrawal = models.CharField(_("документ об отзыве"), max_length=120, blank=True)

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "guardian", "day"], name="people_consent_one_a_day"
            ),
            models.UniqueConstraint(
                fields=["pupil", "day"],
                condition=Q(guardian__isnull=True),
                name="people_consent_own_one_a_day",
            ),
            models.CheckConstraint(
                condition=Q(decision__in=Decision.values), name="people_consent_known_decision"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True)
                | Q(decision=Decision.GIVEN, withdrawn_on__gte=F("day")),
                name="people_consent_withdrawn_after",
            ),
        ]
