"""Files that came into the house, and what became of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peremena.schools.models import School, Year
from peremena.studies.models import Course


class Kind(models.TextChoices):
    """What a file holds."""

    ROSTER = "roster", _("Списки школы (Excel)")
    ASC = "asc", _("Расписание aSc Timetables")
    FET = "fet", _("Расписание FET")
    UNTIS = "untis", _("Расписание Untis")


class State(models.TextChoices):
    """How far an import has come."""

    CHECKED = "checked", _("ждёт решения")
    QUEUED = "queued", _("записывается")
    APPLIED = "applied", _("записан")
    FAILED = "failed", _("не записан")
    CANCELLED = "cancelled", _("отменён")


OPEN = (State.CHECKED, State.QUEUED, State.FAILED)


class Import(models.Model):
    """A file that was checked and then applied whole or not at all.

    The file and the names in the report are kept only while the import is open.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="imports")
    year = models.ForeignKey(Year, models.PROTECT, related_name="+")
    kind = models.CharField(_("вид"), max_length=10, choices=Kind.choices)
    file_name = models.CharField(_("файл"), max_length=200)
    content = models.BinaryField(blank=True)
    since = models.DateField(_("действует с"), help_text="first day of what it brings")
    create_missing = models.BooleanField(_("создать недостающее"), default=False)
    appoints_leaders = models.BooleanField(default=False, help_text="may give leading roles")
    state = models.CharField(_("состояние"), max_length=10, choices=State.choices)
    report = models.TextField(blank=True, help_text="JSON of exchange.report.Report")
    failure = models.TextField(blank=True, help_text="why it was not applied, for people")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    uploaded_by_name = models.CharField(max_length=200)
    uploaded_at = models.DateTimeField()
    changed_at = models.DateTimeField(help_text="when the state was reached")

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        indexes = [
            models.Index(fields=["school", "-uploaded_at"], name="exchange_import_by_school")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="exchange_import_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="exchange_import_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN) | Q(content=b""), name="exchange_import_closed_is_empty"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class PlanFile(models.Model):
    """The table of a file with a thematic plan, until it is decided which column holds what."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="plan_files")
    file_name = models.CharField(_("файл"), max_length=200)
    rows = models.JSONField(help_text="rows of texts, all of one length")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name
