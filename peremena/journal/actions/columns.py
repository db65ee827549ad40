"""The work behind the marks of a lesson, and comments on marks."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.journal.actions.lessons import refuse_closed
from peremena.journal.models import Column, Mark
from peremena.kit.refusal import Refusal
from peremena.studies.models import WorkType
from peremena.timetable.models import Lesson
from peremena.trail import actions as trail


@transaction.atomic
def describe_work(
    *,
    lesson: Lesson,
    work_type: WorkType | None,
    weight: int,
    title: str,
    by: trail.Actor,
    at: datetime,
) -> Column:
    """Say what the marks of a lesson are for; their weight (1–10) counts in averages at once."""
    if not 1 <= weight <= 10:
        raise Refusal(_("Вес работы — число от 1 до 10."), field="weight")
    locked = Lesson.objects.select_for_update(of=("self",), no_key=True).get(pk=lesson.pk)
    refuse_closed([locked])
    column, _made = Column.objects.get_or_create(
        lesson=locked,
        place=1,
        defaults={"school_id": locked.school_id, "course_id": locked.course_id, "day": locked.day},
    )
    before = _words(column)
    column.work_type, column.weight, column.title = work_type, weight, title
    column.save(update_fields=["work_type", "weight", "title"])
    Mark.objects.filter(course_id=locked.course_id, day=locked.day, column=column).update(
        weight=weight
    )
    trail.record(
        "journal.work.described",
        "lesson",
        lesson.pk,
        before=before,
        after=_words(column),
        by=by,
        at=at,
    )
    return column


def _words(column: Column) -> dict[str, object]:
    work = column.work_type
    return {"work": work.name if work else "", "weight": column.weight, "title": column.title}


@transaction.atomic
def comment_mark(
    *, lesson: Lesson, pupil_id: int, text: str, by: trail.Actor, at: datetime
) -> None:
    """Comment on the last mark of a cell (an empty text removes the comment)."""
    locked = Lesson.objects.select_for_update(of=("self",), no_key=True).get(pk=lesson.pk)
    refuse_closed([locked])
    marks = Mark.objects.filter(
        course_id=locked.course_id, day=locked.day, column__lesson=locked, pupil_id=pupil_id
    )
    last = marks.order_by("-nth").first()
    if last is None:
        raise Refusal(_("Сначала поставьте отметку: комментарий пишут к ней."), field="comment")
    marks.filter(nth=last.nth).update(comment=text)
    trail.record(
        "journal.mark.commented",
        "lesson",
        lesson.pk,
        before=last.comment or None,
        after=text or None,
        person_id=pupil_id,
        by=by,
        at=at,
    )
