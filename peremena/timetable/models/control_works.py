"""The schedule of control works («график контрольных работ»)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peremena.schools.models import School
from peremena.studies.models import WorkType
from peremena.timetable.models.timetable import Lesson


class ControlWork(models.Model):
    """A control work planned for a lesson. `despite`: why the deputy head allowed it although a
    limit speaks against it. A withdrawn one is not held.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="control_works")
    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="control_works")
    work_type = models.ForeignKey(WorkType, models.PROTECT, related_name="+")
    title = models.CharField(_("тема работы"), max_length=200)
    despite = models.CharField(_("основание"), max_length=300, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lesson"],
                condition=Q(withdrawn_at__isnull=True),
                name="timetable_one_control_work",
            ),
        ]
