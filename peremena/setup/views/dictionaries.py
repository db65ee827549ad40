"""Rooms, subjects and kinds of work: three dictionaries with pages alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms.models import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.undo import seal, unseal
from peremena.schools.access import Who, open_to
from peremena.setup.access import READERS, SETTERS, may_set_up, own_school
from peremena.setup.actions import dictionaries as actions
from peremena.setup.actions.dictionaries import Entry
from peremena.setup.queries.dictionaries import DICTIONARIES, Dictionary, dictionary_page


@dataclass(frozen=True, slots=True)
class Removed:
    """An entry that was removed."""

    kind: str
    fields: dict[str, Any]


def _dictionary(kind: str) -> Dictionary:
    if kind not in DICTIONARIES:
        raise Http404
    return DICTIONARIES[kind]


def _entry(who: Who, kind: str, entry_id: int) -> Entry:
    of_school: QuerySet[Any] = _dictionary(kind).model.objects.filter(school_id=who.school_id)
    found: Entry = get_object_or_404(of_school, pk=entry_id)
    return found


@open_to(READERS)
def entries(request: HttpRequest, who: Who, kind: str) -> HttpResponse:
    """A dictionary: what is offered, what is archived, what is proposed."""
    dictionary = _dictionary(kind)
    context = {
        "page": dictionary_page(dictionary, own_school(who)),
        "dictionary": dictionary,
        "kind": kind,
        "may_write": may_set_up(who),
    }
    return render(request, "setup/entries.html", context)


@require_POST
@open_to(SETTERS)
def take(request: HttpRequest, who: Who, kind: str) -> HttpResponse:
    """Take the ticked proposals."""
    dictionary = _dictionary(kind)
    ticked = set(request.POST.getlist("pick"))
    rows = [row for row in dictionary.proposals if row["name"] in ticked]
    count = actions.add_entries(dictionary.model, rows, school=own_school(who), by=who, at=who.now)
    say_done(request, _("Добавлено: %d.") % count)
    return redirect("setup:entries", kind)


@open_to(SETTERS)
def add(request: HttpRequest, who: Who, kind: str) -> HttpResponse:
    """Add an entry."""
    dictionary = _dictionary(kind)
    form = dictionary.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        rows = [form.cleaned_data]
        if actions.add_entries(dictionary.model, rows, school=own_school(who), by=who, at=who.now):
            say_done(request, _("«%s»: добавлено.") % form.cleaned_data["name"])
            return redirect("setup:entries", kind)
        form.add_error("name", _("Такое название уже есть, возможно в архиве. Назовите иначе."))
    context = {"form": form, "dictionary": dictionary, "kind": kind, "found": None}
    return render(request, "setup/entry.html", context, status=422 if form.errors else 200)


@open_to(SETTERS)
def entry(request: HttpRequest, who: Who, kind: str, entry_id: int) -> HttpResponse:
    """Change an entry."""
    found = _entry(who, kind, entry_id)
    form = _dictionary(kind).form(request.POST or None, initial=model_to_dict(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_entry(found, form.cleaned_data, by=who, at=who.now)
            say_done(request, _("«%s»: сохранено.") % form.cleaned_data["name"])
            return redirect("setup:entries", kind)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"form": form, "dictionary": _dictionary(kind), "kind": kind, "found": found}
    return render(request, "setup/entry.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(SETTERS)
def archive(request: HttpRequest, who: Who, kind: str, entry_id: int) -> HttpResponse:
    """Put an entry away."""
    found = _entry(who, kind, entry_id)
    actions.archive_entry(found, today=who.today, by=who, at=who.now)
    back = reverse("setup:unarchive_entry", args=[kind, entry_id])
    say_done(request, _("«%s» в архиве.") % found.name, undo=back)
    return redirect("setup:entries", kind)


@require_POST
@open_to(SETTERS)
def unarchive(request: HttpRequest, who: Who, kind: str, entry_id: int) -> HttpResponse:
    """Bring an entry back from the archive."""
    found = _entry(who, kind, entry_id)
    actions.restore_entry(found, by=who, at=who.now)
    say_done(request, _("«%s» снова в выборе.") % found.name)
    return redirect("setup:entries", kind)


@require_POST
@open_to(SETTERS)
def remove(request: HttpRequest, who: Who, kind: str, entry_id: int) -> HttpResponse:
    """Remove an entry that nothing uses; it can be put back."""
    found = _entry(who, kind, entry_id)
    fields = model_to_dict(found, fields=list(_dictionary(kind).form.base_fields))
    try:
        actions.remove_entry(found, by=who, at=who.now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("setup:entry", kind, entry_id)
    back = reverse("setup:put_entry_back", args=[seal(Removed(kind, fields))])
    say_done(request, _("«%s»: удалено.") % fields["name"], undo=back)
    return redirect("setup:entries", kind)


@require_POST
@open_to(SETTERS)
def put_back(request: HttpRequest, who: Who, sealed: str) -> HttpResponse:
    """Put a removed entry back."""
    removed = unseal(sealed, Removed)
    model = _dictionary(removed.kind).model
    actions.add_entries(model, [removed.fields], school=own_school(who), by=who, at=who.now)
    say_done(request, _("«%s» снова на месте.") % removed.fields["name"])
    return redirect("setup:entries", removed.kind)
