"""Who was away and who gave the lessons instead, week by week, by the actions of the deputy head.

A week that has an absence is left alone, so a later start adds only the weeks that have come.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from demo.seeds import stream
from peremena.kit.refusal import Refusal
from peremena.kit.weeks import monday_of
from peremena.people.models import Employee
from peremena.schools.models import School
from peremena.schools.rules.proposal import SchoolYear
from peremena.timetable.actions import (
    NewAbsence,
    NewSubstitution,
    enter_absence,
    move_lesson,
    substitute,
)
from peremena.timetable.models import Lesson, LessonState, Move, SubstitutionKind, TeacherAbsence
from peremena.timetable.queries.day_changes import Proposal, best_plan
from peremena.timetable.rules.hours import Away
from peremena.trail.actions import Actor

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
MORNING = time(7, 40)
REASONS = ("ill", "ill", "ill", "trip", "course", "other")


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody is away from one day to another."""

    teacher: Employee
    since: date
    until: date
    reason: str
    order: str


def arrange(school: School, year: SchoolYear, *, now: datetime, by: Actor) -> None:
    """Absences and substitutions from the first week of the year to the one after this."""
    today = now.date()
    monday, number = monday_of(year.first), 0
    while monday <= min(monday_of(today) + WEEK, year.last):
        number += 1
        if not _has_absence(school, monday):
            leave = _current(school, now) if monday == monday_of(today) else None
            leave = leave or _leave(school, monday, number)
            if leave:
                _enter(school, leave, now=now, by=by)
        monday += WEEK
    _move_one(school, now=now, by=by)


def _has_absence(school: School, monday: date) -> bool:
    week = (monday, monday + 6 * DAY)
    return TeacherAbsence.objects.filter(school=school, since__range=week).exists()


def _leave(school: School, monday: date, number: int) -> Leave | None:
    """One teacher of the week; small schools have quieter weeks."""
    chance = stream("leave", school.name, monday)
    since = monday + chance.randrange(5) * DAY
    until = min(since + chance.randrange(3) * DAY, monday + 4 * DAY)
    teachers = _teachers(school, since)
    if not teachers or chance.random() > len(teachers) / 12:
        return None
    reason = chance.choice(REASONS)
    return Leave(chance.choice(teachers), since, until, reason, f"{60 + number}-к")


def _current(school: School, now: datetime) -> Leave | None:
    """Whoever fell ill this morning; after the last lesson, on the next school day."""
    ahead = Lesson.objects.filter(school=school, state=LessonState.PLANNED)
    today = ahead.filter(day=now.date(), starts__gt=now.time())
    day = (
        now.date()
        if today.exists()
        else ahead.filter(day__gt=now.date()).values_list("day", flat=True).order_by("day").first()
    )
    if day is None:
        return None
    teachers = sorted(_teachers(school, day), key=lambda t: -t.lessons.filter(day=day).count())
    return Leave(teachers[0], day, day + DAY, "ill", "") if teachers else None


def _teachers(school: School, day: date) -> list[Employee]:
    """Those who have lessons that day."""
    held = Lesson.objects.filter(school=school, day=day, state=LessonState.PLANNED)
    return list(
        Employee.objects.filter(pk__in=held.values("teacher"), user__isnull=False).order_by("pk")
    )


def _enter(school: School, leave: Leave, *, now: datetime, by: Actor) -> None:
    at = min(now, datetime.combine(leave.since, MORNING, now.tzinfo))
    order_day = leave.since - DAY if leave.order and leave.reason != "ill" else None
    new = NewAbsence(
        Away(leave.since, 0, leave.until, 99),
        leave.reason,
        leave.order if order_day else "",
        order_day,
    )
    enter_absence(employee=leave.teacher, new=new, by=by, at=at)
    for day in _days(leave):
        plan = [p for p in best_plan(school_id=school.pk, day=day) if p.best]
        if covered := _chosen(plan, day, now):
            substitute(covered, by=by, at=at)


def _days(leave: Leave) -> Iterator[date]:
    day = leave.since
    while day <= leave.until:
        yield day
        day += DAY


def _chosen(plan: list[Proposal], day: date, now: datetime) -> list[NewSubstitution]:
    """All lessons that have begun; of those ahead this day and the next ones, every third is left."""
    staff = Employee.objects.in_bulk([p.best.id for p in plan if p.best])
    return [
        NewSubstitution(p.lesson.id, SubstitutionKind.SUBSTITUTE, staff[p.best.id])
        for place, p in enumerate(plan)
        if p.best and (place % 3 == 0 or _has_begun(p, day, now))
    ]


def _has_begun(proposal: Proposal, day: date, now: datetime) -> bool:
    return (day, proposal.lesson.starts or time.min) <= (now.date(), now.time())


def _move_one(school: School, *, now: datetime, by: Actor) -> None:
    """A lesson of the days to come goes to the hour after the class's last one."""
    if Move.objects.filter(school=school, lesson__day__gt=now.date()).exists():
        return
    ahead = Lesson.objects.filter(
        school=school, day__gt=now.date() + DAY, state=LessonState.PLANNED, number=1
    ).select_related("course__group", "room")
    for lesson in ahead.order_by("day", "pk")[:6]:
        whole = lesson.course.group.school_class_id
        last = (
            Lesson.objects.filter(day=lesson.day, course__group__school_class=whole)
            .order_by("number")
            .last()
        )
        if last is None:
            continue
        try:
            move_lesson(
                lesson=lesson,
                day=lesson.day,
                number=last.number + 1,
                room=lesson.room,
                reason="Медицинский осмотр",
                by=by,
                at=now,
                today=now.date(),
            )
        except Refusal:
            continue
        return
