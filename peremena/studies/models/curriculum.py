"""The curriculum: what a class learns and how many hours a week."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peremena.classes.models import Group, SchoolClass
from peremena.studies.models.dictionaries import Subject


class CurriculumLine(models.Model):
    """A class learns a subject so many hours a week («строка учебного плана»)."""

    school_class = models.ForeignKey(SchoolClass, models.PROTECT, related_name="curriculum")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="curriculum_lines")
    hours = models.DecimalField(_("часов в неделю"), max_digits=4, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school_class", "subject"], name="studies_curriculum_line_unique"
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=0), name="studies_curriculum_line_has_hours"
            ),
        ]


class TermHours(models.Model):
    """In one term the hours of a line differ from those of the year; 0: not taught then."""

    line = models.ForeignKey(CurriculumLine, models.CASCADE, related_name="terms")
    term = models.PositiveSmallIntegerField(_("номер периода"))
    hours = models.DecimalField(_("часов в неделю"), max_digits=4, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "term"], name="studies_term_hours_unique"),
            models.CheckConstraint(condition=Q(hours__gte=0), name="studies_term_hours_sane"),
        ]


class LearnsApart(models.Model):
    """A group learns the subject of a line apart from the others, as many hours as they."""

    line = models.ForeignKey(CurriculumLine, models.CASCADE, related_name="apart")
    group = models.ForeignKey(Group, models.PROTECT, related_name="learns_apart")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "group"], name="studies_learns_apart_once")
        ]
