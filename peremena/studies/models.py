"""What is taught: subjects, courses, who teaches them, and the school's rules of marking."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peremena.classes.models import Group
from peremena.people.models import Employee
from peremena.schools.models import School, TermKind, Year


class Scale(models.TextChoices):
    """How a course is marked; the meaning of each scale is in `journal.rules.scales`."""

    FIVE = "five", _("пятибалльная")
    TEN = "ten", _("десятибалльная")
    TWELVE = "twelve", _("двенадцатибалльная")
    HUNDRED = "hundred", _("стобалльная")
    PASS = "pass", _("зачёт / незачёт")
    NONE = "none", _("без отметок")


class Subject(models.Model):
    """A school subject as this school calls it."""

    school = models.ForeignKey(School, models.PROTECT, related_name="subjects")
    name = models.CharField(_("название"), max_length=160)
    short_name = models.CharField(_("краткое название"), max_length=40, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], name="studies_subject_unique_name")
        ]

    def __str__(self) -> str:
        return self.name


class Course(models.Model):
    """A group learns a subject for a year: one register page («предметная страница»)."""

    school = models.ForeignKey(School, models.PROTECT, related_name="courses")
    year = models.ForeignKey(Year, models.PROTECT, related_name="courses")
    group = models.ForeignKey(Group, models.PROTECT, related_name="courses")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="courses")
    scale = models.CharField(_("шкала"), max_length=10, choices=Scale.choices, default=Scale.FIVE)
    term_kind = models.CharField(
        _("учебные периоды"),
        max_length=10,
        choices=TermKind.choices,
        default=TermKind.QUARTER,
        help_text="usually as the class; a subject of one hour a week may differ",
    )
    hours_per_week = models.DecimalField(
        _("часов в неделю"), max_digits=4, decimal_places=2, default=Decimal(0)
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "subject"], name="studies_course_unique"),
            models.CheckConstraint(
                condition=Q(scale__in=Scale.values), name="studies_course_known_scale"
            ),
            models.CheckConstraint(
                condition=Q(term_kind__in=TermKind.values), name="studies_course_known_terms"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} · {self.group}"


class Load(models.Model):
    """An employee teaches a course from a day until a day (empty: until further notice)."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="loads")
    teacher = models.ForeignKey(Employee, models.PROTECT, related_name="loads")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course", "teacher"],
                condition=Q(until__isnull=True),
                name="studies_load_once",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__lte=F("until")),
                name="studies_load_in_order",
            ),
        ]


class WorkType(models.Model):
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
