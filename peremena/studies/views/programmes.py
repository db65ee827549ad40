"""Work programmes of the school: the list, publishing, withdrawing."""

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
from peremena.schools.access import LEADERS, Who, open_to, schools_visible_to
from peremena.schools.models import Role
from peremena.studies.access import may_plan, programmes_visible_to
from peremena.studies.actions import programmes as actions
from peremena.studies.forms.programmes import ProgrammeForm
from peremena.studies.queries.programmes import programme_rows


@open_to(LEADERS)
def programmes(request: HttpRequest, who: Who) -> HttpResponse:
    """The work programmes of the school."""
    rows = programme_rows(programmes_visible_to(who))
    found = listing(request, rows, orders={"subject": ("subject", "grades"), "grades": ("grades",)})
    context = {"rows": found, "may_plan": may_plan(who)}
    return render(request, "studies/programmes.html", context)


@open_to(Role.DEPUTY_HEAD)
def publish(request: HttpRequest, who: Who) -> HttpResponse:
    """Publish a programme."""
    school = get_object_or_404(schools_visible_to(who), pk=who.school_id)
    form = ProgrammeForm(request.POST or None, request.FILES or None, school=school)
    if request.method == "POST" and form.is_valid():
        try:
            actions.publish_programme(
                school=school,
                new=form.programme,
                content=form.cleaned_data["file"].read(),
                by=who,
                at=who.now,
            )
            say_done(request, _("Программа опубликована."))
            return redirect("studies:programmes")
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"form": form}
    return render(request, "studies/programme.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(Role.DEPUTY_HEAD)
def withdraw(request: HttpRequest, who: Who, programme_id: int) -> HttpResponse:
    """Take a programme off the public page."""
    found = get_object_or_404(programmes_visible_to(who), pk=programme_id)
    try:
        actions.withdraw_programme(programme=found, by=who, at=who.now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        undo = reverse("studies:restore_programme", args=[found.pk])
        say_done(request, _("Программа снята с публикации."), undo=undo)
    return redirect("studies:programmes")


@require_POST
@open_to(Role.DEPUTY_HEAD)
def restore(request: HttpRequest, who: Who, programme_id: int) -> HttpResponse:
    """Publish a withdrawn programme again."""
    found = get_object_or_404(programmes_visible_to(who), pk=programme_id)
    actions.restore_programme(programme=found, by=who, at=who.now)
    say_done(request, _("Программа снова опубликована."))
    return redirect("studies:programmes")
