"""The timetable that holds, as a workbook or a printed paper."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from peremena.kit.papers.download import download
from peremena.schools.access import STAFF, Who, open_to
from peremena.timetable.queries.board import Side
from peremena.timetable.queries.papers import owner_sheets, version_on, wall_sheets


@open_to(STAFF)
def paper(request: HttpRequest, who: Who, what: str, kind: str) -> HttpResponse:
    """The wall sheet (`wall`), or a page for each of `classes`, `teachers`, `rooms`."""
    version = version_on(who.school_id, day=who.today)
    if version is None or kind not in ("xlsx", "pdf"):
        raise Http404
    if what == "wall":
        papers = wall_sheets(version, school=who.place_name, whole=kind == "xlsx")
    elif what in [side.value for side in Side]:
        papers = owner_sheets(version, side=Side(what), school=who.place_name)
    else:
        raise Http404
    if not papers:
        raise Http404
    return download(kind, *papers)
