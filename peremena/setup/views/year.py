"""The school year: opening it, looking at it, moving its ends."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.schools.access import Who, open_to
from peremena.schools.actions import move_year, open_year
from peremena.schools.rules.proposal import autumn_to_open, school_year, usual_kinds
from peremena.setup.access import READERS, SETTERS, may_set_up, own_school, years_of
from peremena.setup.forms.year import OpenYearForm, SpanForm
from peremena.setup.queries.years import proposal_page, year_in_work, year_page


@open_to(READERS)
def this_year(request: HttpRequest, who: Who) -> HttpResponse:
    """The year in work; without one, the page that opens it."""
    found = year_in_work(own_school(who), today=who.today)
    if not found:
        return redirect("setup:open_year") if may_set_up(who) else _show(request, who, None)
    return redirect("setup:year", found.pk)


@open_to(READERS)
def year(request: HttpRequest, who: Who, year_id: int) -> HttpResponse:
    """A year with its terms, days of rest and counts."""
    return _show(request, who, year_id)


def _show(request: HttpRequest, who: Who, year_id: int | None) -> HttpResponse:
    found = get_object_or_404(years_of(who), pk=year_id) if year_id else None
    others = [(y.pk, str(y)) for y in years_of(who).order_by("since") if y.pk != year_id]
    context = {
        "page": year_page(found) if found else None,
        "others": others,
        "may_open": may_set_up(who),
        "may_write": may_set_up(who) and not (found and found.closed_at),
        "is_closed": bool(found and found.closed_at),
    }
    return render(request, "setup/year.html", context)


@open_to(SETTERS)
def open_new(request: HttpRequest, who: Who) -> HttpResponse:
    """Open a year with proposed terms and days of rest; Enter is enough."""
    school = own_school(who)
    opened = years_of(who).values_list("since", flat=True)
    proposed = school_year(autumn_to_open(who.today, opened=opened))
    initial = {
        "since": proposed.first,
        "until": proposed.last,
        "kinds": usual_kinds(school.lowest_grade, school.highest_grade),
    }
    form = OpenYearForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        since, until = form.cleaned_data["since"], form.cleaned_data["until"]
        chosen = school_year(since.year, first=since, last=until)
        try:
            made = open_year(
                school=school,
                since=since,
                until=until,
                terms=chosen.term_dates(form.cleaned_data["kinds"]),
                holidays=chosen.holiday_dates(lowest_grade=school.lowest_grade),
                by=who,
                at=who.now,
            )
            say_done(request, _("Учебный год %s открыт. Проверьте каникулы.") % made)
            return redirect("setup:year", made.pk)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"form": form, "page": proposal_page(proposed, lowest_grade=school.lowest_grade)}
    return render(request, "setup/open_year.html", context, status=422 if form.errors else 200)


@open_to(SETTERS)
def move(request: HttpRequest, who: Who, year_id: int) -> HttpResponse:
    """Change the first and the last day of a year."""
    found = get_object_or_404(years_of(who).select_related("school"), pk=year_id)
    initial = {"since": found.since, "until": found.until}
    form = SpanForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            move_year(year=found, **form.cleaned_data, by=who, at=who.now)
            say_done(request, _("Даты учебного года изменены."))
            return redirect("setup:year", year_id)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"form": form, "title": _("Учебный год %s") % found, "year_id": year_id}
    return render(request, "setup/span.html", context, status=422 if form.errors else 200)
