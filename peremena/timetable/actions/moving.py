"""Moving lessons to another hour or room, letting two lessons change places, taking it back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from peremena.classes.models import Enrolment
from peremena.kit.refusal import Refusal
from peremena.kit.russian import day_with_weekday, full_date
from peremena.kit.validity import on_day
from peremena.schools.models import Room, Term
from peremena.schools.queries.bells import bells_of
from peremena.schools.queries.calendar import school_calendar
from peremena.timetable.actions.substituting import lock_lessons, title_of
from peremena.timetable.models import Lesson, LessonState, Move, TeacherAbsence
from peremena.timetable.queries.giving import givers
from peremena.timetable.queries.records import written
from peremena.timetable.rules.hours import Away
from peremena.trail import actions as trail

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Place:
    """When and where a lesson takes place."""

    day: date
    number: int
    starts: time | None
    ends: time | None
    room: Room | None


@transaction.atomic
def move_lesson(
    *,
    lesson: Lesson,
    day: date,
    number: int,
    room: Room | None,
    reason: str = "",
    anyway: bool = False,
    by: trail.Actor,
    at: datetime,
    today: date,
) -> UUID:
    """Let a lesson take place at another hour or in another room; returns the deed, to undo it.

    `anyway`: the decision to move a lesson that is written down already, on the same day.
    """
    lesson = lock_lessons([lesson.pk])[lesson.pk]
    target = _place(lesson, day, number, room)
    if (day, number, room) == (lesson.day, lesson.number, lesson.room):
        raise Refusal(
            _("%s: там урок и стоит. Выберите другой день, номер или кабинет.") % title_of(lesson),
            field="day",
        )
    return _carry_out([(lesson, target)], reason, anyway, by=by, at=at, today=today)


@transaction.atomic
def swap_lessons(
    *,
    first: Lesson,
    second: Lesson,
    reason: str = "",
    anyway: bool = False,
    by: trail.Actor,
    at: datetime,
    today: date,
) -> UUID:
    """Let two lessons change their hours; each keeps its room. Returns the deed, to undo it."""
    if first.pk == second.pk:
        raise Refusal(_("Выберите два разных урока."), field="other")
    locked = lock_lessons([first.pk, second.pk])
    first, second = locked[first.pk], locked[second.pk]
    targets = [
        (first, Place(second.day, second.number, second.starts, second.ends, first.room)),
        (second, Place(first.day, first.number, first.starts, first.ends, second.room)),
    ]
    return _carry_out(targets, reason, anyway, by=by, at=at, today=today)


@transaction.atomic
def undo_move(*, deed: UUID, by: trail.Actor, at: datetime) -> None:
    """Bring the lessons of a deed back to where they were; refuses when their places are taken."""
    standing = list(
        Move.objects.filter(deed=deed, undone_at=None).select_related("was_room").order_by("pk")
    )
    if not standing:
        raise Refusal(_("Этот перенос уже отменён: обновите страницу."))
    locked = lock_lessons([m.lesson_id for m in standing])
    targets = [
        (
            locked[m.lesson_id],
            Place(m.was_day, m.was_number, m.was_starts, m.was_ends, m.was_room),
        )
        for m in standing
    ]
    _refuse_written([x for x, _to in targets], {x.pk: to for x, to in targets}, anyway=False)
    _refuse_clashes(targets)
    Move.objects.filter(pk__in=[m.pk for m in standing]).update(undone_at=at, undone_by=by.name)
    _write(targets, "timetable.move.undone", by=by, at=at)


def _carry_out(
    targets: list[tuple[Lesson, Place]],
    reason: str,
    anyway: bool,
    *,
    by: trail.Actor,
    at: datetime,
    today: date,
) -> UUID:
    for lesson, target in targets:
        if lesson.state == LessonState.CANCELLED:
            raise Refusal(_("%s: урок отменён, переносить нечего.") % title_of(lesson))
        _refuse_day(lesson, target, today=today)
    _refuse_written([x for x, _to in targets], {x.pk: to for x, to in targets}, anyway=anyway)
    _refuse_clashes(targets)
    deed = uuid4()
    before = {
        m.lesson_id: m
        for m in Move.objects.filter(
            lesson__in=[x for x, _to in targets], undone_at=None
        ).select_related("was_room")
    }
    Move.objects.filter(pk__in=[m.pk for m in before.values()]).update(
        undone_at=at, undone_by=by.name
    )
    Move.objects.bulk_create(
        _move(lesson, before.get(lesson.pk), deed, reason, by=by, at=at)
        for lesson, _target in targets
    )
    _write(targets, "timetable.lesson.moved", by=by, at=at)
    return deed


def _move(
    lesson: Lesson, before: Move | None, deed: UUID, reason: str, *, by: trail.Actor, at: datetime
) -> Move:
    """A lesson that was moved before keeps the place of the timetable as its first one."""
    was = before or lesson
    old = "was_" if before else ""
    return Move(
        school_id=lesson.school_id,
        lesson=lesson,
        deed=deed,
        reason=reason,
        made_at=at,
        made_by=by.name,
        **{
            f"was_{name}": getattr(was, f"{old}{name}")
            for name in ("day", "number", "starts", "ends", "room")
        },
    )


def _write(
    targets: list[tuple[Lesson, Place]], event: str, *, by: trail.Actor, at: datetime
) -> None:
    entries = []
    for lesson, target in targets:
        before = {"day": lesson.day, "number": lesson.number, "room": lesson.room_id}
        lesson.day, lesson.number = target.day, target.number
        lesson.starts, lesson.ends, lesson.room = target.starts, target.ends, target.room
        after = {"day": lesson.day, "number": lesson.number, "room": lesson.room_id}
        entries.append(trail.Change(event, "lesson", lesson.pk, before=before, after=after))
    Lesson.objects.bulk_update(
        [x for x, _to in targets], ["day", "number", "starts", "ends", "room"]
    )
    trail.record_all(entries, by=by, at=at)


def _place(lesson: Lesson, day: date, number: int, room: Room | None) -> Place:
    school_class = lesson.course.group.school_class
    shift = school_class.shift if school_class else 1
    rung = bells_of(lesson.school_id).at(day, shift=shift, number=number)
    if rung is None:
        raise Refusal(
            _("В этот день в расписании звонков нет %d-го урока. Выберите другой номер.") % number,
            field="number",
        )
    starts, ends = rung
    return Place(day, number, starts, ends, room)


def _refuse_day(lesson: Lesson, target: Place, *, today: date) -> None:
    """Refuse the past, days of rest, days outside the year and its terms, terms that are over."""
    if target.day == lesson.day and lesson.day >= today:
        return
    school_class = lesson.course.group.school_class
    day = full_date(target.day)
    if target.day < today:
        raise Refusal(
            _("%s уже прошло: перенести урок можно на сегодня или на день впереди.") % day,
            field="day",
        )
    year = lesson.course.year
    if not year.since <= target.day <= year.until:
        raise Refusal(_("%s не входит в учебный год. Выберите другой день.") % day, field="day")
    grade = school_class.grade if school_class else 0
    calendar = school_calendar(year)
    rest = next((r.name for r in calendar.rests if r.covers(target.day, grade)), "")
    if target.day.weekday() == SUNDAY:
        rest = rest or _("воскресенье")
    if calendar.works_on(target.day, grade=grade):
        rest = ""
    if rest:
        raise Refusal(
            _("%(day)s — нерабочий день (%(name)s). Выберите другой день.")
            % {"day": day, "name": rest},
            field="day",
        )
    terms = list(Term.objects.filter(year=year, kind=lesson.course.term_kind))
    over = next((t for t in terms if t.since <= lesson.day <= t.until < today), None)
    if over:
        raise Refusal(
            _("%(term)s уже окончена, уроки из неё не переносят.") % {"term": over}, field="day"
        )
    if terms and not any(t.since <= target.day <= t.until for t in terms):
        raise Refusal(
            _("%s не входит ни в один учебный период этого класса. Выберите другой день.") % day,
            field="day",
        )


def _refuse_written(lessons: list[Lesson], targets: dict[int, Place], *, anyway: bool) -> None:
    leaving = [x.pk for x in lessons if targets[x.pk].day != x.day]
    by_id = {x.pk: x for x in lessons}
    dated = Lesson.objects.filter(written(dated=True), pk__in=leaving)
    if stays := dated.values_list("pk", flat=True).first():
        raise Refusal(
            _(
                "%s: в журнале уже стоят отметки или пропуски этого дня. "
                "На другой день такой урок не переносят."
            )
            % title_of(by_id[stays]),
            field="day",
        )
    filled = Lesson.objects.filter(written(), pk__in=by_id).values_list("pk", flat=True).first()
    if filled and not anyway:
        raise Refusal(
            _(
                "%s: урок уже записан в журнале. Если запись должна перейти вместе с ним, "
                "подтвердите это и перенесите снова."
            )
            % title_of(by_id[filled]),
            field="anyway",
        )


def _refuse_clashes(targets: list[tuple[Lesson, Place]]) -> None:
    moved = [x.pk for x, _to in targets]
    _refuse_same_course(targets, moved)
    teachers = givers(x for x, _to in targets)
    for lesson, target in targets:
        teacher = teachers.get(lesson.pk)
        others = _others_at(lesson, target, moved)
        busy = givers(others)
        for other in others:
            if teacher and other.pk in busy and busy[other.pk].pk == teacher.pk:
                raise Refusal(
                    _("%(name)s в это время ведёт другой урок: %(other)s.")
                    % {"name": teacher.short_name, "other": title_of(other)},
                    field="number",
                )
            if target.room and other.room_id == target.room.pk:
                raise Refusal(
                    _("Кабинет %(room)s в это время занят: %(other)s. Выберите другой кабинет.")
                    % {"room": target.room.name, "other": title_of(other)},
                    field="room",
                )
        if clash := _same_pupils(lesson, target, others):
            raise Refusal(
                _("У этих учеников в это время другой урок: %s. Выберите другое время.")
                % title_of(clash),
                field="number",
            )
        if teacher and _is_away(teacher.pk, target):
            raise Refusal(
                _("%(name)s в этот день (%(day)s) отсутствует. Сначала назначьте замену.")
                % {"name": teacher.short_name, "day": day_with_weekday(target.day)},
                field="day",
            )


def _refuse_same_course(targets: list[tuple[Lesson, Place]], moved: Collection[int]) -> None:
    """Refuse an hour at which the course has a lesson already, be it a cancelled one."""
    for lesson, target in targets:
        same = Lesson.objects.filter(
            course=lesson.course_id, day=target.day, number=target.number
        ).exclude(pk__in=moved)
        if same.exists():
            raise Refusal(
                _("%s: на это время у этого предмета уже стоит урок. Выберите другое время.")
                % title_of(lesson),
                field="number",
            )


def _others_at(lesson: Lesson, target: Place, moved: Collection[int]) -> list[Lesson]:
    """All other lessons of the school at the hour of a place."""
    at_number = Q(number=target.number)
    if target.starts and target.ends:
        at_number = Q(starts__lt=target.ends, ends__gt=target.starts) | Q(
            starts=None, number=target.number
        )
    return list(
        Lesson.objects.filter(
            at_number, school_id=lesson.school_id, day=target.day, state=LessonState.PLANNED
        )
        .exclude(pk__in=moved)
        .select_related("course__subject", "course__group__school_class", "teacher")
    )


def _same_pupils(lesson: Lesson, target: Place, others: list[Lesson]) -> Lesson | None:
    own = Enrolment.objects.filter(on_day(target.day), group=lesson.course.group_id)
    groups = set(
        Enrolment.objects.filter(
            on_day(target.day),
            group__in={x.course.group_id for x in others},
            pupil__in=own.values("pupil"),
        ).values_list("group_id", flat=True)
    ) | {lesson.course.group_id}
    return next((x for x in others if x.course.group_id in groups), None)


def _is_away(teacher_id: int, target: Place) -> bool:
    near = TeacherAbsence.objects.filter(
        employee=teacher_id,
        withdrawn_at=None,
        since__lte=target.day,
        until__gte=target.day,
    )
    return any(
        Away(a.since, a.first, a.until, a.last).covers(target.day, target.number) for a in near
    )
