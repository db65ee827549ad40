"""The place «Школа»: what a school needs before its registers work."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.schools.access import Who, open_to
from peremena.setup.access import READERS, own_school
from peremena.setup.queries.checklist import checklist


@open_to(READERS)
def checklist_page(request: HttpRequest, who: Who) -> HttpResponse:
    """The steps in order, each with its state; the next one stands out."""
    found = checklist(own_school(who), role=who.role, today=who.today)
    return render(request, "setup/checklist.html", {"list": found})
