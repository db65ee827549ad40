"""What publishing a draft would mean for the lessons that are written already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from peremena.journal.models import LessonEntry
from peremena.kit import progress
from peremena.timetable.models import Lesson, Publication, PublicationState, Timetable
from peremena.timetable.queries.planned import planned_lessons, published_versions
from peremena.timetable.queries.records import untouched
from peremena.timetable.queries.versions import PublicationRow, publication_row

LISTED = 30


@dataclass(frozen=True, slots=True)
class Kept:
    """A lesson that has no place in the draft and stays, since something is written about it."""

    id: int
    day: date
    number: int
    group: str
    subject: str
    topic: str


@dataclass(frozen=True, slots=True)
class KeptLessons:
    """The first of them, and how many there are."""

    lessons: tuple[Kept, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a publication has come; without figures `steps` is 0."""

    publication: PublicationRow
    done: int
    steps: int

    @property
    def is_over(self) -> bool:
        """Is there an answer?"""
        return self.publication.state != PublicationState.QUEUED


def kept_lessons(draft: Timetable, *, since: date) -> KeptLessons:
    """The written lessons from a day on that the draft does not have."""
    year = draft.year
    versions = [v for v in published_versions(year) if v.since != since]
    draft.since = since
    planned = planned_lessons(
        year=year,
        versions=sorted([*versions, draft], key=lambda v: v.since),
        since=since,
        until=year.until,
    )
    there = Lesson.objects.filter(school_id=year.school_id, day__range=(since, year.until))
    blank = there.filter(untouched())
    written = there.exclude(pk__in=blank).order_by("day", "number", "pk")
    lost = [
        pk
        for pk, *key in written.values_list("pk", "course_id", "day", "number")
        if tuple(key) not in planned
    ]
    rows = Lesson.objects.filter(pk__in=lost[:LISTED]).select_related(
        "course__subject", "course__group__school_class"
    )
    topics = dict(LessonEntry.objects.filter(lesson__in=lost[:LISTED]).values_list("pk", "topic"))
    return KeptLessons(
        tuple(
            Kept(
                x.pk, x.day, x.number, x.course.group.title, x.course.subject.name,
                topics.get(x.pk, ""),
            )
            for x in rows.order_by("day", "number", "pk")
        ),
        len(lost),
    )  # fmt: skip


def progress_of(publication: Publication, *, now: datetime) -> Progress:
    """How far a publication has come."""
    done, steps = progress.heard(f"publication-{publication.pk}") or (0, 0)
    return Progress(publication_row(publication, now=now), done, steps)
