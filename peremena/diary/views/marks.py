"""The marks by subject."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.diary.access import READERS
from peremena.diary.queries.marks import marks_of_term, years_of
from peremena.diary.views.opening import open_diary
from peremena.schools.access import Who, open_to
from peremena.schools.queries.years import choose_year


@open_to(READERS, reads="pupil")
def marks(request: HttpRequest, who: Who, pupil_id: int) -> HttpResponse:
    """A term in marks: `?term=2` chooses it, `?year=<id>` another year of the pupil, `?view=dates`
    tells what each mark was for.
    """
    diary = open_diary(request, who, pupil_id)
    years = years_of(pupil_id=pupil_id, today=diary.today)
    year = choose_year(years, wanted=request.GET.get("year", ""), today=diary.today, latest=True)
    if year is None:
        raise Http404
    wanted = request.GET.get("term", "")
    number = int(wanted[:3]) if wanted.isdecimal() else None  # no year has a thousand terms
    found = marks_of_term(pupil_id=pupil_id, number=number, today=year.day)
    if found is None:
        raise Http404
    by_dates = request.GET.get("view") == "dates"
    context = {"diary": diary, "marks": found, "by_dates": by_dates, "year": year}
    return render(request, "diary/marks.html", context)
