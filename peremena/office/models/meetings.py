"""Parents' meetings: when and about what, who came, what was decided."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peremena.classes.models import SchoolClass
from peremena.people.models import Guardian
from peremena.schools.models import School, Year


class MeetingState(models.TextChoices):
    """What became of a meeting."""

    PLANNED = "planned", _("назначено")
    HELD = "held", _("состоялось")
    CANCELLED = "cancelled", _("отменено")


class Meeting(models.Model):
    """A meeting of the parents of a class, of a grade, or (both empty) of the school.

    Agenda and decisions hold one item a line. A meeting is held once its minutes are signed;
    until then the minutes are a draft that families do not see.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="meetings")
    year = models.ForeignKey(Year, models.PROTECT, related_name="meetings")
    school_class = models.ForeignKey(
        SchoolClass, models.PROTECT, null=True, related_name="meetings"
    )
    grade = models.PositiveSmallIntegerField(_("параллель"), null=True)
    day = models.DateField(_("дата"))
    starts = models.TimeField(_("начало"))
    place = models.CharField(_("место"), max_length=120)
    agenda = models.TextField(_("повестка"), max_length=4000)
    called_by = models.CharField(max_length=200)
    state = models.CharField(
        _("состояние"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    reason = models.CharField(_("причина отмены"), max_length=300, blank=True)
    number = models.CharField(_("номер протокола"), max_length=20, blank=True)
    chair = models.CharField(_("председатель"), max_length=120, blank=True)
    secretary = models.CharField(_("секретарь"), max_length=120, blank=True)
    minutes = models.TextField(_("ход собрания"), max_length=20_000, blank=True)
    decisions = models.TextField(_("решения"), max_length=8000, blank=True)

    class Meta:
        ordering = ["day", "starts", "id"]
        indexes = [models.Index(fields=["school", "day"], name="office_meeting_by_school")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=MeetingState.values), name="office_meeting_known_state"
            ),
            models.CheckConstraint(
                condition=Q(school_class=None) | Q(grade=None), name="office_meeting_one_audience"
            ),
            models.CheckConstraint(
                condition=~Q(state=MeetingState.CANCELLED) | ~Q(reason=""),
                name="office_meeting_cancelled_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state=MeetingState.HELD) | ~Q(decisions="", minutes=""),
                name="office_meeting_held_has_minutes",
            ),
        ]

    def __str__(self) -> str:
        return self.audience

    @property
    def audience(self) -> str:
        """Whose parents are called: 7Б, 7-е классы, вся школа."""
        if self.school_class:
            return self.school_class.name
        return str(_("%d-е классы") % self.grade if self.grade is not None else _("вся школа"))


class Attendance(models.Model):
    """A guardian came to a meeting; `school_class` is the list on which this is noted."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    school_class = models.ForeignKey(SchoolClass, models.PROTECT, related_name="+")
    guardian = models.ForeignKey(Guardian, models.PROTECT, related_name="meetings")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "school_class", "guardian"], name="office_attendance_once"
            )
        ]
