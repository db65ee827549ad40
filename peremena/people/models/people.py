"""Pupils, their guardians and the school's employees."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peremena.schools.models import School


class Sex(models.TextChoices):
    """As in the birth certificate."""

    FEMALE = "f", _("женский")
    MALE = "m", _("мужской")


class Person(models.Model):
    """What is known of any person. The account is found by SNILS or opened with the person."""

    family_name = models.CharField(_("фамилия"), max_length=80)
    given_name = models.CharField(_("имя"), max_length=80)
    patronymic = models.CharField(_("отчество"), max_length=80, blank=True)
    birth_date = models.DateField(_("дата рождения"), null=True)
    snils = models.CharField(_("СНИЛС"), max_length=11, null=True, help_text="eleven digits")  # noqa: DJ001
    phone = models.CharField(_("телефон"), max_length=20, blank=True)
    email = models.EmailField(_("эл. почта"), blank=True)
    search_key = models.CharField(
        max_length=300,
        default="",
        help_text="name and numbers as they are sought; kept by the actions",
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Иванова Мария Сергеевна."""
        return f"{self.family_name} {self.given_name} {self.patronymic}".strip()

    @property
    def list_name(self) -> str:
        """Иванова Мария, as in class lists."""
        return f"{self.family_name} {self.given_name}"

    @property
    def short_name(self) -> str:
        """Петрова А. П., for teachers in tight places."""
        initials = "\u00a0".join(f"{n[0]}." for n in (self.given_name, self.patronymic) if n)
        return f"{self.family_name}\u00a0{initials}"


class Pupil(Person):
    """A child who studies; one row for life, `school` keeps the personal file now."""

    school = models.ForeignKey(School, models.PROTECT, related_name="pupils")
    sex = models.CharField(_("пол"), max_length=1, choices=Sex.choices)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="pupil"
    )

    class Meta:
        indexes = [models.Index(fields=["school", "search_key"], name="people_pupil_by_key")]
        constraints = [models.UniqueConstraint(fields=["snils"], name="people_pupil_unique_snils")]


class Guardian(Person):
    """A parent or another lawful representative; belongs to no school but to children."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="guardian"
    )
    pupils: models.ManyToManyField[Pupil, Guardianship] = models.ManyToManyField(
        Pupil, through="Guardianship", related_name="guardians"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["snils"], name="people_guardian_unique_snils")
        ]


class Guardianship(models.Model):
    """A guardian answers for a pupil from a day until a day (empty: until further notice).

    A guardian who may not see the diary is known to the school, but is shown nothing of the child.
    """

    guardian = models.ForeignKey(Guardian, models.PROTECT, related_name="guardianships")
    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="guardianships")
    relation = models.CharField(_("кем приходится"), max_length=40)
    since = models.DateField()
    until = models.DateField(null=True)
    may_see = models.BooleanField(_("видит дневник"), default=True)
    ground = models.CharField(
        _("основание"), max_length=200, blank=True, help_text="of the rights, such as a judgement"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["guardian", "pupil"],
                condition=Q(until__isnull=True),
                name="people_guardianship_once",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__lte=F("until")),
                name="people_guardianship_in_order",
            ),
        ]


class Employee(Person):
    """Somebody who works at a school; a person with two jobs is two employees with one account."""

    school = models.ForeignKey(School, models.PROTECT, related_name="employees")
    position = models.CharField(_("должность"), max_length=120)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="employments"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "snils"], name="people_employee_unique_snils"
            ),
            models.UniqueConstraint(fields=["school", "user"], name="people_employee_one_account"),
        ]
