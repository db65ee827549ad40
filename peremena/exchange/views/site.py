"""The open page of a school, for everybody, and the link by which its own site leads here."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from peremena.exchange.queries.site import public_page, snippets
from peremena.kit import clock
from peremena.kit.doors import public
from peremena.kit.papers.download import attachment
from peremena.schools.access import LEADERS, Who, open_to, schools_visible_to
from peremena.schools.models import Role, School
from peremena.studies.access import public_programmes

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@public
def page(request: HttpRequest, school_id: int) -> HttpResponse:
    """The card of a school, its days of rest, its work programmes, the way in."""
    school = get_object_or_404(School, pk=school_id)
    found = public_page(school, today=clock.now().astimezone(school.zone).date())
    return render(request, "exchange/site.html", {"page": found})


@public
def programme(request: HttpRequest, school_id: int, programme_id: int) -> HttpResponse:
    """The file of a published programme, to be saved."""
    found = get_object_or_404(public_programmes(school_id), pk=programme_id)
    try:
        with found.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        raise Http404 from None
    return attachment(content, f"{found.title}.{found.kind}", TYPES[found.kind])


@open_to(LEADERS, Role.ADMINISTRATOR)
def link(request: HttpRequest, who: Who) -> HttpResponse:
    """The HTML of the link that the school puts on its own site."""
    school = get_object_or_404(schools_visible_to(who), pk=who.school_id)
    found = snippets(
        sign_in=request.build_absolute_uri(reverse("accounts:sign_in")),
        open_page=request.build_absolute_uri(reverse("site", args=[school.pk])),
    )
    context = {"school": school, "snippets": found}
    return render(request, "exchange/site_link.html", context)
