"""What is done on cards by one button: rights and end of a guardianship, roles."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.people.actions import amend_guardianship, end_guardianship
from peremena.roll import access
from peremena.roll.forms.people import DayForm, RightsForm
from peremena.schools.access import Who, open_to, schools_visible_to
from peremena.schools.actions import Office, appoint, dismiss
from peremena.schools.models import Role


@open_to(access.KEEPERS)
def guardianship(request: HttpRequest, who: Who, guardianship_id: int) -> HttpResponse:
    """Correct what a guardian is to a pupil and what he may see, or end it."""
    found = get_object_or_404(
        access.guardianships_kept_by(who).select_related("guardian", "pupil"), pk=guardianship_id
    )
    form = RightsForm(
        request.POST or None,
        initial={
            "relation": found.relation,
            "may_see": found.may_see,
            "ground": found.ground,
        },
    )
    if form.is_valid():
        amend_guardianship(found, **form.cleaned_data, by=who, at=who.now)
        say_done(request, _("Права изменены, они уже действуют."))
        return redirect("roll:pupil", found.pupil_id)
    context = {
        "form": form,
        "end": DayForm(initial={"since": who.today}, prefix="end"),
        "guardianship": found,
    }
    return render(request, "roll/guardianship.html", context, status=422 if form.is_bound else 200)


@open_to(access.KEEPERS)
@require_POST
def end_wardship(request: HttpRequest, who: Who, guardianship_id: int) -> HttpResponse:
    """The guardian answers for the pupil no longer."""
    found = get_object_or_404(access.guardianships_kept_by(who), pk=guardianship_id)
    form = DayForm(request.POST, prefix="end")
    if not form.is_valid():
        messages.error(request, _("Укажите день, с которого представительства больше нет."))
        return redirect("roll:guardianship", found.pk)
    try:
        end_guardianship(found, since=form.cleaned_data["since"], by=who, at=who.now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("roll:guardianship", found.pk)
    say_done(request, _("Представительство прекращено."))
    return redirect("roll:pupil", found.pupil_id)


@open_to(access.APPOINTERS)
@require_POST
def give_role(request: HttpRequest, who: Who, employee_id: int) -> HttpResponse:
    """Give an employee a role from today on."""
    found = get_object_or_404(
        access.employees_visible_to(who).select_related("user"), pk=employee_id
    )
    role = request.POST.get("role", "")
    if role not in access.roles_given_by(who) or found.user is None:
        messages.error(request, _("Эту роль даёт администратор школы. Выберите другую."))
        return redirect("roll:employee", found.pk)
    office = Office(found.user, Role(role), schools_visible_to(who).get())
    appoint([office], since=who.today, by=who, at=who.now)
    say_done(
        request,
        _("%(name)s: роль «%(role)s» дана.")
        % {
            "name": found.short_name,
            "role": Role(role).label,
        },
    )
    return redirect("roll:employee", found.pk)


@open_to(access.APPOINTERS)
@require_POST
def end_role(request: HttpRequest, who: Who, employee_id: int, office_id: int) -> HttpResponse:
    """Take a role back from today on."""
    found = get_object_or_404(access.employees_visible_to(who), pk=employee_id)
    office = get_object_or_404(access.offices_ended_by(who, found), pk=office_id)
    dismiss([office], since=who.today, by=who, at=who.now)
    say_done(
        request,
        _("%(name)s: роль «%(role)s» снята.")
        % {
            "name": found.short_name,
            "role": office.get_role_display(),
        },
    )
    return redirect("roll:employee", found.pk)
