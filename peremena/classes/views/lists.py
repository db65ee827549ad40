"""Pages about classes."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from peremena.classes.access import classes_visible_to
from peremena.classes.forms import ListDayForm
from peremena.classes.queries.lists import class_paper, class_rows, pupil_rows
from peremena.kit.papers.download import download
from peremena.schools.access import STAFF, Who, open_to, years_visible_to
from peremena.schools.queries.years import choose_year


@open_to(STAFF)
def classes(request: HttpRequest, who: Who) -> HttpResponse:
    """The classes of the running year or of another one."""
    wanted = request.GET.get("year", "")
    year = choose_year(years_visible_to(who), wanted=wanted, today=who.today)
    if year is None:
        raise Http404
    rows = class_rows(classes_visible_to(who), year=year)
    return render(request, "classes/classes.html", {"classes": rows, "year": year})


@open_to(STAFF, reads="class")
def school_class(request: HttpRequest, who: Who, class_id: int) -> HttpResponse:
    """The list of a class today or on another day: pupils, subgroups, guardians."""
    found = get_object_or_404(classes_visible_to(who).select_related("year"), pk=class_id)
    form = ListDayForm({"day": who.today} | request.GET.dict())
    day = form.cleaned_data["day"] if form.is_valid() else who.today
    pupils = pupil_rows(found, today=day)
    if kind := request.GET.get("as"):
        return download(kind, class_paper(found, pupils, day=day, who=who))
    context = {"school_class": found, "pupils": pupils, "form": form, "day": day}
    return render(request, "classes/class.html", context)
