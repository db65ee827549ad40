"""Opening a class of the running year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from peremena.classes.access import CLASS_KEEPERS, teachers_to_lead, years_kept_by
from peremena.classes.actions.opening import open_class
from peremena.classes.forms import NewClassForm
from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.schools.access import Who, open_to


@open_to(CLASS_KEEPERS)
def new_class(request: HttpRequest, who: Who) -> HttpResponse:
    """A class is opened by its number and letter, with its terms, shift and class teacher."""
    year = get_object_or_404(years_kept_by(who))
    form = NewClassForm(request.POST or None, teachers=teachers_to_lead(who))
    if request.method == "POST" and form.is_valid():
        try:
            made = open_class(year=year, by=who, at=who.now, **form.cleaned_data)
            say_done(request, _("Класс %s открыт.") % made.name)
            return redirect("classes:class", made.pk)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"form": form}
    return render(request, "classes/new_class.html", context, status=422 if form.errors else 200)
