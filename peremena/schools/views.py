"""Pages about schools."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.kit.lists import listing
from peremena.schools.access import OFFICERS, Who, open_to, schools_visible_to
from peremena.schools.queries.lists import school_rows

ORDERS = {
    "district": ("district", "name"),
    "name": ("name",),
    "mode": ("mode_name", "name"),
    "pupils": ("pupils",),
    "staff": ("staff",),
}


@open_to(OFFICERS)
def schools(request: HttpRequest, who: Who) -> HttpResponse:
    """The schools in the scope of the office, with their modes and numbers."""
    text = request.GET.get("q", "").strip()
    rows = school_rows(schools_visible_to(who), today=who.today, text=text)
    schools = listing(request, rows, orders=ORDERS)
    return render(request, "schools/schools.html", {"list": schools, "text": text})
