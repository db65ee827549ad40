"""Work programmes: what the school teaches in a subject, published for everybody."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from peremena.schools.models import Ordered, School
from peremena.studies.models.dictionaries import Subject


class FileKind(models.TextChoices):
    """What a programme's file is; found by its content."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"


def programme_path(programme: WorkProgramme, _name: str) -> str:
    """Where a file lies: a name of our own, nothing of the sender's."""
    return f"programmes/{uuid.uuid4().hex}.{programme.kind}"


class WorkProgramme(Ordered):
    """A work programme of a subject for some grades, as a file; withdrawn, it is no longer public."""

    school = models.ForeignKey(School, models.PROTECT, related_name="programmes")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="programmes")
    title = models.CharField(_("название"), max_length=300)
    lowest_grade = models.PositiveSmallIntegerField(_("с класса"))
    highest_grade = models.PositiveSmallIntegerField(_("по класс"))
    file = models.FileField(upload_to=programme_path)
    kind = models.CharField(max_length=4, choices=FileKind.choices)
    size = models.PositiveIntegerField(help_text="bytes")
    protocol_number = models.CharField(_("протокол №"), max_length=40, blank=True)
    protocol_day = models.DateField(_("дата протокола"), null=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["subject__name", "lowest_grade", "title"]
        indexes = [models.Index(fields=["school"], name="studies_programme_by_school")]
        constraints = [
            models.CheckConstraint(
                condition=Q(lowest_grade__gte=1, highest_grade__lte=11)
                & Q(lowest_grade__lte=F("highest_grade")),
                name="studies_programme_grades_in_order",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=FileKind.values), name="studies_programme_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.title
