"""Help pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.config.help import articles
from peremena.kit.doors import public
from peremena.schools.access import who_asks


@public
def contents(request: HttpRequest) -> HttpResponse:
    """The guide of the reader's role; the whole guide for those who are not signed in."""
    who = who_asks(request)
    mine = [a for a in articles().values() if a.is_for(who.role if who else None)]
    return render(request, "help/contents.html", {"articles": mine})


@public
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One article."""
    found = articles().get(slug)
    if found is None:
        raise Http404
    return render(request, "help/article.html", {"article": found})
