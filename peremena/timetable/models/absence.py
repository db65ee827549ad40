"""When a teacher is away."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peremena.people.models import Employee
from peremena.schools.models import Ordered, School

FIRST_OF_ALL, LAST_OF_ALL = 0, 99


class AbsenceReason(models.TextChoices):
    """Why a teacher is away. Illness is a matter of health: see `access.may_see_health`."""

    ILL = "ill", _("болезнь")
    TRIP = "trip", _("командировка")
    COURSE = "course", _("курсы")
    OTHER = "other", _("другая причина")


class TeacherAbsence(Ordered):
    """A teacher is away from a lesson of one day until a lesson of another, both included.

    `first`: the first missed lesson number of the day `since`, `last`: the last one of the day
    `until`; 0 and 99 stand for the whole day. A withdrawn absence did not happen.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="teacher_absences")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="absences")
    since = models.DateField(_("первый день"))
    until = models.DateField(_("последний день"))
    first = models.PositiveSmallIntegerField(_("с урока"), default=FIRST_OF_ALL)
    last = models.PositiveSmallIntegerField(_("по урок"), default=LAST_OF_ALL)
    reason = models.CharField(_("причина"), max_length=10, choices=AbsenceReason.choices)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["school", "until"], name="timetable_absence_by_school"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__lt=F("until")) | Q(since=F("until"), first__lte=F("last")),
                name="timetable_absence_in_order",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=AbsenceReason.values),
                name="timetable_absence_known_reason",
            ),
        ]
