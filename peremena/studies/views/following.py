"""The register pages that follow from the curriculum: shown first, then opened and closed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.schools.access import Who, open_to
from peremena.schools.models import Role
from peremena.studies.access import years_planned_by
from peremena.studies.actions.following import follow
from peremena.studies.forms import FollowForm
from peremena.studies.queries.following import following


@open_to(Role.DEPUTY_HEAD)
def pages(request: HttpRequest, who: Who) -> HttpResponse:
    """Which pages would be opened, get other hours, or be closed; one button does it."""
    year = get_object_or_404(years_planned_by(who))
    form = FollowForm(request.POST or None, initial={"since": who.today})
    if request.method == "POST" and form.is_valid():
        try:
            follow(
                year=year,
                close={int(c) for c in request.POST.getlist("close") if c.isdecimal()},
                by=who,
                at=who.now,
                **form.cleaned_data,
            )
            say_done(request, _("Журналы соответствуют учебному плану."))
            return redirect("timetable:load")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "changes": following(year), "today": who.today}
    return render(request, "studies/pages.html", context, status=422 if form.errors else 200)
