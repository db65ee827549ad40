"""Who of the staff can sign in; slips for those who cannot."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from peremena.entrance.access import STAFF_ISSUERS, employees_served_by
from peremena.entrance.actions import letting_in as actions
from peremena.entrance.forms.picking import PickForm, StaffRoleForm
from peremena.entrance.queries.people import staff_rows
from peremena.entrance.views.slips import show, taken_back
from peremena.kit.lists import listing
from peremena.kit.russian import name_order
from peremena.schools.access import Who, open_to, schools_visible_to
from peremena.schools.models import Role

ORDERS = {"name": ("name",), "detail": ("detail", "name"), "username": ("username", "name")}


@open_to(STAFF_ISSUERS)
def staff(request: HttpRequest, who: Who) -> HttpResponse:
    """The employees and how far each has come."""
    rows = staff_rows(employees_served_by(who), who=who)
    text, without = name_order(request.GET.get("q", "").strip()), "without" in request.GET
    found = [
        row
        for row in rows
        if text in name_order(f"{row.name} {row.detail} {row.username}")
        and not (without and row.standing.can_sign_in)
    ]
    context = {
        "list": listing(request, found, orders=ORDERS),
        "text": request.GET.get("q", ""),
        "without": without,
        "waiting": sum(row.served and not row.standing.can_sign_in for row in rows),
        "role_form": StaffRoleForm(who.role),
    }
    return render(request, "entrance/staff.html", context)


@require_POST
@open_to(STAFF_ISSUERS)
def issue(request: HttpRequest, who: Who) -> HttpResponse:
    """Issue slips to chosen employees, to all without access, or a new one to one of them."""
    form = PickForm(request.POST, staff_rows(employees_served_by(who), who=who))
    roles = StaffRoleForm(who.role, request.POST)
    chosen = form.people()
    handed = actions.let_in(
        chosen,
        school=get_object_or_404(schools_visible_to(who), pk=who.school_id),
        staff_role=Role(roles.cleaned_data["role"]) if roles.is_valid() else Role.TEACHER,
        reset=form.reset,
        by=who,
        at=who.now,
    )
    return show(request, handed, chosen=len(chosen), back=reverse("entrance:staff"))


@require_POST
@open_to(STAFF_ISSUERS)
def take_back(request: HttpRequest, who: Who) -> HttpResponse:
    """A slip that nobody has used is good no longer."""
    chosen = PickForm(request.POST, staff_rows(employees_served_by(who), who=who)).people()
    actions.take_back(chosen, by=who, at=who.now)
    return taken_back(request, chosen, back=reverse("entrance:staff"))
