"""What was changed in a day's timetable: who gives a lesson, when and where it is.

`Lesson` always says what holds now; these records say what was, who changed it, and that it was
taken back. A record that stands has no `undone_at`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peremena.people.models import Employee
from peremena.schools.models import Room, School
from peremena.timetable.models.absence import TeacherAbsence
from peremena.timetable.models.timetable import Lesson


class Change(models.Model):
    """Who changed something and when, and who took it back."""

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True


class SubstitutionKind(models.TextChoices):
    """How a lesson is covered whose teacher is away."""

    SUBSTITUTE = "substitute", _("замена")
    JOINED = "joined", _("объединение групп")
    SELF_STUDY = "self_study", _("самостоятельная работа под присмотром")
    CANCELLED = "cancelled", _("урок отменён")


class Substitution(Change):
    """A lesson is given by `teacher` instead of `was_teacher`, or by nobody when cancelled."""

    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="substitutions")
    absence = models.ForeignKey(
        TeacherAbsence, models.PROTECT, null=True, related_name="substitutions"
    )
    kind = models.CharField(max_length=10, choices=SubstitutionKind.choices)
    was_teacher = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    teacher = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="substitutions")
    paid = models.BooleanField(_("с оплатой"), default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lesson"],
                condition=Q(undone_at__isnull=True),
                name="timetable_one_substitution",
            ),
            models.CheckConstraint(
                condition=Q(kind=SubstitutionKind.CANCELLED, teacher__isnull=True)
                | Q(
                    kind__in=[
                        SubstitutionKind.SUBSTITUTE,
                        SubstitutionKind.JOINED,
                        SubstitutionKind.SELF_STUDY,
                    ],
                    teacher__isnull=False,
                ),
                name="timetable_substitution_of_its_kind",
            ),
        ]


class Move(Change):
    """A lesson takes place at another hour or in another room. Two lessons that changed places
    are two moves of one `deed`.
    """

    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="moves")
    deed = models.UUIDField(db_index=True)
    was_day = models.DateField()
    was_number = models.PositiveSmallIntegerField()
    was_starts = models.TimeField(null=True)
    was_ends = models.TimeField(null=True)
    was_room = models.ForeignKey(Room, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("основание"), max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["school", "was_day"], name="timetable_move_by_school")]
        constraints = [
            models.UniqueConstraint(
                fields=["lesson"], condition=Q(undone_at__isnull=True), name="timetable_one_move"
            ),
        ]
