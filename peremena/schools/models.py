"""Regions, districts, schools, their years, and who holds which office."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Ordered(models.Model):
    """What rests on an order («приказ») of the head: its number and day, where there is one."""

    order_number = models.CharField(_("приказ №"), max_length=40, blank=True)
    order_day = models.DateField(_("дата приказа"), null=True)

    class Meta:
        abstract = True


class Region(models.Model):
    """A region of the Federation: the widest scope of an office."""

    name = models.CharField(_("название"), max_length=200, unique=True)

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """A municipal district or city of a region."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="districts")
    name = models.CharField(_("название"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "name"], name="schools_district_unique_name")
        ]

    def __str__(self) -> str:
        return self.name


class Mode(models.TextChoices):
    """How far a school has come with the electronic register."""

    TEST = "test", _("тестовый режим")
    PILOT = "pilot", _("опытный режим")
    PRODUCTION = "production", _("рабочий режим")


class School(models.Model):
    """A school: the owner of its people, registers and clock."""

    district = models.ForeignKey(District, models.PROTECT, related_name="schools")
    name = models.CharField(_("полное название"), max_length=300)
    short_name = models.CharField(_("краткое название"), max_length=60)
    mode = models.CharField(_("режим"), max_length=12, choices=Mode.choices, default=Mode.TEST)
    time_zone = models.CharField(_("часовой пояс"), max_length=40, default="Europe/Moscow")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["district", "name"], name="schools_school_unique_name"),
            models.CheckConstraint(
                condition=Q(mode__in=Mode.values), name="schools_school_known_mode"
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def zone(self) -> ZoneInfo:
        """The school's time zone."""
        return ZoneInfo(self.time_zone)


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


class BellSchedule(models.Model):
    """Named times of lessons; `shift` 1 or 2."""

    school = models.ForeignKey(School, models.PROTECT, related_name="bell_schedules")
    name = models.CharField(_("название"), max_length=60)
    shift = models.PositiveSmallIntegerField(_("смена"), default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], name="schools_bells_unique_name")
        ]


class Bell(models.Model):
    """The beginning and the end of one lesson number, in school time."""

    schedule = models.ForeignKey(BellSchedule, models.CASCADE, related_name="bells")
    number = models.PositiveSmallIntegerField(_("номер урока"))
    starts = models.TimeField(_("начало"))
    ends = models.TimeField(_("конец"))

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["schedule", "number"], name="schools_bell_unique"),
            models.CheckConstraint(condition=Q(starts__lt=F("ends")), name="schools_bell_in_order"),
        ]


class Room(models.Model):
    """A room where lessons take place."""

    school = models.ForeignKey(School, models.PROTECT, related_name="rooms")
    name = models.CharField(_("кабинет"), max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], name="schools_room_unique_name")
        ]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """The offices of the house. Which class and which lessons are facts of higher rooms."""

    PUPIL = "pupil", _("ученик")
    GUARDIAN = "guardian", _("родитель")
    TEACHER = "teacher", _("учитель")
    DEPUTY_HEAD = "deputy_head", _("завуч")
    HEAD = "head", _("директор")
    SECRETARY = "secretary", _("секретарь")
    ADMINISTRATOR = "administrator", _("администратор школы")
    DISTRICT_OFFICER = "district_officer", _("специалист муниципалитета")
    REGION_OFFICER = "region_officer", _("специалист региона")
    OPERATOR = "operator", _("оператор системы")


SCHOOL_ROLES = (
    Role.PUPIL, Role.GUARDIAN, Role.TEACHER, Role.DEPUTY_HEAD,
    Role.HEAD, Role.SECRETARY, Role.ADMINISTRATOR,
)  # fmt: skip


class Appointment(models.Model):
    """An account holds a role, somewhere, from a day until a day (empty: until further notice)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments")
    role = models.CharField(_("роль"), max_length=20, choices=Role.choices)
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="appointments")
    district = models.ForeignKey(District, models.PROTECT, null=True, related_name="appointments")
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="appointments")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="schools_appointment_has_its_scope",
                condition=(
                    Q(
                        role__in=SCHOOL_ROLES,
                        school__isnull=False,
                        district__isnull=True,
                        region__isnull=True,
                    )
                    | Q(
                        role=Role.DISTRICT_OFFICER,
                        school__isnull=True,
                        district__isnull=False,
                        region__isnull=True,
                    )
                    | Q(
                        role=Role.REGION_OFFICER,
                        school__isnull=True,
                        district__isnull=True,
                        region__isnull=False,
                    )
                    | Q(
                        role=Role.OPERATOR,
                        school__isnull=True,
                        district__isnull=True,
                        region__isnull=True,
                    )
                ),
            ),
            models.UniqueConstraint(
                fields=["user", "role", "school"],
                condition=Q(until__isnull=True),
                name="schools_appointment_once",
            ),
        ]
