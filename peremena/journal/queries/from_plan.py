"""What the approved plan gives a lesson."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from peremena.journal.queries.plan import changed_themes, lesson_days, planned_theme
from peremena.studies.models import PlanState
from peremena.studies.rules.laying import theme_of
from peremena.timetable.models import Lesson


@dataclass(frozen=True, slots=True)
class FromPlan:
    """Texts for the fields of a lesson; without them `reason` says why in words."""

    topic: str = ""
    lesson_type: str = ""
    homework: str = ""
    reason: str = ""


def from_plan(lesson: Lesson, *, now: datetime) -> FromPlan:
    """The theme laid on a lesson with its course; five statements at most, one without a plan."""
    approved = lesson.course.plans.filter(state=PlanState.APPROVED)
    plan = approved.order_by("-version").first()
    if plan is None:
        return FromPlan(
            reason=_("Утверждённого плана пока нет: он составляется в «Журнале» → «Планы уроков».")
        )
    themes = list(plan.themes.select_related("work_type"))
    changed = changed_themes(list(plan.corrections.filter(taken_back_at=None)))
    planned = [planned_theme(t, changed.get(t.pk)) for t in themes]
    index = theme_of(planned, lesson_days(lesson.course, now=now), lesson.pk)
    if index is None:
        return FromPlan(reason=_("В плане не осталось тем для этого урока: впишите тему сами."))
    theme = themes[index]
    return FromPlan(theme.topic, theme.lesson_type, theme.homework)
