"""Who learns a subject apart: a class divided into subgroups, or together with others."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.undo import seal
from peremena.schools.access import Who, open_to
from peremena.schools.models import Role
from peremena.studies.access import classes_planned_by
from peremena.studies.actions.curriculum import NewGroups, learn_apart
from peremena.studies.forms import DivideForm
from peremena.studies.models import Subject
from peremena.studies.queries.dividing import groups_to_choose, line_of


@open_to(Role.DEPUTY_HEAD)
def divide(request: HttpRequest, who: Who, class_id: int, subject_id: int) -> HttpResponse:
    """Choose the groups that learn a subject apart, or make new ones of the class."""
    found = get_object_or_404(classes_planned_by(who).select_related("year"), pk=class_id)
    subject = get_object_or_404(Subject.objects.filter(school_id=who.school_id), pk=subject_id)
    groups = groups_to_choose(found)
    line = line_of(found, subject)
    new = "names" in request.POST
    first = max(found.year.since, min(who.today, found.year.until))
    wrong = ""
    form = DivideForm(request.POST if new else None, initial={"since": first})
    if request.method == "POST" and (not new or form.is_valid()):
        try:
            written = learn_apart(
                line=line,
                groups=[g for g in groups if str(g.pk) in request.POST.getlist("group")],
                new=NewGroups(**form.cleaned_data) if new else None,
                by=who,
                at=who.now,
            )
            undo = reverse("studies:undo_curriculum", args=[seal(written)])
            say_done(
                request,
                _("%(subject)s, %(name)s: сохранено, кто учится отдельно.")
                % {"subject": subject.name, "name": found.name},
                undo=undo,
            )
            return redirect("studies:class_curriculum", class_id)
        except Refusal as refusal:
            if refusal.field in form.fields:
                form.add_error(refusal.field, str(refusal))
            else:
                wrong = str(refusal)
    context = {
        "school_class": found,
        "subject": subject,
        "groups": groups,
        "chosen": set(line.groups),
        "form": form,
        "wrong": wrong,
    }
    status = 422 if wrong or form.errors else 200
    return render(request, "studies/divide.html", context, status=status)
