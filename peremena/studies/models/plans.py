"""Thematic plans (КТП): what is taught at which lesson of a course, approved by an order."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peremena.schools.models import Ordered
from peremena.studies.models.courses import Course
from peremena.studies.models.dictionaries import WorkType


class LessonType(models.TextChoices):
    """What kind of lesson it is."""

    NEW = "new", _("изучение нового")
    PRACTICE = "practice", _("закрепление")
    REVIEW = "review", _("повторение")
    CONTROL = "control", _("контроль знаний")
    LABORATORY = "laboratory", _("лабораторная работа")
    EXCURSION = "excursion", _("экскурсия")
    PROJECT = "project", _("проект")


class PlanState(models.TextChoices):
    """How far a version of a plan has come."""

    DRAFT = "draft", _("черновик")
    SENT = "sent", _("на утверждении")
    APPROVED = "approved", _("утверждён")


class Plan(Ordered):
    """A version of the thematic plan of a course.

    The latest approved version is in force. `revision` counts the savings, so that two writers do
    not overwrite each other; `remark` is why the deputy head gave it back.
    """

    course = models.ForeignKey(Course, models.PROTECT, related_name="plans")
    version = models.PositiveSmallIntegerField(_("версия"))
    state = models.CharField(max_length=8, choices=PlanState.choices, default=PlanState.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    author_name = models.CharField(_("составил"), max_length=200)
    changed_at = models.DateTimeField()
    remark = models.CharField(_("замечание"), max_length=500, blank=True)
    protocol_number = models.CharField(_("протокол №"), max_length=40, blank=True)
    protocol_day = models.DateField(_("дата протокола"), null=True)
    approved_by = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "version"], name="studies_plan_unique"),
            models.UniqueConstraint(
                fields=["course"],
                condition=~Q(state=PlanState.APPROVED),
                name="studies_plan_one_open_version",
            ),
            models.CheckConstraint(
                condition=Q(state__in=PlanState.values), name="studies_plan_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state=PlanState.APPROVED) | Q(approved_at__isnull=False),
                name="studies_plan_approved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course}, {_('версия')} {self.version}"


class Theme(models.Model):
    """A row of a plan: a topic and how many lessons it takes, in the order of `place`."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="themes", db_index=False)
    place = models.PositiveSmallIntegerField()
    section = models.CharField(_("раздел"), max_length=300, blank=True)
    topic = models.CharField(_("тема урока"), max_length=500)
    hours = models.PositiveSmallIntegerField(_("часов"), default=1)
    lesson_type = models.CharField(
        _("тип урока"), max_length=12, choices=LessonType.choices, blank=True
    )
    work_type = models.ForeignKey(WorkType, models.PROTECT, null=True, related_name="themes")
    homework = models.CharField(_("домашнее задание"), max_length=2000, blank=True)
    links = models.CharField(_("ссылки"), max_length=1000, blank=True, help_text="by spaces")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "place"], name="studies_theme_unique"),
            models.CheckConstraint(condition=~Q(topic=""), name="studies_theme_has_topic"),
            models.CheckConstraint(
                condition=Q(hours__gte=1, hours__lte=99), name="studies_theme_sane_hours"
            ),
            models.CheckConstraint(
                condition=Q(lesson_type__in=["", *LessonType.values]),
                name="studies_theme_known_type",
            ),
        ]


class Correction(models.Model):
    """An approved plan was fitted to the lessons that are left; the latest one standing holds."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="corrections")
    reason = models.CharField(_("основание"), max_length=300)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at", "id"]


class CorrectedTheme(models.Model):
    """How many lessons a theme takes after a correction; `joined`: taught with the one before."""

    correction = models.ForeignKey(Correction, models.CASCADE, related_name="themes")
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="corrections")
    hours = models.PositiveSmallIntegerField()
    joined = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["correction", "theme"], name="studies_corrected_theme_unique"
            ),
            models.CheckConstraint(
                condition=Q(joined=False) | Q(hours=0), name="studies_joined_takes_no_lesson"
            ),
        ]
