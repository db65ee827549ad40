"""A day or a week of a class, a teacher, a room or a child."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.kit.weeks import current_week
from peremena.schools.access import STAFF, Who, open_to
from peremena.timetable.access import PLANNERS, READERS, WORK_READERS
from peremena.timetable.forms import TimetableChoice
from peremena.timetable.queries.choices import choices_of
from peremena.timetable.queries.month import Month, month_of
from peremena.timetable.queries.pages import Page, page_of, useful_page


@open_to(READERS)
def timetable(request: HttpRequest, who: Who) -> HttpResponse:
    """A day or a week of a class, a teacher, a room or a child; without a day the useful one."""
    form = TimetableChoice(request.GET)
    if not form.is_valid():
        raise Http404
    choices = choices_of(who)
    chosen = choices.find(form.cleaned_data["of"])
    if chosen is None and form.cleaned_data["of"]:
        raise Http404
    if chosen is None:
        return render(request, "timetable/nobody.html")
    day, view = form.cleaned_data["day"], form.cleaned_data["view"] or "week"
    by_day = view == "day"
    page: Page | Month
    if view == "month":
        page, now = month_of(chosen, day=day or chosen.today), chosen.today
    else:
        page = (
            page_of(chosen, day=day, by_day=by_day) if day else useful_page(chosen, by_day=by_day)
        )
        now = chosen.today if by_day else current_week(chosen.today)
    return render(
        request,
        "timetable/timetable.html",
        {
            "choices": choices,
            "chosen": chosen,
            "view": view,
            "by_day": by_day,
            "page": page,
            "is_now": page.first <= now <= page.last,
            "dated": day is not None,
            "plans": who.role in PLANNERS,
            "may_see_works": who.role in WORK_READERS,
            "prints": who.role in STAFF,
        },
    )
