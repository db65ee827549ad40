"""Who learns what, and who teaches it."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peremena.classes.models import Group
from peremena.people.models import Employee
from peremena.schools.models import School, TermKind, Year
from peremena.studies.models.dictionaries import Scale, Subject


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

    closed_on = models.DateField(
        _("закрыт с"), null=True, help_text="from that day on nobody learns it; the page stays"
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
