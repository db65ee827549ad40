"""Pages about schools."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.schools.access import OFFICERS, Who, open_to, schools_visible_to
from peremena.schools.queries import school_rows


@open_to(OFFICERS)
def schools(request: HttpRequest, who: Who) -> HttpResponse:
    """The schools in the scope of the office, with their modes and numbers."""
    text = request.GET.get("q", "").strip()
    rows = school_rows(schools_visible_to(who), today=who.today, text=text)
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    return render(request, "schools/schools.html", {"page": page, "text": text})
