"""How much each teacher teaches, on the page and as the paper of the school."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from peremena.kit.lists import listing
from peremena.kit.papers.download import download
from peremena.schools.access import LEADERS, Who, open_to
from peremena.studies.access import courses_planned_by, may_plan, years_planned_by
from peremena.studies.papers import load_paper
from peremena.studies.queries.load import teacher_loads


@open_to(LEADERS)
def teachers(request: HttpRequest, who: Who) -> HttpResponse:
    """The hours of each teacher on this day, with what is too much."""
    rows = teacher_loads(courses_planned_by(who), day=who.today)
    orders = {"name": ["name"], "sum": ["sum"]}
    context = {
        "list": listing(request, rows, orders=orders),
        "sum": sum(r.sum for r in rows),
        "may_plan": may_plan(who),
    }
    return render(request, "studies/teachers.html", context)


@open_to(LEADERS)
def paper(request: HttpRequest, who: Who, kind: str) -> HttpResponse:
    """«Тарификационный список» as a workbook or a printed page."""
    year = get_object_or_404(years_planned_by(who).select_related("school"))
    rows = teacher_loads(courses_planned_by(who), day=who.today)
    return download(kind, load_paper(year, rows, day=who.today))
