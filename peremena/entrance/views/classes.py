"""Who of a class can sign in; slips for those who cannot."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from peremena.classes.models import SchoolClass
from peremena.entrance.access import ISSUERS, WATCHERS, classes_watched_by, may_issue
from peremena.entrance.actions import letting_in as actions
from peremena.entrance.forms.picking import PickForm
from peremena.entrance.queries.coverage import coverage_of_all
from peremena.entrance.queries.people import FamilyRow, PersonRow, families_of
from peremena.entrance.views.slips import show, taken_back
from peremena.schools.access import Who, open_to

SHOWN = ("all", "without", "no_guardian")


@open_to(ISSUERS, WATCHERS, reads="class")
def school_class(request: HttpRequest, who: Who, class_id: int) -> HttpResponse:
    """The pupils and guardians of a class and how far each has come."""
    found = _class(who, class_id)
    families = families_of([found], who=who)
    shown = request.GET.get("show", "")
    context = {
        "school_class": found,
        "families": [f for f in families if _is_shown(f, shown)],
        "numbers": coverage_of_all(families),
        "waiting": sum(
            row.served and not row.standing.can_sign_in for f in families for row in f.people
        ),
        "show": shown if shown in SHOWN else "all",
        "may_issue": may_issue(who),
    }
    return render(request, "entrance/class.html", context)


@require_POST
@open_to(ISSUERS)
def issue(request: HttpRequest, who: Who, class_id: int) -> HttpResponse:
    """Issue slips to chosen people, to everybody without access, or a new one to one person."""
    found = _class(who, class_id)
    form = PickForm(request.POST, _people(found, who))
    chosen = form.people()
    handed = actions.let_in(chosen, school=found.school, reset=form.reset, by=who, at=who.now)
    return show(
        request, handed, chosen=len(chosen), back=reverse("entrance:class", args=[class_id])
    )


@require_POST
@open_to(ISSUERS)
def take_back(request: HttpRequest, who: Who, class_id: int) -> HttpResponse:
    """A slip that nobody has used is good no longer."""
    chosen = PickForm(request.POST, _people(_class(who, class_id), who)).people()
    actions.take_back(chosen, by=who, at=who.now)
    return taken_back(request, chosen, back=reverse("entrance:class", args=[class_id]))


def _class(who: Who, class_id: int) -> SchoolClass:
    classes = classes_watched_by(who).select_related("year", "school")
    return get_object_or_404(classes, pk=class_id)


def _people(found: SchoolClass, who: Who) -> list[PersonRow]:
    return [row for family in families_of([found], who=who) for row in family.people]


def _is_shown(family: FamilyRow, shown: str) -> bool:
    match shown:
        case "without":
            return not all(row.standing.can_sign_in for row in family.people)
        case "no_guardian":
            return not family.guardian_can_sign_in
    return True
