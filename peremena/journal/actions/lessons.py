"""Writing what was taught and what is set: topic, lesson type, homework."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.journal.models import Homework, LessonEntry, TermLock
from peremena.journal.rules.deadlines import Closed, why_locked
from peremena.kit.refusal import Conflict, Refusal
from peremena.schools.models import Year
from peremena.timetable.models import Lesson, LessonState
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class LessonText:
    """What the register says about a lesson."""

    topic: str = ""
    lesson_type: str = ""
    homework: str = ""


@dataclass(frozen=True, slots=True)
class LessonNote:
    """A new text for a lesson. `replaces`: what the writer saw; None = whatever stands there."""

    lesson_id: int
    text: LessonText
    replaces: LessonText | None = None


class LessonConflict(Conflict):
    """Somebody else wrote about the lesson meanwhile; `standing` is what stands there now."""

    def __init__(self, standing: LessonText) -> None:
        texts = "; ".join(t for t in (standing.topic, standing.homework) if t)
        happened = (
            _("Пока вы писали, запись об уроке изменили: «%s». Решите, что оставить.") % texts
            if texts
            else _("Пока вы писали, тему и задание этого урока стёрли. Решите, что оставить.")
        )
        super().__init__(happened, theirs=texts)
        self.standing = standing


@transaction.atomic
def write_lessons(
    notes: Sequence[LessonNote], *, by: trail.Actor, at: datetime
) -> dict[int, LessonText]:
    """Write topics, types and homework of lessons; all or nothing.

    Homework is due at the next lesson of the course. Refuses a cancelled lesson and a closed term;
    raises LessonConflict when a text differs from the one that the writer saw.
    """
    lessons = {
        x.pk: x
        for x in Lesson.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk__in=[n.lesson_id for n in notes])
        .select_related("course")
        .order_by("pk")
    }
    entries = LessonEntry.objects.in_bulk(lessons)
    homework = Homework.objects.in_bulk(lessons)
    before = {pk: _text(entries.get(pk), homework.get(pk)) for pk in lessons}
    for note in notes:
        _check(note, lessons[note.lesson_id], before[note.lesson_id])
    refuse_closed(list(lessons.values()), at=at)
    changed = {n.lesson_id: n.text for n in notes if n.text != before[n.lesson_id]}
    _write_entries(changed)
    _write_homework(changed, lessons)
    trail.record_all(
        [
            trail.Change("journal.lesson.written", "lesson", pk, before=before[pk], after=text)
            for pk, text in changed.items()
        ],
        by=by,
        at=at,
    )
    return before | changed


def _text(entry: LessonEntry | None, homework: Homework | None) -> LessonText:
    return LessonText(
        topic=entry.topic if entry else "",
        lesson_type=entry.lesson_type if entry else "",
        homework=homework.text if homework else "",
    )


def _check(note: LessonNote, lesson: Lesson, before: LessonText) -> None:
    if lesson.state == LessonState.CANCELLED:
        raise Refusal(_("Урок отменён: записать в него ничего нельзя."))
    if note.replaces is not None and before not in (note.replaces, note.text):
        raise LessonConflict(before)


def refuse_closed(lessons: Sequence[Lesson], *, at: datetime) -> None:
    """Refuse when a lesson lies in a term that the deputy head has closed."""
    days = [x.day for x in lessons]
    locks = TermLock.objects.filter(
        lifted_at=None,
        term__year_id__in={x.course.year_id for x in lessons},
        term__since__lte=max(days),
        term__until__gte=min(days),
    ).select_related("term")
    for lock in locks:
        if any(
            lock.term.since <= x.day <= lock.term.until and x.course.term_kind == lock.term.kind
            for x in lessons
        ):
            locked_at = lock.locked_at.astimezone(at.tzinfo)
            raise Refusal(why_locked(Closed(str(lock.term), locked_at, lock.locked_by)))


def _write_entries(changed: dict[int, LessonText]) -> None:
    LessonEntry.objects.bulk_create(
        [
            LessonEntry(lesson_id=pk, topic=text.topic, lesson_type=text.lesson_type)
            for pk, text in changed.items()
        ],
        update_conflicts=True,
        unique_fields=["lesson"],
        update_fields=["topic", "lesson_type"],
    )


def _write_homework(changed: dict[int, LessonText], lessons: dict[int, Lesson]) -> None:
    set_at = [pk for pk, text in changed.items() if text.homework]
    due = next_lessons([lessons[pk] for pk in set_at])
    Homework.objects.filter(pk__in=[pk for pk in changed if pk not in set_at]).delete()
    Homework.objects.bulk_create(
        [Homework(lesson_id=pk, due_id=due.get(pk), text=changed[pk].homework) for pk in set_at],
        update_conflicts=True,
        unique_fields=["lesson"],
        update_fields=["due", "text"],
    )


@transaction.atomic
def find_due_lessons(*, year: Year, by: trail.Actor, at: datetime) -> int:
    """Let homework without a due lesson be due at the next one of the new timetable."""
    waiting = list(
        Homework.objects.filter(due=None, lesson__course__year=year).select_related("lesson")
    )
    found = next_lessons([h.lesson for h in waiting])
    moved = [h for h in waiting if h.pk in found]
    for homework in moved:
        homework.due_id = found[homework.pk]
    Homework.objects.bulk_update(moved, ["due"])
    trail.record_all(
        [
            trail.Change("journal.homework.moved", "lesson", h.pk, after={"due": h.due_id})
            for h in moved
        ],
        by=by,
        at=at,
    )
    return len(moved)


def next_lessons(lessons: Sequence[Lesson]) -> dict[int, int]:
    """For each lesson the id of the next one of its course, where the timetable has it."""
    if not lessons:
        return {}
    later = Lesson.objects.filter(
        course__in={x.course_id for x in lessons},
        day__gte=min(x.day for x in lessons),
        state=LessonState.PLANNED,
    )
    places = sorted(later.values_list("course_id", "day", "number", "pk"))
    found = {}
    for lesson in lessons:
        after = bisect_right(places, (lesson.course_id, lesson.day, lesson.number, lesson.pk))
        if after < len(places) and places[after][0] == lesson.course_id:
            found[lesson.pk] = places[after][3]
    return found
