"""Regions, districts, schools and their rooms."""

from __future__ import annotations

from zoneinfo import ZoneInfo

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
    lowest_grade = models.PositiveSmallIntegerField(_("первый класс"), default=1)
    highest_grade = models.PositiveSmallIntegerField(_("последний класс"), default=11)
    head_name = models.CharField(_("руководитель"), max_length=160, blank=True)
    address = models.CharField(_("адрес"), max_length=300, blank=True)
    phone = models.CharField(_("телефон"), max_length=20, blank=True)
    email = models.EmailField(_("эл. почта"), blank=True)
    site = models.URLField(_("сайт"), blank=True)
    licence = models.CharField(_("лицензия"), max_length=200, blank=True)
    ogrn = models.CharField(_("ОГРН"), max_length=13, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["district", "name"], name="schools_school_unique_name"),
            models.CheckConstraint(
                condition=Q(mode__in=Mode.values), name="schools_school_known_mode"
            ),
            models.CheckConstraint(
                condition=Q(lowest_grade__gte=1, highest_grade__lte=11)
                & Q(lowest_grade__lte=F("highest_grade")),
                name="schools_school_grades_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def zone(self) -> ZoneInfo:
        """The school's time zone."""
        return ZoneInfo(self.time_zone)


class Archivable(models.Model):
    """What may be put away: gone from choices, still there on old pages."""

    archived_on = models.DateField(_("в архиве с"), null=True)

    class Meta:
        abstract = True


class Room(Archivable):
    """A room where lessons take place."""

    school = models.ForeignKey(School, models.PROTECT, related_name="rooms")
    name = models.CharField(_("кабинет"), max_length=60)
    purpose = models.CharField(_("назначение"), max_length=80, blank=True)
    seats = models.PositiveSmallIntegerField(_("мест"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], name="schools_room_unique_name")
        ]

    def __str__(self) -> str:
        return self.name
