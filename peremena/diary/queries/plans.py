"""The thematic plans of a pupil's subjects, as approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from peremena.journal.queries.plan import LaidPlan, ThemeRow, laid_plan
from peremena.kit.validity import on_day
from peremena.kit.weeks import school_year_of
from peremena.studies.models import Course, Plan, PlanState


@dataclass(frozen=True, slots=True)
class SubjectPlan:
    """A subject of the pupil; `plan_id` is None while no plan is approved."""

    course_id: int
    subject: str
    plan_id: int | None


@dataclass(frozen=True, slots=True)
class FamilyPlan:
    """A plan for the family: the theme of the next lesson, and all themes over their days."""

    subject: str
    page: LaidPlan

    @property
    def next_theme(self) -> ThemeRow | None:
        """The theme to which the next lesson belongs."""
        return next((t for t in self.page.themes if t.days.coming), None)

    @property
    def next_day(self) -> date | None:
        """The day of the next lesson."""
        theme = self.next_theme
        return theme.days.coming[0] if theme else None


def subject_plans(*, pupil_id: int, today: date) -> list[SubjectPlan]:
    """The subjects that the pupil learns today, by name; one statement."""
    approved = Plan.objects.filter(course=OuterRef("pk"), state=PlanState.APPROVED)
    courses = (
        _courses(pupil_id, today)
        .annotate(plan=Subquery(approved.order_by("-version").values("pk")[:1]))
        .order_by("subject__name", "pk")
    )
    return [SubjectPlan(*row) for row in courses.values_list("pk", "subject__name", "plan")]


def family_plan(*, plan_id: int, now: datetime) -> FamilyPlan:
    """An approved plan over the lessons; five statements."""
    plan = Plan.objects.select_related(
        "course__subject", "course__year", "course__group__school_class"
    ).get(pk=plan_id)
    return FamilyPlan(plan.course.subject.name, laid_plan(plan, now=now))


def _courses(pupil_id: int, today: date) -> QuerySet[Course]:
    learns = Q(group__enrolments__pupil=pupil_id) & on_day(today, "group__enrolments__")
    return Course.objects.filter(learns, year__since__year=school_year_of(today)).distinct()
