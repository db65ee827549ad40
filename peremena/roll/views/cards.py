"""The cards of people: shown and corrected."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from peremena.kit.messages import say_done
from peremena.people import actions
from peremena.people.models import Guardian, Person, Pupil
from peremena.people.queries import kept_elsewhere
from peremena.roll import access
from peremena.roll.forms.people import CardForm, EmployeeForm, PupilForm, initial_of
from peremena.roll.queries.employee_card import employee_card
from peremena.roll.queries.guardian_card import guardian_card
from peremena.roll.queries.pupil_card import pupil_card
from peremena.schools.access import STAFF, Who, open_to


@open_to(STAFF, reads="pupil")
def pupil(request: HttpRequest, who: Who, pupil_id: int) -> HttpResponse:
    """The card of a pupil; a subject teacher sees only class and groups."""
    found = get_object_or_404(access.pupils_visible_to(who).select_related("user"), pk=pupil_id)
    family = access.pupils_led_by(who).filter(pk=pupil_id).exists()
    context = {
        "card": pupil_card(found, who=who, family=family),
        "family": family,
        "papers": access.may_see_papers(who),
        "may_keep": access.may_keep(who),
    }
    return render(request, "roll/pupil.html", context)


@open_to(STAFF, reads="guardian")
def guardian(request: HttpRequest, who: Who, guardian_id: int) -> HttpResponse:
    """The card of a guardian, with the children of this school."""
    found = get_object_or_404(
        access.guardians_visible_to(who).select_related("user"), pk=guardian_id
    )
    context = {
        "card": guardian_card(found, children=access.pupils_led_by(who), who=who),
        "papers": access.may_see_papers(who),
        "may_keep": access.may_keep(who),
    }
    return render(request, "roll/guardian.html", context)


@open_to(access.WHOLE_SCHOOL, reads="employee")
def employee(request: HttpRequest, who: Who, employee_id: int) -> HttpResponse:
    """The card of an employee: roles, loads, class led."""
    found = get_object_or_404(
        access.employees_visible_to(who).select_related("user"), pk=employee_id
    )
    context = {
        "card": employee_card(found, who=who),
        "gives": access.roles_given_by(who),
        "may_keep": access.may_keep(who),
    }
    return render(request, "roll/employee.html", context)


@open_to(access.KEEPERS, reads="pupil")
def edit_pupil(request: HttpRequest, who: Who, pupil_id: int) -> HttpResponse:
    """Correct the card of a pupil."""
    found = get_object_or_404(access.pupils_visible_to(who), pk=pupil_id)
    form = PupilForm(
        request.POST or None, today=who.today, initial=initial_of(found) | {"sex": found.sex}
    )
    here = access.pupils_visible_to(who)
    if form.is_valid() and form.is_new_person(Pupil.objects.all(), here, but=found.pk):
        return _amend(request, who, form, found, "roll:pupil")
    return _form(request, form, found, "roll:pupil")


@open_to(access.KEEPERS, reads="guardian")
def edit_guardian(request: HttpRequest, who: Who, guardian_id: int) -> HttpResponse:
    """Correct the card of a guardian, unless another school's children are his too."""
    here = access.guardians_visible_to(who)
    found = get_object_or_404(here, pk=guardian_id)
    if kept_elsewhere([found.pk], school=who.school_id):
        return redirect("roll:guardian", found.pk)
    form = CardForm(request.POST or None, today=who.today, initial=initial_of(found))
    if form.is_valid() and form.is_new_person(Guardian.objects.all(), here, but=found.pk):
        return _amend(request, who, form, found, "roll:guardian")
    return _form(request, form, found, "roll:guardian")


@open_to(access.KEEPERS, reads="employee")
def edit_employee(request: HttpRequest, who: Who, employee_id: int) -> HttpResponse:
    """Correct the card of an employee."""
    here = access.employees_visible_to(who)
    found = get_object_or_404(here, pk=employee_id)
    initial = initial_of(found) | {"position": found.position}
    form = EmployeeForm(request.POST or None, today=who.today, initial=initial)
    if form.is_valid() and form.is_new_person(here, here, but=found.pk):
        return _amend(request, who, form, found, "roll:employee")
    return _form(request, form, found, "roll:employee")


def _amend(
    request: HttpRequest, who: Who, form: CardForm, person: Person, page: str
) -> HttpResponse:
    if changes := form.changes(person):
        actions.amend([(person, changes)], by=who, at=who.now)
        say_done(request, _("Карточка исправлена."))
    return redirect(page, person.pk)


def _form(request: HttpRequest, form: CardForm, person: Person, page: str) -> HttpResponse:
    context = {"form": form, "person": person, "page": page}
    status = 200 if request.method == "GET" else 422
    return render(request, "roll/edit.html", context, status=status)
