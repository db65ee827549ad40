"""The card of the school."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.schools.access import Who, open_to
from peremena.schools.actions import SchoolCard, card_of, describe_school
from peremena.setup.access import READERS, may_set_up, own_school
from peremena.setup.forms.card import CardForm, card_as_typed
from peremena.setup.queries.card import card_facts


@open_to(READERS)
def card(request: HttpRequest, who: Who) -> HttpResponse:
    """What the school says about itself to everybody; the head reads it."""
    school = own_school(who)
    if request.method == "POST" and not may_set_up(who):
        raise Http404
    form = CardForm(request.POST or None, initial=card_as_typed(card_of(school)))
    if request.method == "POST" and form.is_valid():
        try:
            described = SchoolCard(**form.cleaned_data)
            describe_school(school=school, card=described, by=who, at=who.now)
            say_done(request, _("Карточка школы сохранена."))
            return redirect("setup:checklist")
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    facts = [] if may_set_up(who) else card_facts(school)
    context = {"form": form, "may_write": may_set_up(who), "facts": facts}
    return render(request, "setup/card.html", context, status=422 if form.errors else 200)
