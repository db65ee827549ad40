"""The register: what was taught, marks, absences, homework, and which terms are closed.

Marks and absences carry school, course and day, so that no join is needed to filter them, and
are partitioned by day on PostgreSQL.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from peremena.people.models import Pupil
from peremena.schools.models import School, Term
from peremena.studies.models import Course, LessonType, WorkType
from peremena.timetable.models import Lesson


class LessonEntry(models.Model):
    """What the teacher wrote about a lesson: topic and type."""

    lesson = models.OneToOneField(Lesson, models.PROTECT, primary_key=True, related_name="entry")
    topic = models.CharField(_("тема урока"), max_length=500, blank=True)
    lesson_type = models.CharField(
        _("тип урока"), max_length=12, choices=LessonType.choices, blank=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(lesson_type__in=["", *LessonType.values]),
                name="journal_entry_known_type",
            )
        ]


class Homework(models.Model):
    """What is set at a lesson, to be done by the lesson `due` (empty: not yet in the timetable)."""

    lesson = models.OneToOneField(Lesson, models.PROTECT, primary_key=True, related_name="homework")
    due = models.ForeignKey(Lesson, models.SET_NULL, null=True, related_name="homework_due")
    text = models.TextField(_("домашнее задание"), max_length=2000)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="journal_homework_has_text")
        ]


class Column(models.Model):
    """A piece of work of a lesson: the place of its marks on the register page."""

    school = models.ForeignKey(School, models.PROTECT, related_name="+", db_index=False)
    course = models.ForeignKey(Course, models.PROTECT, related_name="columns", db_index=False)
    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="columns", db_index=False)
    day = models.DateField()
    place = models.PositiveSmallIntegerField(default=1, help_text="order within the lesson")
    work_type = models.ForeignKey(WorkType, models.PROTECT, null=True, related_name="columns")
    title = models.CharField(_("название"), max_length=120, blank=True)
    weight = models.PositiveSmallIntegerField(_("вес"), default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lesson", "place"], name="journal_column_unique"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=10), name="journal_column_sane_weight"
            ),
        ]


class Mark(models.Model):
    """One mark of a pupil; `nth` counts the marks in one cell (5/4 is two rows).

    `value` is a point of the course's scale, or a negative code of `rules.scales`. `weight`
    repeats the column's, so that averages are read from this table alone.
    """

    partitioned_by_day = True

    pk = models.CompositePrimaryKey("course_id", "day", "column_id", "pupil_id", "nth")
    school = models.ForeignKey(School, models.PROTECT, related_name="+", db_index=False)
    course = models.ForeignKey(Course, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    column = models.ForeignKey(Column, models.PROTECT, related_name="marks", db_index=False)
    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="marks", db_index=False)
    nth = models.PositiveSmallIntegerField(default=1)
    value = models.SmallIntegerField()
    weight = models.PositiveSmallIntegerField()
    comment = models.CharField(max_length=500, blank=True)
    commented = models.GeneratedField(  # lets an index answer "is there a comment?"
        expression=~Q(comment=""),  # type: ignore[arg-type]
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["pupil", "day"],
                include=["course", "column", "nth", "value", "weight", "commented"],
                name="journal_mark_by_pupil",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__gte=-3, value__lte=100), name="journal_mark_known_value"
            ),
            models.CheckConstraint(
                condition=Q(nth__gte=1, nth__lte=4), name="journal_mark_few_in_a_cell"
            ),
        ]


class AbsenceKind(models.TextChoices):
    """Attendance as marked by one key; health is recorded only where the school allows it."""

    ABSENT = "н", _("отсутствовал")
    EXCUSED = "п", _("отсутствовал по уважительной причине")
    LATE = "о", _("опоздал")
    ILL = "б", _("болел")


class Absence(models.Model):
    """A pupil missed a lesson or came late (`minutes`)."""

    partitioned_by_day = True

    pk = models.CompositePrimaryKey("course_id", "day", "lesson_id", "pupil_id")
    school = models.ForeignKey(School, models.PROTECT, related_name="+", db_index=False)
    course = models.ForeignKey(Course, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="absences", db_index=False)
    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="absences", db_index=False)
    kind = models.CharField(max_length=1, choices=AbsenceKind.choices)
    minutes = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["pupil", "day"],
                include=["course", "lesson", "kind", "minutes"],
                name="journal_absence_by_pupil",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=AbsenceKind.values), name="journal_absence_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(kind=AbsenceKind.LATE),
                name="journal_absence_minutes_only_when_late",
            ),
        ]


class TermLock(models.Model):
    """The deputy head closed a term: its days refuse changes until the lock is lifted."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="locks")
    locked_at = models.DateTimeField()
    locked_by = models.CharField(max_length=200)
    reason = models.CharField(_("основание"), max_length=300, blank=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["term"], condition=Q(lifted_at__isnull=True), name="journal_one_lock"
            )
        ]


class Operation(models.Model):
    """An operation that was carried out, with its answer: a repeat changes nothing."""

    id = models.UUIDField(primary_key=True)
    user_id = models.BigIntegerField()
    at = models.DateTimeField(db_index=True)
    answer = models.TextField()
