"""How pupils come, move and leave."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peremena.classes.models import SchoolClass
from peremena.people.models import Pupil
from peremena.schools.models import Ordered, School


class MovementKind(models.TextChoices):
    """What happened to a pupil's place in the school."""

    ADMITTED = "admitted", _("зачисление")
    RETURNED = "returned", _("возвращение")
    TRANSFERRED = "transferred", _("перевод")
    DEPARTED = "departed", _("выбытие")


class Movement(Ordered):
    """A pupil was admitted, moved to another class, left or came back, from a day on.

    `from_school` and `to_school` are schools of this installation, `place` names any other one.
    `changed` keeps the enrolments that ended ([group, since]) and began (group): the way back.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="movements")
    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="movements")
    kind = models.CharField(_("движение"), max_length=12, choices=MovementKind.choices)
    day = models.DateField(_("с какого дня"))
    from_class = models.ForeignKey(SchoolClass, models.PROTECT, null=True, related_name="+")
    to_class = models.ForeignKey(SchoolClass, models.PROTECT, null=True, related_name="+")
    from_school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+")
    to_school = models.ForeignKey(School, models.PROTECT, null=True, related_name="sent")
    place = models.CharField(_("откуда или куда"), max_length=200, blank=True)
    reason = models.CharField(_("причина"), max_length=200, blank=True)
    changed = models.JSONField()

    class Meta:
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["school", "day"], name="roll_movement_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["pupil", "day"], name="roll_movement_one_a_day"),
            models.CheckConstraint(
                name="roll_movement_of_its_kind",
                condition=(
                    Q(
                        kind__in=[MovementKind.ADMITTED, MovementKind.RETURNED],
                        from_class__isnull=True,
                        to_class__isnull=False,
                    )
                    | Q(
                        kind=MovementKind.TRANSFERRED,
                        from_class__isnull=False,
                        to_class__isnull=False,
                    )
                    | Q(
                        kind=MovementKind.DEPARTED,
                        from_class__isnull=False,
                        to_class__isnull=True,
                    )
                ),
            ),
        ]
