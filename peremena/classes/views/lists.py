"""Pages about classes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from peremena.classes.access import classes_visible_to
from peremena.classes.queries.lists import class_rows, pupil_rows
from peremena.schools.access import STAFF, Who, open_to


@open_to(STAFF)
def classes(request: HttpRequest, who: Who) -> HttpResponse:
    """The classes of the running year."""
    rows = class_rows(classes_visible_to(who), today=who.today)
    return render(request, "classes/classes.html", {"classes": rows})


@open_to(STAFF, reads="class")
def school_class(request: HttpRequest, who: Who, class_id: int) -> HttpResponse:
    """The list of a class: pupils, subgroups, guardians."""
    found = get_object_or_404(classes_visible_to(who).select_related("year"), pk=class_id)
    pupils = pupil_rows(found, today=who.today)
    return render(request, "classes/class.html", {"school_class": found, "pupils": pupils})
