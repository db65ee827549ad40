"""The weekly timetable and the dated lessons that it becomes."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peremena.people.models import Employee
from peremena.schools.models import Room, School, Year
from peremena.studies.models import Course


class TimetableState(models.TextChoices):
    """How far a version has come."""

    DRAFT = "draft", _("черновик")
    PUBLISHED = "published", _("опубликовано")
    REPLACED = "replaced", _("заменено")


class Timetable(models.Model):
    """A version of the timetable, valid from a day until the next published version.

    `revision` counts the changes of a draft, so that two editors notice each other. A version that
    another one of the same day took the place of is `replaced`.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="timetables")
    year = models.ForeignKey(Year, models.PROTECT, related_name="timetables")
    since = models.DateField(_("действует с"))
    weeks = models.PositiveSmallIntegerField(_("недель в цикле"), default=1)
    source = models.CharField(_("источник"), max_length=200, blank=True)
    state = models.CharField(
        _("состояние"),
        max_length=10,
        choices=TimetableState.choices,
        default=TimetableState.DRAFT,
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "since"],
                condition=Q(state=TimetableState.PUBLISHED),
                name="timetable_version_unique",
            ),
            models.CheckConstraint(
                condition=Q(state__in=TimetableState.values), name="timetable_known_state"
            ),
            models.CheckConstraint(condition=Q(weeks__gte=1), name="timetable_has_weeks"),
        ]


class Slot(models.Model):
    """A place in the timetable: a course meets on a weekday (1 = Monday), at a lesson number."""

    timetable = models.ForeignKey(Timetable, models.CASCADE, related_name="slots")
    week = models.PositiveSmallIntegerField(
        _("неделя цикла"), default=0, help_text="0 = every week"
    )
    weekday = models.PositiveSmallIntegerField(_("день недели"))
    number = models.PositiveSmallIntegerField(_("номер урока"))
    course = models.ForeignKey(Course, models.PROTECT, related_name="slots")
    teacher = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="slots")
    assistants = models.ManyToManyField(Employee, related_name="assisted_slots")
    room = models.ForeignKey(Room, models.PROTECT, null=True, related_name="slots")
    note = models.CharField(
        _("пояснение"), max_length=200, blank=True, help_text="why it stands against a limit"
    )

    class Meta:
        ordering = ["week", "weekday", "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__gte=1, weekday__lte=7), name="timetable_slot_known_weekday"
            ),
        ]


class LessonState(models.TextChoices):
    """What became of a lesson."""

    PLANNED = "planned", _("по расписанию")
    CANCELLED = "cancelled", _("отменён")


class Lesson(models.Model):
    """A dated lesson. `teacher` is who gives it, a substitute included; times are school time."""

    school = models.ForeignKey(School, models.PROTECT, related_name="lessons")
    course = models.ForeignKey(Course, models.PROTECT, related_name="lessons", db_index=False)
    day = models.DateField(_("дата"))
    number = models.PositiveSmallIntegerField(_("номер урока"))
    starts = models.TimeField(_("начало"), null=True)
    ends = models.TimeField(_("конец"), null=True)
    teacher = models.ForeignKey(
        Employee, models.PROTECT, null=True, related_name="lessons", db_index=False
    )
    room = models.ForeignKey(Room, models.PROTECT, null=True, related_name="lessons")
    state = models.CharField(
        max_length=10, choices=LessonState.choices, default=LessonState.PLANNED
    )

    class Meta:
        ordering = ["day", "number"]
        indexes = [
            models.Index(fields=["teacher", "day"], name="timetable_lesson_by_teacher"),
            models.Index(fields=["school", "day"], name="timetable_lesson_by_school"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "day", "number"], name="timetable_lesson_unique"
            ),
            models.CheckConstraint(
                condition=Q(state__in=LessonState.values), name="timetable_lesson_known_state"
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(starts__lt=F("ends")),
                name="timetable_lesson_in_order",
            ),
        ]
