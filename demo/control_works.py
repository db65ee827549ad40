"""The schedule of control works: what the programme holds for the coming weeks, within the limits."""

from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction

from demo.programme import CONTROL_WORKS, Course, PlannedLesson, programme
from demo.school import DemoSchool
from peremena.kit.refusal import Refusal
from peremena.schools.models import School
from peremena.schools.rules.proposal import SchoolYear
from peremena.studies import models as studies
from peremena.timetable.actions.control_works import plan_control_work
from peremena.timetable.models import ControlWork
from peremena.trail.actions import Actor

AHEAD = timedelta(weeks=5)
OF_A_CLASS = 4


@transaction.atomic
def plan_works(
    school: School, demo: DemoSchool, year: SchoolYear, *, now: datetime, by: Actor
) -> None:
    """Up to four works a class, once no work lies ahead; those over the limits are left out."""
    today = now.date()
    if ControlWork.objects.filter(school=school, lesson__day__gt=today, withdrawn_at=None).exists():
        return
    courses = {
        Course(c.group.school_class.name, "", c.subject.name): c
        for c in studies.Course.objects.filter(
            school=school, group__name="", group__school_class__isnull=False, year__since=year.first
        ).select_related("subject", "group__school_class")
        if c.group.school_class
    }
    kinds = {k.name: k for k in studies.WorkType.objects.filter(school=school, is_control=True)}
    ahead = [
        x
        for x in programme(demo, year).values()
        if today < x.day <= today + AHEAD and x.work in CONTROL_WORKS & kinds.keys()
    ]
    planned: Counter[str] = Counter()
    for x in sorted(ahead, key=lambda x: (x.day, x.course, x.number)):
        name = x.course.class_name
        if x.course not in courses or planned[name] == OF_A_CLASS:
            continue
        planned[name] += _is_planned(x, courses[x.course], kinds[x.work], now=now, by=by)


def _is_planned(
    lesson: PlannedLesson,
    course: studies.Course,
    kind: studies.WorkType,
    *,
    now: datetime,
    by: Actor,
) -> bool:
    try:
        plan_control_work(
            course=course,
            day=lesson.day,
            work_type=kind,
            title=lesson.topic.removeprefix(f"{lesson.title}. "),
            by=by,
            at=now,
            today=now.date(),
        )
    except Refusal:
        return False
    return True
