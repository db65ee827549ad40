"""One cell of the register with everything that happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from peremena.journal.events import sentence, work_words
from peremena.journal.models import Column, Mark
from peremena.people.models import Pupil
from peremena.timetable.models import Lesson
from peremena.trail.queries import Happening, history


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words; `at` in the school's time."""

    at: datetime
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class CellStory:
    """A cell: the pupil, the work that is marked, the comment, and the changes, newest first."""

    lesson: Lesson
    pupil: Pupil
    work: str
    comment: str
    has_mark: bool
    changes: list[Told]


def cell_story(lesson: Lesson, pupil: Pupil, *, zone: tzinfo | None) -> CellStory:
    """The story of a pupil's cell at a lesson; four statements."""
    column = Column.objects.filter(lesson=lesson, place=1).select_related("work_type").first()
    mark = (
        Mark.objects.filter(
            course_id=lesson.course_id, day=lesson.day, column__lesson=lesson, pupil=pupil
        )
        .order_by("-nth")
        .first()
    )
    happenings = history(subject="lesson", subject_id=lesson.pk, person_id=pupil.pk)
    happenings += [
        h
        for h in history(subject="lesson", subject_id=lesson.pk, person_id=None)
        if h.name == "journal.work.described"
    ]
    happenings.sort(key=lambda h: h.at)
    return CellStory(
        lesson=lesson,
        pupil=pupil,
        work=_work(column),
        comment=mark.comment if mark else "",
        has_mark=mark is not None,
        changes=[_told(h, zone) for h in reversed(happenings)],
    )


def _work(column: Column | None) -> str:
    if column is None:
        return ""
    work = column.work_type.name if column.work_type else ""
    return work_words({"work": work, "title": column.title, "weight": column.weight})


def _told(happening: Happening, zone: tzinfo | None) -> Told:
    return Told(happening.at.astimezone(zone), happening.actor, sentence(happening))
