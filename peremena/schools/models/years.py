"""The school year, its terms and its days without lessons."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peremena.schools.models.school import School


class Year(models.Model):
    """A school year of one school."""

    school = models.ForeignKey(School, models.PROTECT, related_name="years")
    since = models.DateField(_("первый день"))
    until = models.DateField(_("последний день"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "since"], name="schools_year_unique"),
            models.CheckConstraint(condition=Q(since__lt=F("until")), name="schools_year_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.since.year}/{self.until.year % 100:02d}"


class TermKind(models.TextChoices):
    """How the year is cut for a class."""

    QUARTER = "quarter", _("четверти")
    TRIMESTER = "trimester", _("триместры")
    HALF_YEAR = "half_year", _("полугодия")
    MODULE = "module", _("модули")


TERM_NAMES = {
    TermKind.QUARTER: _("%s четверть"),
    TermKind.TRIMESTER: _("%s триместр"),
    TermKind.HALF_YEAR: _("%s полугодие"),
    TermKind.MODULE: _("%s модуль"),
}


class Term(models.Model):
    """A period of the year that ends with a period mark."""

    year = models.ForeignKey(Year, models.PROTECT, related_name="terms")
    kind = models.CharField(_("вид"), max_length=10, choices=TermKind.choices)
    number = models.PositiveSmallIntegerField(_("номер"))
    since = models.DateField(_("первый день"))
    until = models.DateField(_("последний день"))

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(fields=["year", "kind", "number"], name="schools_term_unique"),
            models.CheckConstraint(
                condition=Q(since__lte=F("until")), name="schools_term_in_order"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=TermKind.values), name="schools_term_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return str(TERM_NAMES[TermKind(self.kind)]) % self.number


class Holiday(models.Model):
    """Days without lessons, for all grades or for some."""

    year = models.ForeignKey(Year, models.PROTECT, related_name="holidays")
    name = models.CharField(_("название"), max_length=100)
    since = models.DateField(_("первый день"))
    until = models.DateField(_("последний день"))
    lowest_grade = models.PositiveSmallIntegerField(default=1)
    highest_grade = models.PositiveSmallIntegerField(default=11)

    class Meta:
        ordering = ["since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__lte=F("until")), name="schools_holiday_in_order"
            ),
        ]

    def covers(self, day: date, grade: int) -> bool:
        """True when the class of `grade` has no lessons on `day`.

        Grade 0 (a stream, or a class that has only a name) rests when all grades do.
        """
        grades = {grade} if grade else {1, 11}
        return self.since <= day <= self.until and all(
            self.lowest_grade <= g <= self.highest_grade for g in grades
        )
