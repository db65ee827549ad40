"""The operator appoints those above the schools, and opens districts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.entrance.actions import offices as actions
from peremena.entrance.actions.offices import Nominee, Scope
from peremena.entrance.forms.opening import OfficerForm, PlaceForm
from peremena.entrance.queries.offices import ABOVE_SCHOOLS, office_rows, offices_governed_by
from peremena.entrance.queries.places import place_rows, region_names
from peremena.entrance.views.slips import show
from peremena.kit.lists import listing
from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.schools.access import Who, open_to
from peremena.schools.models import Appointment, Role

ORDERS = {"role": ("role", "place", "name"), "name": ("name",), "place": ("place", "name")}
PLACE_ORDERS = {"region": ("region", "district"), "district": ("district",)}


@open_to(Role.OPERATOR)
def officers(request: HttpRequest, who: Who) -> HttpResponse:
    """The officers of districts and regions and the operators; somebody else is appointed."""
    form = OfficerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        try:
            slip = actions.nominate(
                Nominee(form.nominee_name, found["username"]),
                role=Role(found["role"]),
                scope=Scope(district=found["district"], region=found["region"]),
                by=who,
                at=who.now,
            )
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            back = reverse("entrance:officers")
            if slip:
                return show(request, [slip], chosen=1, back=back)
            say_done(request, _("Назначено: %s.") % Role(found["role"]).label)
            return redirect(back)
    rows = office_rows(offices_governed_by(who).filter(role__in=ABOVE_SCHOOLS), who=who)
    context = {"list": listing(request, rows, orders=ORDERS), "form": form}
    status = 422 if form.errors else 200
    return render(request, "entrance/officers.html", context, status=status)


@require_POST
@open_to(Role.OPERATOR)
def end_office(request: HttpRequest, who: Who, office_id: int) -> HttpResponse:
    """An office ends today; nobody ends the own one."""
    office = _office(who, office_id)
    back = _page_of(office)
    if office.user_id == who.user_id:
        messages.error(request, _("Свою роль снимает другой оператор."))
        return redirect(back)
    actions.end_office([office], by=who, at=who.now)
    say_done(request, _("Роль снята: %s.") % office.user.name)
    return redirect(back)


@require_POST
@open_to(Role.OPERATOR)
def issue(request: HttpRequest, who: Who, office_id: int) -> HttpResponse:
    """A slip for the holder of an office, in place of the password if there was one."""
    office = _office(who, office_id)
    back = _page_of(office)
    if office.user_id == who.user_id:
        messages.error(request, _("Свой пароль меняют в учётной записи."))
        return redirect(back)
    note = str(Role(office.role).label)
    slip = actions.hand_slip(office.user, note=note, by=who, at=who.now)
    return show(request, [slip], chosen=1, back=back)


@open_to(Role.OPERATOR)
def places(request: HttpRequest, who: Who) -> HttpResponse:
    """The districts under their regions; a new one is added."""
    form = PlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        actions.open_district(
            region_name=found["region"], name=found["district"], by=who, at=who.now
        )
        say_done(request, _("Район есть в списке: %s.") % found["district"])
        return redirect("entrance:places")
    context = {
        "list": listing(request, place_rows(), orders=PLACE_ORDERS),
        "form": form,
        "regions": region_names(),
    }
    status = 422 if form.errors else 200
    return render(request, "entrance/places.html", context, status=status)


def _office(who: Who, office_id: int) -> Appointment:
    return get_object_or_404(offices_governed_by(who).select_related("user"), pk=office_id)


def _page_of(office: Appointment) -> str:
    if office.school_id:
        return reverse("entrance:school", args=[office.school_id])
    return reverse("entrance:officers")
