"""The page of a day's substitutions: who is away, which lessons nobody gives, what was arranged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import F, Q
from django.utils.translation import gettext as _

from peremena.kit.russian import date_range, day_month, hour
from peremena.timetable.models import (
    Lesson,
    Move,
    Substitution,
    SubstitutionKind,
    TeacherAbsence,
)
from peremena.timetable.models.absence import FIRST_OF_ALL, LAST_OF_ALL
from peremena.timetable.queries.changes import place_words
from peremena.timetable.queries.staff import SchoolDay, colleagues, school_day
from peremena.timetable.rules.candidates import Candidate, best_for_all, candidates

OFFERED = 3


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson in a list: its number and times, the class or group, subject and room."""

    id: int
    day: date
    number: int
    starts: time | None
    ends: time | None
    group: str
    subject: str
    room: str

    @property
    def title(self) -> str:
        """7Б · Математика."""
        return f"{self.group} · {self.subject}"

    @property
    def hours(self) -> str:
        """08:30–09:15."""
        return f"{hour(self.starts)}–{hour(self.ends)}" if self.starts and self.ends else ""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A lesson whose teacher is away, with those who could give it, the best first."""

    lesson: LessonLine
    teacher: str
    candidates: tuple[Candidate, ...]

    @property
    def best(self) -> tuple[Candidate, ...]:
        """The few that are offered at once."""
        return self.candidates[:OFFERED]


@dataclass(frozen=True, slots=True)
class AbsentTeacher:
    """Somebody who is away that day. `left`: lessons that nobody gives yet, of `lessons` in all."""

    id: int
    name: str
    span: str
    reason: str
    order: str
    lessons: int
    left: int


@dataclass(frozen=True, slots=True)
class Arranged:
    """A change of the day that stands: what was, what is; exactly one of the ids undoes it."""

    lesson: LessonLine
    was: str
    now: str
    by: str
    substitution_id: int | None = None
    deed: UUID | None = None


@dataclass(frozen=True, slots=True)
class DayChanges:
    """A day of the school with all its changes."""

    day: date
    absent: tuple[AbsentTeacher, ...]
    uncovered: tuple[Uncovered, ...]
    arranged: tuple[Arranged, ...]


def line_of(lesson: Lesson) -> LessonLine:
    """The lesson as lists show it."""
    return LessonLine(
        id=lesson.pk,
        day=lesson.day,
        number=lesson.number,
        starts=lesson.starts,
        ends=lesson.ends,
        group=lesson.course.group.title,
        subject=lesson.course.subject.name,
        room=lesson.room.name if lesson.room else "",
    )


def day_changes(*, school_id: int, day: date, health: bool) -> DayChanges:
    """Everything about a day; nine statements however many lessons are uncovered.

    `health`: the reader may know who is ill.
    """
    of_day = school_day(school_id=school_id, day=day)
    staff = colleagues(of_day, school_id=school_id)
    substitutions = _substitutions(school_id, day)
    left = of_day.uncovered()
    return DayChanges(
        day=day,
        absent=tuple(
            _absent(a, of_day, substitutions, left, health=health) for a in of_day.absences
        ),
        uncovered=tuple(
            Uncovered(
                line_of(x),
                of_day.givers[x.pk].short_name,
                tuple(candidates(of_day.need(x), staff)),
            )
            for x in left
        ),
        arranged=(
            *(_covered(s) for s in substitutions),
            *(_moved(m) for m in _moves(school_id, day)),
        ),
    )


def _absent(
    absence: TeacherAbsence,
    of_day: SchoolDay,
    substitutions: Sequence[Substitution],
    left: Sequence[Lesson],
    *,
    health: bool,
) -> AbsentTeacher:
    own = [x for x in left if of_day.is_away(of_day.givers[x.pk].pk, x.number) == absence]
    given = [s for s in substitutions if s.absence_id == absence.pk]
    return AbsentTeacher(
        id=absence.pk,
        name=absence.employee.short_name,
        span=span_words(absence),
        reason=reason_words(absence, health=health),
        order=order_words(absence),
        lessons=len(own) + len(given),
        left=len(own),
    )


def span_words(absence: TeacherAbsence) -> str:
    """с 14 по 16 октября; 14 октября, с 3-го урока."""
    since, until = day_month(absence.since), day_month(absence.until)
    first = _("с %d-го урока") % absence.first if absence.first > FIRST_OF_ALL else ""
    last = _("по %d-й урок") % absence.last if absence.last < LAST_OF_ALL else ""
    if absence.since == absence.until:
        return ", ".join(p for p in (since, " ".join(p for p in (first, last) if p)) if p)
    if not first and not last:
        return date_range(absence.since, absence.until)
    return " ".join(p for p in (since, first, "—", until, last) if p)


def reason_words(absence: TeacherAbsence, *, health: bool) -> str:
    """The reason as the reader may know it."""
    if absence.reason == "ill" and not health:
        return _("по уважительной причине")
    return str(absence.get_reason_display())


def order_words(absence: TeacherAbsence) -> str:
    """приказ № 45-к от 14 октября; nothing without an order."""
    number = _("приказ № %s") % absence.order_number if absence.order_number else ""
    day = _("от %s") % day_month(absence.order_day) if absence.order_day else ""
    return " ".join(p for p in (number, day) if p)


def _substitutions(school_id: int, day: date) -> list[Substitution]:
    return list(
        Substitution.objects.filter(school_id=school_id, undone_at=None, lesson__day=day)
        .select_related(
            "lesson__course__subject",
            "lesson__course__group__school_class",
            "lesson__room",
            "was_teacher",
            "teacher",
        )
        .order_by("lesson__number", "pk")
    )


def _covered(s: Substitution) -> Arranged:
    label = str(SubstitutionKind(s.kind).label)
    return Arranged(
        lesson=line_of(s.lesson),
        was=s.was_teacher.short_name if s.was_teacher else "",
        now=f"{s.teacher.short_name}, {label}" if s.teacher else label,
        by=s.made_by,
        substitution_id=s.pk,
    )


def _moves(school_id: int, day: date) -> list[Move]:
    """Moves away from a day and to it."""
    return list(
        Move.objects.filter(
            Q(was_day=day) | Q(lesson__day=day), school_id=school_id, undone_at=None
        )
        .select_related(
            "lesson__course__subject",
            "lesson__course__group__school_class",
            "lesson__room",
            "was_room",
        )
        .order_by(F("was_day").asc(), "was_number", "pk")
    )


def _moved(m: Move) -> Arranged:
    def place(day: date, number: int, room: str) -> str:
        at = place_words(day, number)
        return _("%(at)s, каб. %(room)s") % {"at": at, "room": room} if room else at

    return Arranged(
        lesson=line_of(m.lesson),
        was=place(m.was_day, m.was_number, m.was_room.name if m.was_room else ""),
        now=place(m.lesson.day, m.lesson.number, m.lesson.room.name if m.lesson.room else ""),
        by=m.made_by,
        deed=m.deed,
    )


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who is proposed for a lesson; None when nobody is free. `others`: everybody else who is."""

    lesson: LessonLine
    teacher: str
    best: Candidate | None
    others: tuple[Candidate, ...]


