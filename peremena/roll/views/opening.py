"""Opening new cards: a pupil with a guardian, one more guardian, an employee."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.people import actions as people
from peremena.people.actions import Ward
from peremena.people.models import Employee, Guardian, Pupil
from peremena.roll import access
from peremena.roll.actions import admit
from peremena.roll.forms.movements import AdmissionForm
from peremena.roll.forms.people import EmployeeForm, GuardianForm, PupilForm
from peremena.schools.access import Who, open_to, schools_visible_to


@open_to(access.KEEPERS)
def new_pupil(request: HttpRequest, who: Who) -> HttpResponse:
    """Open the file of a pupil, with the class and, if wanted, a guardian."""
    form = PupilForm(request.POST or None, today=who.today, prefix="pupil")
    parent = GuardianForm(
        request.POST or None,
        today=who.today,
        prefix="guardian",
        empty_permitted=True,
        use_required_attribute=False,
    )
    admission = AdmissionForm(
        request.POST or None,
        classes=access.classes_kept_by(who),
        prefix="admission",
        initial={"since": who.today},
    )
    forms = (form, parent, admission)
    if request.method == "POST" and all(f.is_valid() for f in forms):
        here = access.pupils_visible_to(who)
        is_new = form.is_new_person(Pupil.objects.all(), here)
        if _is_settled(parent, who) and is_new:
            try:
                pupil = _admit(form, parent, admission, who=who)
                say_done(
                    request,
                    _("%(name)s: зачислено в %(class)s.")
                    % {"name": pupil.list_name, "class": admission.cleaned_data["to"].name},
                )
                return redirect("roll:pupil", pupil.pk)
            except Refusal as refusal:
                admission.add_error(refusal.field, str(refusal))
    context = {"form": form, "guardian": parent, "admission": admission, "place": "pupils"}
    return render(
        request, "roll/new_pupil.html", context, status=422 if request.method == "POST" else 200
    )


@transaction.atomic
def _admit(form: PupilForm, parent: GuardianForm, admission: AdmissionForm, *, who: Who) -> Pupil:
    facts = admission.cleaned_data
    pupil = people.admit_pupils(
        school=schools_visible_to(who).get(),
        cards=[(form.card, form.cleaned_data["sex"])],
        by=who,
        at=who.now,
    )[0]
    admit(
        [pupil],
        to=facts["to"],
        since=facts["since"],
        order=admission.order,
        place=facts["place"],
        by=who,
        at=who.now,
    )
    if parent.has_changed():
        _entrust(pupil, parent, since=facts["since"], who=who)
    return pupil


@open_to(access.KEEPERS, reads="pupil")
def new_guardian(request: HttpRequest, who: Who, pupil_id: int) -> HttpResponse:
    """Add a guardian to a pupil: a new person, or one who is known already."""
    pupil = get_object_or_404(access.pupils_visible_to(who), pk=pupil_id)
    form = GuardianForm(request.POST or None, today=who.today)
    if form.is_valid() and _is_settled(form, who):
        known = _entrust(pupil, form, since=who.today, who=who)
        say_done(
            request,
            _("Родитель уже есть в системе: добавлен к ребёнку, карточка не изменилась.")
            if known
            else _("Родитель добавлен."),
        )
        return redirect("roll:pupil", pupil.pk)
    context = {"form": form, "pupil": pupil}
    return render(request, "roll/new_guardian.html", context, status=422 if form.is_bound else 200)


def _is_settled(form: GuardianForm, who: Who) -> bool:
    """Is it clear who the guardian is: known by SNILS, chosen, or new?"""
    if not form.has_changed() or _known(form, who):
        return True
    return form.is_new_person(Guardian.objects.none(), access.guardians_visible_to(who))


def _known(form: GuardianForm, who: Who) -> Guardian | None:
    """The guardian who has this SNILS, or was chosen among the namesakes of the school."""
    number = form.cleaned_data["snils"]
    if number and (found := Guardian.objects.filter(snils=number).first()):
        return found
    chosen = form.cleaned_data["known"]
    return access.guardians_visible_to(who).filter(pk=chosen).first() if chosen else None


@transaction.atomic
def _entrust(pupil: Pupil, form: GuardianForm, *, since: date, who: Who) -> Guardian | None:
    """Record the guardianship; answers with the guardian if he was known."""
    known = _known(form, who)
    guardian = known or people.register_guardians(cards=[form.card], by=who, at=who.now)[0]
    facts = form.cleaned_data
    ward = Ward(guardian, pupil, facts["relation"], facts["may_see"], facts["ground"])
    people.entrust([ward], since=since, by=who, at=who.now)
    return known


@open_to(access.KEEPERS)
def new_employee(request: HttpRequest, who: Who) -> HttpResponse:
    """Open the card of an employee."""
    form = EmployeeForm(request.POST or None, today=who.today)
    here = access.employees_visible_to(who)
    if form.is_valid() and form.is_new_person(here, here):
        hired: list[Employee] = people.hire(
            school=schools_visible_to(who).get(),
            cards=[(form.card, form.cleaned_data["position"])],
            by=who,
            at=who.now,
        )
        say_done(request, _("Сотрудник записан. Роль и вход дают на его карточке."))
        return redirect("roll:employee", hired[0].pk)
    context = {"form": form, "place": "employees"}
    return render(request, "roll/new_employee.html", context, status=422 if form.is_bound else 200)
