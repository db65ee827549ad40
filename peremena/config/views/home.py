"""The first page of each role, and changing the role."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from peremena.config.navigation import PLACES
from peremena.kit.doors import signed_in
from peremena.schools.access import OFFICE_KEY, offices_here, who_asks


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the first place of the role; tell somebody without a role what to do."""
    who = who_asks(request)
    if who is None:
        return render(request, "no_office.html")
    return redirect(PLACES[who.role][0].view)


@require_POST
@signed_in
def choose_role(request: HttpRequest) -> HttpResponse:
    """Go on in another of the own roles, without signing out."""
    own = {str(office.appointment_id): office.appointment_id for office in offices_here(request)}
    chosen = own.get(request.POST.get("office", ""))
    if chosen:
        request.session[OFFICE_KEY] = chosen
    return redirect("home")
