"""The operator opens schools and appoints those who lead them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from peremena.entrance.actions import offices as actions
from peremena.entrance.actions.offices import Nominee, Scope
from peremena.entrance.forms.opening import NomineeForm, SchoolForm
from peremena.entrance.queries.offices import office_rows, offices_governed_by
from peremena.entrance.queries.places import district_names, region_names
from peremena.entrance.views.slips import show
from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.schools.access import Who, open_to, schools_visible_to
from peremena.schools.models import Role


@open_to(Role.OPERATOR)
def new_school(request: HttpRequest, who: Who) -> HttpResponse:
    """A school with its first administrator, who gets a slip at once."""
    form = SchoolForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            slip = actions.open_school_with_administrator(
                form.new_school,
                administrator=form.cleaned_data["administrator"],
                leads=form.cleaned_data["leads"],
                by=who,
                at=who.now,
            )
            return show(request, [slip], chosen=1, back=reverse("schools:schools"))
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {
        "form": form,
        "is_first": not schools_visible_to(who).exists(),
        "regions": region_names(),
        "districts": district_names(),
    }
    status = 422 if form.errors else 200
    return render(request, "entrance/new_school.html", context, status=status)


@open_to(Role.OPERATOR)
def school(request: HttpRequest, who: Who, school_id: int) -> HttpResponse:
    """Who leads a school; somebody else is appointed."""
    found = get_object_or_404(schools_visible_to(who).select_related("district"), pk=school_id)
    form = NomineeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        nominee = Nominee(form.nominee_name, form.cleaned_data["username"])
        role = Role(form.cleaned_data["role"])
        try:
            slip = actions.nominate(
                nominee, role=role, scope=Scope(school=found), by=who, at=who.now
            )
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            back = reverse("entrance:school", args=[school_id])
            if slip:
                return show(request, [slip], chosen=1, back=back)
            say_done(request, _("Назначено: %s.") % role.label)
            return redirect(back)
    offices = offices_governed_by(who).filter(school=found)
    context = {"school": found, "rows": office_rows(offices, who=who), "form": form}
    status = 422 if form.errors else 200
    return render(request, "entrance/school.html", context, status=status)
