"""The marks by subject."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.diary.access import READERS
from peremena.diary.queries.marks import marks_of_term
from peremena.diary.views.opening import open_diary
from peremena.schools.access import Who, open_to


@open_to(READERS, reads="pupil")
def marks(request: HttpRequest, who: Who, pupil_id: int) -> HttpResponse:
    """A term in marks: `?term=2` chooses it, `?view=dates` tells what each mark was for."""
    diary = open_diary(request, who, pupil_id)
    wanted = request.GET.get("term", "")
    number = int(wanted[:3]) if wanted.isdecimal() else None  # no year has a thousand terms
    found = marks_of_term(pupil_id=pupil_id, number=number, today=diary.today)
    if found is None:
        raise Http404
    by_dates = request.GET.get("view") == "dates"
    return render(
        request, "diary/marks.html", {"diary": diary, "marks": found, "by_dates": by_dates}
    )