def best_plan(*, school_id: int, day: date) -> list[Proposal]:
    """The best for all uncovered lessons of a day, nobody twice at one hour; seven statements."""
    of_day = school_day(school_id=school_id, day=day)
    staff = colleagues(of_day, school_id=school_id)
    left = of_day.uncovered()
    best = best_for_all([of_day.need(x) for x in left], staff)
    found = []
    for x in left:
        first = best[x.pk]
        others = (c for c in candidates(of_day.need(x), staff) if not first or c.id != first.id)
        teacher = of_day.givers[x.pk].short_name
        found.append(Proposal(line_of(x), teacher, first, tuple(others)))
    return found


@dataclass(frozen=True, slots=True)
class LessonChoices:
    """What can be done with one lesson: who could give it, whom it could be joined with, who could
    look after it, which lessons of the same pupils it could change places with, the rooms.
    """

    lesson: LessonLine
    teacher: str
    is_away: bool
    standing: Arranged | None
    candidates: tuple[Candidate, ...]
    joins: tuple[tuple[int, str], ...]
    others: tuple[tuple[int, str], ...]


def lesson_choices(lesson: Lesson) -> LessonChoices:
    """Everything that the page of one lesson offers."""
    of_day = school_day(school_id=lesson.school_id, day=lesson.day)
    staff = colleagues(of_day, school_id=lesson.school_id)
    here = next(x for x in of_day.lessons if x.pk == lesson.pk)
    giver = of_day.givers.get(here.pk)
    need = of_day.need(here)
    found = [c for c in candidates(need, staff) if giver is None or c.id != giver.pk]
    parallel: dict[int, list[str]] = defaultdict(list)
    for x in of_day.lessons:
        teacher = of_day.givers.get(x.pk)
        if x.pk != here.pk and teacher and teacher != giver and x.number == here.number:
            parallel[teacher.pk].append(
                f"{teacher.short_name} · {x.course.group.title}, {x.course.subject.name}"
            )
    standing = next(
        (s for s in _substitutions(lesson.school_id, lesson.day) if s.lesson_id == here.pk), None
    )
    return LessonChoices(
        lesson=line_of(here),
        teacher=giver.short_name if giver else "",
        is_away=bool(giver and of_day.is_away(giver.pk, here.number)),
        standing=_covered(standing) if standing else None,
        candidates=tuple(found),
        joins=tuple((pk, titles[0]) for pk, titles in parallel.items()),
        others=tuple(
            sorted(
                ((c.id, c.name) for c in staff if giver is None or c.id != giver.pk),
                key=lambda c: c[1],
            )
        ),
    )
