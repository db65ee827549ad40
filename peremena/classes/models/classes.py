"""School classes, their groups, and who is enrolled in them when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peremena.people.models import Employee, Pupil
from peremena.schools.models import Room, School, TermKind, Year


class SchoolClass(models.Model):
    """A class of one school year: 7Б."""

    school = models.ForeignKey(School, models.PROTECT, related_name="classes")
    year = models.ForeignKey(Year, models.PROTECT, related_name="classes")
    grade = models.PositiveSmallIntegerField(_("параллель"))
    letter = models.CharField(_("буква"), max_length=40, blank=True)
    term_kind = models.CharField(
        _("учебные периоды"), max_length=10, choices=TermKind.choices, default=TermKind.QUARTER
    )
    shift = models.PositiveSmallIntegerField(_("смена"), default=1)
    room = models.ForeignKey(Room, models.SET_NULL, null=True, related_name="+")
    week_days = models.PositiveSmallIntegerField(_("учебных дней в неделе"), default=5)

    class Meta:
        ordering = ["grade", "letter"]
        constraints = [
            models.CheckConstraint(
                condition=Q(week_days=5) | (Q(week_days=6) & ~Q(grade=1)),
                name="classes_class_week_of_five_or_six",
            ),
            models.UniqueConstraint(
                fields=["year", "grade", "letter"], name="classes_class_unique"
            ),
            models.CheckConstraint(
                condition=Q(term_kind__in=TermKind.values), name="classes_class_known_terms"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """7Б; a class of an imported foreign timetable may have only a name (grade 0)."""
        return f"{self.grade or ''}{self.letter}"


class GroupKind(models.TextChoices):
    """How a group relates to classes."""

    WHOLE = "whole", _("весь класс")
    SUBGROUP = "subgroup", _("подгруппа")
    STREAM = "stream", _("поток")


class Group(models.Model):
    """Pupils who are taught together: the whole class, a part of it, or a stream across classes."""

    year = models.ForeignKey(Year, models.PROTECT, related_name="groups")
    kind = models.CharField(max_length=10, choices=GroupKind.choices)
    school_class = models.ForeignKey(
        SchoolClass,
        models.PROTECT,
        null=True,
        related_name="groups",
        help_text="empty for a stream",
    )
    name = models.CharField(_("название"), max_length=120, blank=True)
    parts = models.ManyToManyField(
        "self", symmetrical=False, related_name="streams", help_text="the groups of a stream"
    )
    closed_on = models.DateField(
        _("закрыта с"), null=True, help_text="from that day on nobody is in it"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school_class"],
                condition=Q(kind=GroupKind.WHOLE),
                name="classes_group_one_whole",
            ),
            models.UniqueConstraint(
                fields=["school_class", "name"], name="classes_group_unique_name"
            ),
            models.CheckConstraint(
                name="classes_group_of_its_kind",
                condition=(
                    Q(kind=GroupKind.WHOLE, school_class__isnull=False, name="")
                    | (Q(kind=GroupKind.SUBGROUP, school_class__isnull=False) & ~Q(name=""))
                    | (Q(kind=GroupKind.STREAM, school_class__isnull=True) & ~Q(name=""))
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """7Б, «7Б, англ. 1», or the name of the stream."""
        parts = (self.school_class.name if self.school_class else "", self.name)
        return ", ".join(p for p in parts if p)


class Enrolment(models.Model):
    """A pupil belongs to a group from a day until a day (both included; empty: still).

    `in_class`: the group is a whole class. Nobody is in two classes at once.
    """

    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="enrolments")
    group = models.ForeignKey(Group, models.PROTECT, related_name="enrolments")
    since = models.DateField()
    until = models.DateField(null=True)
    in_class = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "pupil", "since"], name="classes_enrolment_unique"
            ),
            models.UniqueConstraint(
                fields=["pupil"],
                condition=Q(until__isnull=True, in_class=True),
                name="classes_enrolment_in_one_class",
            ),
            models.UniqueConstraint(
                fields=["group", "pupil"],
                condition=Q(until__isnull=True),
                name="classes_enrolment_once",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__lte=F("until")),
                name="classes_enrolment_in_order",
            ),
        ]


class ClassTeacher(models.Model):
    """An employee leads a class from a day until a day (empty: still)."""

    school_class = models.ForeignKey(SchoolClass, models.PROTECT, related_name="class_teachers")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="led_classes")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school_class"],
                condition=Q(until__isnull=True),
                name="classes_one_class_teacher",
            )
        ]
