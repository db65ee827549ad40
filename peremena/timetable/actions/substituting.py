"""Giving a lesson to a colleague for once, joining groups, cancelling; and taking it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.kit.russian import day_with_weekday
from peremena.people.models import Employee
from peremena.timetable.models import (
    Lesson,
    LessonState,
    Substitution,
    SubstitutionKind,
    TeacherAbsence,
)
from peremena.timetable.queries.giving import givers
from peremena.timetable.queries.planned import spells_of
from peremena.timetable.queries.records import written
from peremena.timetable.rules.giving import who_gives
from peremena.timetable.rules.hours import Away, Hour
from peremena.trail import actions as trail

OCCUPYING = (SubstitutionKind.SUBSTITUTE,)


@dataclass(frozen=True, slots=True)
class NewSubstitution:
    """What becomes of a lesson. `teacher`: who gives it or looks after it; None when cancelled."""

    lesson_id: int
    kind: SubstitutionKind
    teacher: Employee | None = None
    paid: bool = True


def title_of(lesson: Lesson) -> str:
    """A lesson in a sentence: 7Б, Математика, ср, 14 октября, 1-й урок."""
    return _("%(group)s, %(subject)s, %(day)s, %(number)d-й урок") % {
        "group": lesson.course.group.title,
        "subject": lesson.course.subject.name,
        "day": day_with_weekday(lesson.day),
        "number": lesson.number,
    }


@transaction.atomic
def substitute(
    news: Sequence[NewSubstitution], *, by: trail.Actor, at: datetime
) -> list[Substitution]:
    """Cover lessons, all or nothing; one that is covered already is covered anew.

    Refuses a lesson that is written down or cancelled, a colleague who is busy or away at that
    hour, of another school, or the very teacher who is replaced.
    """
    lessons = lock_lessons([n.lesson_id for n in news])
    standing = {
        s.lesson_id: s
        for s in Substitution.objects.filter(lesson__in=lessons, undone_at=None).select_related(
            "was_teacher"
        )
    }
    usual = dict(givers(lessons.values())) | {
        pk: s.was_teacher for pk, s in standing.items() if s.was_teacher
    }
    _refuse_written(lessons)
    _lock_teachers({n.teacher.pk for n in news if n.teacher})
    absences = _absences(lessons)
    busy = _busy_hours(lessons, news)
    for new in news:
        lesson = lessons[new.lesson_id]
        _check(new, lesson, usual.get(lesson.pk), standing.get(lesson.pk))
        if new.teacher:
            _check_free(new, lesson, new.teacher, absences, busy)
    _end(list(standing.values()), by=by, at=at)
    made = Substitution.objects.bulk_create(
        Substitution(
            school_id=lessons[n.lesson_id].school_id,
            lesson=lessons[n.lesson_id],
            absence_id=_absence_of(lessons[n.lesson_id], usual.get(n.lesson_id), absences),
            kind=n.kind,
            was_teacher=usual.get(n.lesson_id),
            teacher=n.teacher,
            paid=n.paid and n.teacher is not None,
            made_at=at,
            made_by=by.name,
        )
        for n in news
    )
    for new in news:
        lesson = lessons[new.lesson_id]
        cancelled = new.kind == SubstitutionKind.CANCELLED
        lesson.state = LessonState.CANCELLED if cancelled else LessonState.PLANNED
        lesson.teacher = usual.get(lesson.pk) if cancelled else new.teacher
    Lesson.objects.bulk_update(lessons.values(), ["teacher", "state"])
    trail.record_all(
        [
            trail.Change(
                "timetable.lesson.substituted",
                "lesson",
                s.lesson_id,
                before={"teacher": s.was_teacher.short_name if s.was_teacher else ""},
                after={"kind": s.kind, "teacher": s.teacher.short_name if s.teacher else ""},
                person_id=s.teacher_id,
                person_kind=trail.EMPLOYEE,
            )
            for s in made
        ],
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def undo_substitution(*, substitution: Substitution, by: trail.Actor, at: datetime) -> None:
    """Give the lesson back to its teacher; refuses one that the substitute has written down."""
    standing = Substitution.objects.filter(pk=substitution.pk, undone_at=None)
    found = list(standing.select_related("lesson"))
    if not found:
        raise Refusal(_("Эта замена уже отменена: обновите страницу."))
    _refuse_written(lock_lessons([found[0].lesson_id]))
    take_back(found, by=by, at=at)


@transaction.atomic
def take_back(standing: Sequence[Substitution], *, by: trail.Actor, at: datetime) -> None:
    """End substitutions and give their lessons back, to whoever has the course on their day;
    refuses nothing.
    """
    lessons = lock_lessons([s.lesson_id for s in standing])
    spells = spells_of({x.course_id for x in lessons.values()})
    _end(standing, by=by, at=at)
    for s in standing:
        lesson = lessons[s.lesson_id]
        lesson.teacher_id = who_gives(s.was_teacher_id, spells[lesson.course_id], lesson.day)
        lesson.state = LessonState.PLANNED
    Lesson.objects.bulk_update(lessons.values(), ["teacher", "state"])
    trail.record_all(
        [
            trail.Change(
                "timetable.substitution.undone",
                "lesson",
                s.lesson_id,
                before={"kind": s.kind, "teacher": s.teacher_id},
                person_id=s.teacher_id,
                person_kind=trail.EMPLOYEE,
            )
            for s in standing
        ],
        by=by,
        at=at,
    )


def lock_lessons(ids: Sequence[int]) -> dict[int, Lesson]:
    """The lessons, locked until the end of the transaction, with all that a sentence names."""
    rows = (
        Lesson.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk__in=ids)
        .select_related("course__subject", "course__group__school_class", "teacher", "room")
        .order_by("pk")
    )
    return {x.pk: x for x in rows}


def _lock_teachers(ids: Collection[int]) -> None:
    """Take those who are to give lessons: nobody else gives them another one meanwhile."""
    list(Employee.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))


def _refuse_written(lessons: Mapping[int, Lesson]) -> None:
    filled = Lesson.objects.filter(written(), pk__in=lessons).values_list("pk", flat=True).first()
    if filled:
        raise Refusal(
            _("%s: урок уже записан в журнале, поэтому замену не изменить.")
            % title_of(lessons[filled])
        )


def _check(
    new: NewSubstitution, lesson: Lesson, usual: Employee | None, standing: Substitution | None
) -> None:
    words = {"lesson": title_of(lesson)}
    if lesson.state == LessonState.CANCELLED and standing is None:
        raise Refusal(_("%(lesson)s: урок отменён, замена не нужна.") % words)
    if new.kind == SubstitutionKind.CANCELLED:
        return
    if new.teacher is None:
        raise Refusal(_("%(lesson)s: выберите, кто проведёт урок.") % words, field="teacher")
    words["name"] = new.teacher.short_name
    if new.teacher.school_id != lesson.school_id:
        raise Refusal(_("%(name)s не работает в этой школе.") % words, field="teacher")
    if usual and new.teacher.pk == usual.pk:
        raise Refusal(
            _("%(lesson)s: %(name)s и так ведёт этот урок. Выберите другого учителя.") % words,
            field="teacher",
        )


def _check_free(
    new: NewSubstitution,
    lesson: Lesson,
    teacher: Employee,
    absences: Sequence[TeacherAbsence],
    busy: Mapping[tuple[int, date], list[tuple[int, Hour, str]]],
) -> None:
    words = {"lesson": title_of(lesson), "name": teacher.short_name}
    if _absence_of(lesson, teacher, absences):
        raise Refusal(
            _("%(lesson)s: %(name)s в это время отсутствует. Выберите другого учителя.") % words,
            field="teacher",
        )
    hour = Hour(lesson.number, lesson.starts, lesson.ends)
    other = next(
        (
            title
            for pk, at, title in busy[teacher.pk, lesson.day]
            if pk != lesson.pk and at.meets(hour)
        ),
        None,
    )
    if new.kind == SubstitutionKind.SUBSTITUTE and other:
        raise Refusal(
            _("%(lesson)s: %(name)s в это время ведёт урок — %(other)s. Выберите другого учителя.")
            % (words | {"other": other}),
            field="teacher",
        )
    if new.kind == SubstitutionKind.JOINED and not other:
        raise Refusal(
            _("%(lesson)s: у %(name)s в это время нет урока, объединять не с кем.") % words,
            field="teacher",
        )


def _absences(lessons: Mapping[int, Lesson]) -> Sequence[TeacherAbsence]:
    days = [x.day for x in lessons.values()]
    return list(
        TeacherAbsence.objects.filter(
            school__in={x.school_id for x in lessons.values()},
            withdrawn_at=None,
            since__lte=max(days),
            until__gte=min(days),
        )
    )


def _absence_of(
    lesson: Lesson, teacher: Employee | None, absences: Sequence[TeacherAbsence]
) -> int | None:
    covering = (
        a.pk
        for a in absences
        if teacher
        and a.employee_id == teacher.pk
        and Away(a.since, a.first, a.until, a.last).covers(lesson.day, lesson.number)
    )
    return next(covering, None)


def _busy_hours(
    lessons: Mapping[int, Lesson], news: Sequence[NewSubstitution]
) -> Mapping[tuple[int, date], list[tuple[int, Hour, str]]]:
    """By teacher and day: his lessons that stay, and those that he is about to get."""
    chosen = {n.teacher.pk for n in news if n.teacher}
    others = list(
        Lesson.objects.filter(
            Q(teacher__in=chosen) | Q(teacher=None),
            school__in={x.school_id for x in lessons.values()},
            day__in={x.day for x in lessons.values()},
            state=LessonState.PLANNED,
        )
        .exclude(pk__in=lessons)
        .select_related("course__subject", "course__group__school_class", "teacher")
    )
    given_by = givers(others)
    found: defaultdict[tuple[int, date], list[tuple[int, Hour, str]]] = defaultdict(list)
    rows = [(given_by[x.pk].pk, x) for x in others if x.pk in given_by]
    rows += [
        (n.teacher.pk, lessons[n.lesson_id]) for n in news if n.teacher and n.kind in OCCUPYING
    ]
    for teacher_id, x in rows:
        title = f"{x.course.group.title}, {x.course.subject.name}"
        found[teacher_id, x.day].append((x.pk, Hour(x.number, x.starts, x.ends), title))
    return found


def _end(standing: Sequence[Substitution], *, by: trail.Actor, at: datetime) -> None:
    Substitution.objects.filter(pk__in=[s.pk for s in standing]).update(
        undone_at=at, undone_by=by.name
    )
