"""Who holds which office."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peremena.schools.models.school import District, Region, School


class Role(models.TextChoices):
    """The offices of the house. Which class and which lessons are facts of higher rooms."""

    PUPIL = "pupil", _("ученик")
    GUARDIAN = "guardian", _("родитель")
    TEACHER = "teacher", _("учитель")
    DEPUTY_HEAD = "deputy_head", _("завуч")
    HEAD = "head", _("директор")
    SECRETARY = "secretary", _("секретарь")
    ADMINISTRATOR = "administrator", _("администратор школы")
    DISTRICT_OFFICER = "district_officer", _("специалист муниципалитета")
    REGION_OFFICER = "region_officer", _("специалист региона")
    OPERATOR = "operator", _("оператор системы")


SCHOOL_ROLES = (
    Role.PUPIL, Role.GUARDIAN, Role.TEACHER, Role.DEPUTY_HEAD,
    Role.HEAD, Role.SECRETARY, Role.ADMINISTRATOR,
)  # fmt: skip


class Appointment(models.Model):
    """An account holds a role, somewhere, from a day until a day (empty: until further notice)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments")
    role = models.CharField(_("роль"), max_length=20, choices=Role.choices)
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="appointments")
    district = models.ForeignKey(District, models.PROTECT, null=True, related_name="appointments")
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="appointments")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="schools_appointment_has_its_scope",
                condition=(
                    Q(
                        role__in=SCHOOL_ROLES,
                        school__isnull=False,
                        district__isnull=True,
                        region__isnull=True,
                    )
                    | Q(
                        role=Role.DISTRICT_OFFICER,
                        school__isnull=True,
                        district__isnull=False,
                        region__isnull=True,
                    )
                    | Q(
                        role=Role.REGION_OFFICER,
                        school__isnull=True,
                        district__isnull=True,
                        region__isnull=False,
                    )
                    | Q(
                        role=Role.OPERATOR,
                        school__isnull=True,
                        district__isnull=True,
                        region__isnull=True,
                    )
                ),
            ),
            models.UniqueConstraint(
                fields=["user", "role", "school"],
                condition=Q(until__isnull=True),
                name="schools_appointment_once",
            ),
            models.UniqueConstraint(
                fields=["user", "district"],
                condition=Q(until__isnull=True, role=Role.DISTRICT_OFFICER),
                name="schools_appointment_once_in_district",
            ),
            models.UniqueConstraint(
                fields=["user", "region"],
                condition=Q(until__isnull=True, role=Role.REGION_OFFICER),
                name="schools_appointment_once_in_region",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(until__isnull=True, role=Role.OPERATOR),
                name="schools_appointment_once_as_operator",
            ),
        ]
