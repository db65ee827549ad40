"""How a class stands in a subject: on the page, as a workbook, on paper."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.journal.access import READERS, find_course
from peremena.journal.forms import TermChoice
from peremena.journal.queries.statistics import Statistics, statistics
from peremena.journal.queries.statistics_paper import statistics_paper
from peremena.kit.lists import listing
from peremena.kit.papers.download import download
from peremena.schools.access import Who, open_to

ORDERS = {
    "name": ("name",),
    "mean": ("weighted", "name"),
    "count": ("count", "name"),
    "gap": ("gap", "name"),
    "missed": ("missed", "name"),
    "late": ("late", "name"),
}
WHOLE_CLASS = 200  # pupils: a stream fits on one page


@open_to(READERS, reads="course")
def course_statistics(request: HttpRequest, who: Who, course_id: int) -> HttpResponse:
    """The statistics of a term, with the pupils to look at first."""
    found = _statistics(request, who, course_id)
    pupils = listing(request, found.lines, orders=ORDERS, per_page=WHOLE_CLASS)
    return render(request, "journal/statistics.html", {"found": found, "list": pupils})


@open_to(READERS, reads="course")
def statistics_file(request: HttpRequest, who: Who, course_id: int, kind: str) -> HttpResponse:
    """The same table as XLSX or PDF."""
    paper = statistics_paper(
        _statistics(request, who, course_id), school=who.place_name, day=who.today
    )
    return download(kind, paper)


def _statistics(request: HttpRequest, who: Who, course_id: int) -> Statistics:
    course = find_course(who, course_id)
    if course is None:
        raise Http404
    choice = TermChoice(request.GET)
    choice.is_valid()
    return statistics(course, number=choice.cleaned_data.get("term"), now=who.now)
