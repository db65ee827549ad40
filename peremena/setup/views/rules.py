"""The rules of marking, with their history."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.schools.access import Who, open_to
from peremena.setup.access import READERS, may_set_up, own_school
from peremena.setup.forms.dictionaries import RulesForm
from peremena.setup.queries.rules import rules_page
from peremena.studies.actions.rules import add_rules


@open_to(READERS)
def rules(request: HttpRequest, who: Who) -> HttpResponse:
    """What holds now, what held before, and new rules from a day on."""
    school = own_school(who)
    if request.method == "POST" and not may_set_up(who):
        raise Http404
    page = rules_page(school, today=who.today)
    form = RulesForm(request.POST or None, initial=page.proposed)
    if request.method == "POST" and form.is_valid():
        try:
            add_rules(school=school, **form.cleaned_data, today=who.today, by=who, at=who.now)
            since = full_date(form.cleaned_data["since"])
            say_done(request, _("Правила действуют с %s.") % since)
            return redirect("setup:rules")
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"form": form, "page": page, "may_write": may_set_up(who)}
    return render(request, "setup/rules.html", context, status=422 if form.errors else 200)
