"""Thematic plans: the list, the plan over the lessons, papers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from peremena.journal.access import READERS, courses_visible_to
from peremena.journal.forms import PlanFilter
from peremena.journal.queries.plan import LaidPlan, laid_plan
from peremena.journal.queries.plan_paper import papers_of, plan_paper
from peremena.journal.queries.plans import plan_rows, sources_for
from peremena.kit.lists import listing
from peremena.kit.papers.download import download
from peremena.schools.access import LEADERS, Who, open_to
from peremena.studies.access import courses_kept_by, may_approve, plans_copyable_by
from peremena.studies.forms.plans import PapersForm, RemarkForm
from peremena.studies.models import Course, Plan, PlanState

ORDERS = {
    "class": ("place",),
    "subject": ("subject", "place"),
    "state": ("words", "place"),
}


@open_to(READERS)
def plans(request: HttpRequest, who: Who) -> HttpResponse:
    """The registers of the year with their plans: the teacher's own, for leaders the school's."""
    mine = courses_visible_to(who) if who.role in LEADERS else courses_kept_by(who)
    rows = plan_rows(mine, now=who.now)
    choice = PlanFilter(request.GET)
    choice.is_valid()
    subject, state = (choice.cleaned_data.get(n) or "" for n in ("subject", "state"))
    shown = [
        row
        for row in rows
        if subject in ("", row.subject) and state in ("", row.state or PlanFilter.MISSING)
    ]
    return render(
        request,
        "journal/plans.html",
        {
            "rows": listing(request, shown, orders=ORDERS),
            "subjects": sorted({row.subject for row in rows}),
            "subject": subject,
            "states": PlanFilter.STATES,
            "state": state,
            "waiting": sum(row.state == PlanState.SENT for row in rows),
            "has_courses": bool(rows),
        },
    )


@open_to(READERS, reads="course")
def plan(request: HttpRequest, who: Who, course_id: int) -> HttpResponse:
    """The newest version of a course's plan, or the one that `?version=` asks for."""
    return show_plan(request, who, course_id)


def show_plan(
    request: HttpRequest,
    who: Who,
    course_id: int,
    *,
    papers: PapersForm | None = None,
    remark: RemarkForm | None = None,
) -> HttpResponse:
    """The page of a plan; with forms that were filled in wrongly."""
    course = _course(who, course_id)
    asked = request.GET.get("version", "")
    versions = list(course.plans.order_by("-version"))
    chosen = next((p for p in versions if str(p.version) == asked), None) or next(
        iter(versions), None
    )
    keeps = courses_kept_by(who).filter(pk=course.pk).exists()
    return render(
        request,
        "journal/plan.html",
        {
            "course": course,
            "page": _laid(chosen, course, who) if chosen else None,
            "approval": papers_of(chosen) if chosen else "",
            "versions": versions,
            "newest": versions[0] if versions else None,
            "keeps": keeps,
            "approves": may_approve(who),
            "sources": sources_for(course, plans_copyable_by(who)) if keeps else [],
            "papers": papers or PapersForm(initial={"order_day": who.today}),
            "remark": remark or RemarkForm(),
        },
        status=422 if papers or remark else 200,
    )


@open_to(READERS)
def paper(request: HttpRequest, who: Who, plan_id: int, kind: str) -> HttpResponse:
    """A plan with its planned and actual dates as XLSX or PDF."""
    found = get_object_or_404(
        Plan.objects.filter(course__in=courses_visible_to(who)).select_related(
            "course__subject", "course__group__school_class", "course__year", "course__school"
        ),
        pk=plan_id,
    )
    return download(kind, plan_paper(laid_plan(found, now=who.now)))


def _course(who: Who, course_id: int) -> Course:
    return get_object_or_404(
        courses_visible_to(who).select_related("subject", "year", "group__school_class"),
        pk=course_id,
    )


def _laid(chosen: Plan, course: Course, who: Who) -> LaidPlan:
    chosen.course = course
    return laid_plan(chosen, now=who.now)
