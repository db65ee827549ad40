"""What happened, and who saw what. Rows are only ever added."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """What every line of the trail says: when, where and by whom, in ids and names of that time."""

    partitioned_by_day = True
    truncate_refused_by = "trail_refuse"

    id = models.BigIntegerField()
    day = models.DateField(help_text="day of `at` in UTC; the table is partitioned by it")
    at = models.DateTimeField()
    school_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True, help_text="account; empty = the system itself")
    actor_name = models.CharField(max_length=200)
    subject = models.CharField(max_length=40, help_text="kind of thing, such as lesson")
    subject_id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True, help_text="the pupil or other person concerned")
    person_kind = models.CharField(
        max_length=10,
        blank=True,
        db_default="",
        help_text="of whom `person_id` is the number: pupil, guardian, employee",
    )

    class Meta:
        abstract = True


class Event(Entry):
    """A change: its name and the values before and after it."""

    pk = models.CompositePrimaryKey("id", "day")
    name = models.CharField(
        max_length=60, help_text="room.thing.verb, such as journal.cell.written"
    )
    before = models.TextField(blank=True, help_text="JSON; empty when nothing was there")
    after = models.TextField(blank=True, help_text="JSON; empty when nothing is left")

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "person_id"], name="trail_event_subject"),
        ]


class Visit(Entry):
    """Reading of personal data: which page showed whom."""

    pk = models.CompositePrimaryKey("id", "day")
    page = models.CharField(max_length=80, help_text="name of the URL")
    role = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=["person_id", "day"], name="trail_visit_person")]
