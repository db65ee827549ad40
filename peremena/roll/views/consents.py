"""The register of consents to the processing of personal data."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.kit.lists import listing
from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.russian import plural
from peremena.kit.undo import seal, unseal
from peremena.people import actions
from peremena.people.models import Decision
from peremena.roll import access
from peremena.roll.forms.consents import DecisionForm, WithdrawalForm
from peremena.roll.forms.lists import ListForm
from peremena.roll.queries import consents as register
from peremena.roll.queries.pupils import at_place, places
from peremena.roll.views.lists import give, show
from peremena.schools.access import STAFF, Who, open_to

ORDERS = {"class": ("place", "pupil"), "name": ("pupil",), "state": ("state", "place", "pupil")}


@open_to(STAFF)
def consents(request: HttpRequest, who: Who) -> HttpResponse:
    """Who has decided what: of the whole school, or of the class that a teacher leads."""
    mine = access.pupils_led_by(who)
    form = ListForm(request.GET, shown=register.SHOWN, places=places(mine, today=who.today))
    of_place = at_place(mine, form.chosen("place"), today=who.today)
    everybody = register.consent_rows(of_place, today=who.today)
    rows = register.narrowed(everybody, text=form.chosen("q"), state=form.chosen("show"))
    if kind := request.GET.get("as"):
        return give(request, who, register.consents_paper(rows, who=who), kind=kind)
    context = {
        "list": listing(request, rows, orders=ORDERS, per_page=100),
        "form": form,
        "coverage": register.coverage(everybody),
        "may_record": who.role in access.CONSENT_KEEPERS,
    }
    return show(request, who, "consents", context)


@open_to(access.CONSENT_KEEPERS)
def record(request: HttpRequest, who: Who) -> HttpResponse:
    """Record the same decision of everybody whom the address picks, all or none."""
    picked = set(request.GET.getlist("pick"))
    everybody = register.consent_rows(access.pupils_led_by(who), today=who.today)
    rows = [r for r in everybody if r.key in picked]
    if not rows:
        messages.error(request, _("Отметьте, чьё решение записать."))
        return redirect("roll:consents")
    form = DecisionForm(request.POST or None, initial={"day": who.today})
    if form.is_valid():
        try:
            made = actions.record_decisions(
                [(r.pupil_id, r.guardian_id or None) for r in rows],
                decision=Decision(form.cleaned_data["decision"]),
                paper=form.paper,
                by=who,
                at=who.now,
            )
            say_done(
                request,
                _("Записано: %s.") % plural(len(made), _("решение"), _("решения"), _("решений")),
                undo=reverse("roll:take_back_consents", args=[seal([c.pk for c in made])]),
            )
            return redirect("roll:consents")
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"form": form, "rows": rows}
    return render(
        request, "roll/record_consents.html", context, status=422 if form.is_bound else 200
    )


@open_to(access.CONSENT_KEEPERS)
@require_POST
def take_back(request: HttpRequest, who: Who, sealed: str) -> HttpResponse:
    """Remove what was just recorded in error."""
    found = list(access.consents_kept_by(who).filter(pk__in=unseal(sealed, list)))
    actions.take_back(found, by=who, at=who.now)
    say_done(request, _("Запись решений отменена."))
    return redirect("roll:consents")


@open_to(access.CONSENT_KEEPERS)
def withdraw(request: HttpRequest, who: Who, consent_id: int) -> HttpResponse:
    """The one who gave a consent takes it back."""
    found = get_object_or_404(
        access.consents_kept_by(who).select_related("pupil", "guardian"), pk=consent_id
    )
    form = WithdrawalForm(request.POST or None, initial={"day": who.today})
    if form.is_valid():
        try:
            actions.withdraw(found, **form.cleaned_data, by=who, at=who.now)
            say_done(request, _("Отзыв согласия записан."))
            return redirect("roll:consents")
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"form": form, "consent": found}
    return render(request, "roll/withdraw.html", context, status=422 if form.is_bound else 200)
