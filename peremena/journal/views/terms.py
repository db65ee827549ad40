"""The terms of the year: closing them for changes and opening them again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.journal.access import terms_closable_by
from peremena.journal.actions.terms import close_term, reopen_term
from peremena.journal.forms import ReasonForm
from peremena.journal.queries.year_terms import year_terms
from peremena.kit.refusal import Refusal
from peremena.schools.access import Who, open_to
from peremena.schools.models import Role


@open_to(Role.DEPUTY_HEAD)
def terms(request: HttpRequest, who: Who) -> HttpResponse:
    """The terms of the running year by their kind, open or closed."""
    kinds = year_terms(terms_closable_by(who), now=who.now)
    return render(request, "journal/terms.html", {"kinds": kinds})


@require_POST
@open_to(Role.DEPUTY_HEAD)
def close(request: HttpRequest, who: Who, term_id: int) -> HttpResponse:
    """Close a term for changes."""
    term = get_object_or_404(terms_closable_by(who).select_related("year"), pk=term_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["reason"])))
        return redirect("journal:terms")
    try:
        close_term(term=term, reason=form.cleaned_data["reason"], by=who, at=who.now)
        messages.success(request, _("%s: период закрыт, отметки больше не изменить.") % term)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("journal:terms")


@require_POST
@open_to(Role.DEPUTY_HEAD)
def reopen(request: HttpRequest, who: Who, term_id: int) -> HttpResponse:
    """Open a closed term again."""
    term = get_object_or_404(terms_closable_by(who), pk=term_id)
    try:
        reopen_term(term=term, by=who, at=who.now)
        messages.success(request, _("%s: период снова открыт.") % term)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("journal:terms")
