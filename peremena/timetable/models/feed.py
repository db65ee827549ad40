"""Private links by which a calendar program follows somebody's lessons."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from peremena.people.models import Employee, Pupil


class Feed(models.Model):
    """A secret link to the lessons of a teacher or of a pupil.

    The secret stands here as it is, since its owner is shown the link again; it tells no more than
    subject, room and time, and ends when it is revoked.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    teacher = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    pupil = models.ForeignKey(Pupil, models.PROTECT, null=True, related_name="+")
    secret = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(teacher__isnull=False, pupil__isnull=True)
                | Q(teacher__isnull=True, pupil__isnull=False),
                name="timetable_feed_of_one",
            ),
            models.UniqueConstraint(
                fields=["user", "teacher"],
                condition=Q(revoked_at__isnull=True, pupil__isnull=True),
                name="timetable_one_feed_of_teacher",
            ),
            models.UniqueConstraint(
                fields=["user", "pupil"],
                condition=Q(revoked_at__isnull=True, teacher__isnull=True),
                name="timetable_one_feed_of_pupil",
            ),
        ]
