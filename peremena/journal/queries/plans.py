"""Thematic plans in lists: what each register has, and how many lessons the year gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Prefetch, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from peremena.kit.validity import on_day
from peremena.kit.weeks import school_year_of
from peremena.studies.models import Course, Load, Plan, PlanState
from peremena.timetable.models import LessonState


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A register with its plan. `hours`: planned by the newest version; `lessons`: in the year's
    timetable; `state`: of the newest version, empty without any; `place`: in the order of classes.
    """

    place: int
    course_id: int
    class_id: int | None
    school_class: str
    group: str
    subject: str
    teachers: str
    state: str
    look: str
    words: str
    hours: int
    lessons: int


_WORDS = {
    "": ("attention", _("нет плана")),
    PlanState.DRAFT: ("information", _("черновик")),
    PlanState.SENT: ("information", _("на утверждении")),
    PlanState.APPROVED: ("good", _("утверждён")),
}


def plan_rows(courses: QuerySet[Course], *, now: datetime) -> list[PlanRow]:
    """The courses of the school year of `now`, lowest grade first; three statements."""
    loads = Load.objects.filter(on_day(now.date())).select_related("teacher").order_by("since")
    plans = Plan.objects.annotate(hours=Sum("themes__hours", default=0)).order_by("version")
    held = ~Q(lessons__state=LessonState.CANCELLED)
    rows = (
        courses.filter(year__since__year=school_year_of(now.date()))
        .select_related("subject", "group__school_class")
        .prefetch_related(Prefetch("loads", loads), Prefetch("plans", plans))
        .annotate(held=Count("lessons", filter=held))
        .order_by(
            F("group__school_class__grade").asc(nulls_last=True),
            F("group__school_class__letter").asc(nulls_last=True),
            "subject__name",
            "group__name",
        )
    )
    return [_row(place, c) for place, c in enumerate(rows)]


def _row(place: int, course: Course) -> PlanRow:
    versions: Sequence[Plan] = list(course.plans.all())
    newest = versions[-1] if versions else None
    state = newest.state if newest else ""
    look, words = _WORDS[state]
    if len(versions) > 1 and state != PlanState.APPROVED:
        words = _("утверждён, новая версия: %s") % words
    if newest and newest.remark:
        look, words = "attention", _("возвращён на доработку")
    return PlanRow(
        place=place,
        course_id=course.pk,
        class_id=course.group.school_class_id,
        school_class=str(course.group.school_class or ""),
        group=course.group.name,
        subject=course.subject.name,
        teachers=", ".join(x.teacher.short_name for x in course.loads.all()),
        state=state,
        look=look,
        words=words,
        hours=newest.hours if newest else 0,  # type: ignore[attr-defined]
        lessons=course.held,  # type: ignore[attr-defined]
    )


@dataclass(frozen=True, slots=True)
class Source:
    """A plan that may be copied."""

    plan_id: int
    title: str
    hours: int


def sources_for(course: Course, plans: QuerySet[Plan]) -> list[Source]:
    """Plans of the same subject and grade that may be copied, newest years first; one statement."""
    school_class = course.group.school_class
    of_grade = (
        Q(course__group__school_class__grade=school_class.grade)
        if school_class
        else Q(course__group__school_class=None)
    )
    found = (
        plans.filter(of_grade, course__subject__name=course.subject.name)
        .exclude(course=course)
        .select_related("course__group__school_class", "course__year")
        .annotate(hours=Sum("themes__hours", default=0))
        .filter(hours__gt=0)
        .order_by("-course__year__since", "course__group__school_class__letter", "-version")
    )
    newest = {plan.course_id: plan for plan in reversed(found)}
    return [
        Source(p.pk, f"{p.course.group.title}, {p.course.year}", p.hours)
        for p in reversed(newest.values())
    ]
