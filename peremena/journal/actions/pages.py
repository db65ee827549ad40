"""Filling in one lesson at once: what was taught, and the cells of its pupils."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from peremena.journal.actions.lessons import LessonNote, write_lessons
from peremena.journal.actions.marking import CellEntry, write_cells
from peremena.studies.models import Course
from peremena.trail import actions as trail


@transaction.atomic
def fill_lesson(
    *,
    course: Course,
    note: LessonNote,
    entries: Sequence[CellEntry],
    by: trail.Actor,
    at: datetime,
    today: date,
) -> None:
    """Write the lesson and its cells, all or nothing; refuses as each of the two does."""
    if note.text != note.replaces:
        write_lessons([note], by=by, at=at)
    if entries:
        write_cells(course=course, entries=entries, by=by, at=at, today=today)
