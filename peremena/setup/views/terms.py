"""The terms of a year."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.undo import seal, unseal
from peremena.schools.access import Who, open_to
from peremena.schools.actions import add_term
from peremena.schools.actions.terms import dates_of
from peremena.schools.rules.dates import TermDates
from peremena.setup.access import SETTERS, terms_of, years_of
from peremena.setup.actions import terms as actions
from peremena.setup.forms.year import AddTermForm, SpanForm


@open_to(SETTERS)
def add(request: HttpRequest, who: Who, year_id: int) -> HttpResponse:
    """Add a term to a year."""
    year = get_object_or_404(years_of(who), pk=year_id)
    form = AddTermForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_term(year=year, dates=form.dates, by=who, at=who.now)
            say_done(request, _("%s: период добавлен.") % made)
            return redirect("setup:year", year_id)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"form": form, "title": _("Новый учебный период"), "year_id": year_id}
    return render(request, "setup/span.html", context, status=422 if form.errors else 200)


@open_to(SETTERS)
def term(request: HttpRequest, who: Who, term_id: int) -> HttpResponse:
    """Change the days of a term."""
    found = get_object_or_404(terms_of(who), pk=term_id)
    initial = {"since": found.since, "until": found.until}
    form = SpanForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.move_term(term=found, **form.cleaned_data, by=who, at=who.now)
            say_done(request, _("%s: даты изменены.") % found)
            return redirect("setup:year", found.year_id)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {
        "form": form,
        "title": str(found),
        "year_id": found.year_id,
        "remove": reverse("setup:remove_term", args=[term_id]),
    }
    return render(request, "setup/span.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(SETTERS)
def remove(request: HttpRequest, who: Who, term_id: int) -> HttpResponse:
    """Remove a term; it can be put back."""
    found = get_object_or_404(terms_of(who), pk=term_id)
    name, year_id, sealed = str(found), found.year_id, seal(dates_of(found))
    try:
        actions.remove_term(term=found, by=who, at=who.now)
        back = reverse("setup:restore_term", args=[year_id, sealed])
        say_done(request, _("%s: период убран.") % name, undo=back)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("setup:year", year_id)


@require_POST
@open_to(SETTERS)
def restore(request: HttpRequest, who: Who, year_id: int, sealed: str) -> HttpResponse:
    """Put a removed term back."""
    year = get_object_or_404(years_of(who), pk=year_id)
    try:
        dates = unseal(sealed, TermDates)
        made = add_term(year=year, dates=dates, by=who, at=who.now)
        say_done(request, _("%s: период снова на месте.") % made)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("setup:year", year_id)
