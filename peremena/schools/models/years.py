"""The school year, its terms and its days without lessons."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peremena.schools.models.school import Ordered, School
from peremena.schools.rules.dates import HolidayDates, WorkingDayDates


class Year(models.Model):
    """A school year of one school."""

    school = models.ForeignKey(School, models.PROTECT, related_name="years")
    since = models.DateField(_("первый день"))
    until = models.DateField(_("последний день"))
    closed_at = models.DateTimeField(null=True, help_text="from then on the year is only read")
    closed_by = models.CharField(max_length=200, blank=True)

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


class HolidayKind(models.TextChoices):
    """Why there are no lessons."""

    VACATION = "vacation", _("каникулы")
    PUBLIC = "public", _("праздник")
    FROST = "frost", _("актированные дни")
    QUARANTINE = "quarantine", _("карантин")
    OTHER = "other", _("другая причина")


class Holiday(Ordered):
    """Days without lessons, for all grades or for some."""

    year = models.ForeignKey(Year, models.PROTECT, related_name="holidays")
    name = models.CharField(_("название"), max_length=100)
    kind = models.CharField(
        _("вид"), max_length=12, choices=HolidayKind.choices, default=HolidayKind.VACATION
    )
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
            models.CheckConstraint(
                condition=Q(lowest_grade__lte=F("highest_grade")),
                name="schools_holiday_grades_in_order",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=HolidayKind.values), name="schools_holiday_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def dates(self) -> HolidayDates:
        """The same as a plain value."""
        return HolidayDates(
            self.name,
            self.since,
            self.until,
            self.lowest_grade,
            self.highest_grade,
            self.kind,
            self.order_number,
            self.order_day,
        )

    def covers(self, day: date, grade: int) -> bool:
        """True when the class of `grade` has no lessons on `day`."""
        return self.dates.covers(day, grade)


class WorkingDay(Ordered):
    """A day off on which some grades have the lessons of another weekday (1 = Monday)."""

    year = models.ForeignKey(Year, models.PROTECT, related_name="working_days")
    day = models.DateField(_("дата"))
    as_weekday = models.PositiveSmallIntegerField(_("по расписанию дня"))
    lowest_grade = models.PositiveSmallIntegerField(default=1)
    highest_grade = models.PositiveSmallIntegerField(default=11)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["year", "day"], name="schools_working_day_unique"),
            models.CheckConstraint(
                condition=Q(as_weekday__gte=1, as_weekday__lte=7),
                name="schools_working_day_known_weekday",
            ),
            models.CheckConstraint(
                condition=Q(lowest_grade__lte=F("highest_grade")),
                name="schools_working_day_grades_in_order",
            ),
        ]

    @property
    def dates(self) -> WorkingDayDates:
        """The same as a plain value."""
        return WorkingDayDates(
            self.day,
            self.as_weekday,
            self.lowest_grade,
            self.highest_grade,
            self.order_number,
            self.order_day,
        )
