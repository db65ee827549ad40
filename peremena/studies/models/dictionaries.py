"""What a school chooses from: subjects, kinds of work, and its rules of marking."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peremena.schools.models import Archivable, School


class Scale(models.TextChoices):
    """How a course is marked; the meaning of each scale is in `journal.rules.scales`."""

    FIVE = "five", _("пятибалльная")
    TEN = "ten", _("десятибалльная")
    TWELVE = "twelve", _("двенадцатибалльная")
    HUNDRED = "hundred", _("стобалльная")
    PASS = "pass", _("зачёт / незачёт")
    NONE = "none", _("без отметок")


class Subject(Archivable):
    """A school subject as this school calls it."""

    school = models.ForeignKey(School, models.PROTECT, related_name="subjects")
    name = models.CharField(_("название"), max_length=160)
    short_name = models.CharField(_("краткое название"), max_length=40, blank=True)
    area = models.CharField(_("предметная область"), max_length=120, blank=True)
    scale = models.CharField(_("шкала"), max_length=10, choices=Scale.choices, default=Scale.FIVE)
    lowest_grade = models.PositiveSmallIntegerField(default=1)
    highest_grade = models.PositiveSmallIntegerField(default=11)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], name="studies_subject_unique_name"),
            models.CheckConstraint(
                condition=Q(scale__in=Scale.values), name="studies_subject_known_scale"
            ),
            models.CheckConstraint(
                condition=Q(lowest_grade__lte=F("highest_grade")),
                name="studies_subject_grades_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class WorkType(Archivable):
    """A kind of work with the weight of its marks in the average."""

    school = models.ForeignKey(School, models.PROTECT, related_name="work_types")
    name = models.CharField(_("вид работы"), max_length=80)
    short_name = models.CharField(_("сокращение"), max_length=8)
    weight = models.PositiveSmallIntegerField(_("вес"), default=1)
    is_control = models.BooleanField(_("контрольная"), default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "name"], name="studies_work_type_unique_name"
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=10), name="studies_work_type_sane_weight"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RuleSet(models.Model):
    """What a school has decided about marking, valid from a day until the next rule set."""

    school = models.ForeignKey(School, models.PROTECT, related_name="rule_sets")
    since = models.DateField(_("действует с"))
    rounding_threshold = models.DecimalField(
        _("порог округления"), max_digits=3, decimal_places=2, default=Decimal("0.5")
    )
    weighted = models.BooleanField(_("учитывать вес работ"), default=True)
    illness_code = models.BooleanField(_("отмечать болезнь отдельно"), default=False)

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(fields=["school", "since"], name="studies_rule_set_unique"),
            models.CheckConstraint(
                condition=Q(rounding_threshold__gt=0, rounding_threshold__lte=1),
                name="studies_rule_set_sane_threshold",
            ),
        ]
