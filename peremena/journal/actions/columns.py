"""The work behind the marks of a lesson, and comments on marks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.journal.actions.lessons import refuse_closed
from peremena.journal.models import Column, Mark
from peremena.kit.refusal import Refusal
from peremena.studies.models import WorkType
from peremena.timetable.models import Lesson
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class Work:
    """What the marks of a lesson are for; their weight (1–10) counts in averages."""

    lesson_id: int
    work_type: WorkType | None
    weight: int
    title: str = ""


@transaction.atomic
def describe_works(works: Sequence[Work], *, by: trail.Actor, at: datetime) -> dict[int, Column]:
    """Say what the marks of lessons are for, by lesson; averages follow at once. All or nothing."""
    if not all(1 <= work.weight <= 10 for work in works):
        raise Refusal(_("Вес работы — число от 1 до 10."), field="weight")
    lessons = _lock_open({work.lesson_id for work in works}, at=at)
    before = {
        column.lesson_id: column
        for column in Column.objects.filter(lesson__in=lessons, place=1).select_related("work_type")
    }
    columns = Column.objects.bulk_create(
        [_column(work, lessons[work.lesson_id]) for work in works],
        update_conflicts=True,
        unique_fields=["lesson", "place"],
        update_fields=["work_type", "weight", "title"],
    )
    for column in columns:
        old = before.get(column.lesson_id)
        if old and old.weight != column.weight:
            Mark.objects.filter(course_id=old.course_id, day=old.day, column=old).update(
                weight=column.weight
            )
    trail.record_all(
        [
            trail.Change(
                "journal.work.described",
                "lesson",
                column.lesson_id,
                before=_words(before.get(column.lesson_id)),
                after=_words(column),
            )
            for column in columns
        ],
        by=by,
        at=at,
    )
    return {column.lesson_id: column for column in columns}


def _lock_open(lesson_ids: Collection[int], *, at: datetime) -> dict[int, Lesson]:
    """The lessons, locked until the end of the transaction; refuses those of a closed term."""
    lessons = Lesson.objects.select_for_update(of=("self",), no_key=True).select_related("course")
    found = {lesson.pk: lesson for lesson in lessons.filter(pk__in=lesson_ids).order_by("pk")}
    if found:
        refuse_closed(list(found.values()), at=at)
    return found


def _column(work: Work, lesson: Lesson) -> Column:
    return Column(
        school_id=lesson.school_id,
        course_id=lesson.course_id,
        lesson=lesson,
        day=lesson.day,
        work_type=work.work_type,
        weight=work.weight,
        title=work.title,
    )


def _words(column: Column | None) -> dict[str, object] | None:
    if column is None:
        return None
    work = column.work_type
    return {"work": work.name if work else "", "weight": column.weight, "title": column.title}


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on the last mark of a cell; an empty text removes it."""

    lesson_id: int
    pupil_id: int
    text: str


@transaction.atomic
def comment_marks(comments: Sequence[Comment], *, by: trail.Actor, at: datetime) -> None:
    """Comment on marks; all or nothing. Refuses a cell without a mark."""
    lessons = _lock_open({comment.lesson_id for comment in comments}, at=at)
    marks = Mark.objects.filter(
        course__in={lesson.course_id for lesson in lessons.values()},
        day__in={lesson.day for lesson in lessons.values()},
        column__lesson__in=lessons,
        pupil__in={comment.pupil_id for comment in comments},
    ).select_related("column")
    last = {(mark.column.lesson_id, mark.pupil_id): mark for mark in marks.order_by("nth")}
    for comment in comments:
        mark = last.get((comment.lesson_id, comment.pupil_id))
        if mark is None:
            raise Refusal(_("Сначала поставьте отметку: комментарий пишут к ней."), field="comment")
        Mark.objects.filter(pk=mark.pk).update(comment=comment.text)
    trail.record_all(
        [
            trail.Change(
                "journal.mark.commented",
                "lesson",
                comment.lesson_id,
                before=last[comment.lesson_id, comment.pupil_id].comment or None,
                after=comment.text or None,
                person_id=comment.pupil_id,
            )
            for comment in comments
        ],
        by=by,
        at=at,
    )
