"""Slips just issued: shown once, printed while they are shown."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.entrance.access import ISSUERS
from peremena.entrance.forms.picking import SheetForm
from peremena.entrance.papers import code_picture, sheet_of
from peremena.entrance.queries.people import PersonRow
from peremena.entrance.queries.slips import slips_of_codes
from peremena.entrance.rules.slips import HandedSlip
from peremena.kit.messages import say_done
from peremena.kit.papers.download import attachment
from peremena.schools.access import Who, open_to
from peremena.schools.models import Role


def show(
    request: HttpRequest, handed: Sequence[HandedSlip], *, chosen: int, back: str
) -> HttpResponse:
    """The answer to issuing: the slips with their codes; without any, back to the list."""
    if not handed:
        messages.warning(
            request,
            _(
                "Листков не выдано: у выбранных уже есть пароль. Если он забыт, нажмите «Сбросить пароль»."
            ),
        )
        return redirect(back)
    address = request.build_absolute_uri(reverse("accounts:slip"))
    context = {
        "slips": [(slip, code_picture(address, slip.code)) for slip in handed],
        "skipped": chosen - len(handed),
        "address": address,
        "back": back,
    }
    response = render(request, "entrance/slips.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def taken_back(request: HttpRequest, people: Sequence[PersonRow], *, back: str) -> HttpResponse:
    """Say whose slips are good no longer."""
    if people:
        names = ", ".join(row.name for row in people)
        say_done(request, _("Листок больше не действует: %s.") % names)
    return redirect(back)


@require_POST
@open_to(ISSUERS, Role.OPERATOR)
def sheet(request: HttpRequest, who: Who) -> HttpResponse:
    """The A4 sheets of slips that the person has just issued, by their codes."""
    form = SheetForm(request.POST)
    slips = slips_of_codes(form.pairs(), who=who)
    if not slips:
        messages.warning(request, _("Этих листков больше нет: их использовали или отозвали."))
        return redirect("home")
    address = request.build_absolute_uri(reverse("accounts:slip"))
    content = sheet_of(slips, address=address, place=who.place_name, zone=who.now.tzinfo)
    return attachment(content, f"{_('Листки доступа')}.pdf", "application/pdf")
