"""Stages for the tests of substitutions and moves."""

from datetime import date

from peremena.people.models import Employee
from peremena.studies.models import WorkType
from peremena.timetable.actions import (
    NewAbsence,
    NewSubstitution,
    enter_absence,
    move_lesson,
    substitute,
)
from peremena.timetable.actions.control_works import plan_control_work
from peremena.timetable.models import Lesson, SubstitutionKind
from peremena.timetable.rules.hours import Away
from tests.world.school import NOW, SYSTEM, TODAY

FRIDAY = date(2026, 10, 16)


def absent(employee: Employee, since=TODAY, until=TODAY, first=0, last=99, **more):
    """The teacher is away."""
    new = NewAbsence(Away(since, first, until, last), more.pop("reason", "ill"), **more)
    return enter_absence(employee=employee, new=new, by=SYSTEM, at=NOW)


def give(lesson: Lesson, teacher: Employee | None, kind=SubstitutionKind.SUBSTITUTE):
    """A colleague gives the lesson."""
    return substitute([NewSubstitution(lesson.pk, kind, teacher)], by=SYSTEM, at=NOW)[0]


def move(lesson: Lesson, day: date, number: int, room=None, **more):
    """The lesson takes place at another hour."""
    return move_lesson(
        lesson=lesson, day=day, number=number, room=room, by=SYSTEM, at=NOW, today=TODAY, **more
    )


def planned(world, day: date, course=None, **more):
    """A control work is planned."""
    return plan_control_work(
        course=course or world.maths,
        day=day,
        work_type=WorkType.objects.get(school=world.school, name="Контрольная работа"),
        title="Дроби",
        by=SYSTEM,
        at=NOW,
        today=TODAY,
        **more,
    )
