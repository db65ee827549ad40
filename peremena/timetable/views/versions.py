"""The versions of the timetable: the list, a new draft, what differs."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.schools.access import Who, open_to
from peremena.timetable.access import PLANNERS, versions_visible_to
from peremena.timetable.actions import drafts
from peremena.timetable.forms import DraftForm, NewDraftForm
from peremena.timetable.queries import comparing
from peremena.timetable.queries.versions import VersionRow, planning_year, version_rows


@open_to(PLANNERS)
def versions(request: HttpRequest, who: Who) -> HttpResponse:
    """The versions of the year; a form sent here begins a draft and leads to its board."""
    year = planning_year(who.school_id, today=who.today)
    if year is None:
        return render(request, "timetable/versions.html", {"versions": [], "year": None})
    rows = version_rows(versions_visible_to(who), year=year, now=who.now)
    form = NewDraftForm(
        request.POST or None,
        versions=[(v.id, _title(v)) for v in rows],
        initial={
            "since": max(who.today, year.since),
            "copied": next((v.id for v in rows if v.holds), rows[0].id if rows else ""),
        },
    )
    if request.method == "POST" and form.is_valid():
        copied = versions_visible_to(who).filter(pk=form.cleaned_data["copied"]).first()
        since = form.cleaned_data["since"]
        try:
            draft = drafts.begin_draft(year=year, since=since, copied=copied, by=who, at=who.now)
            return redirect("timetable:board", draft.pk)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    context = {"versions": rows, "year": year, "form": form}
    return render(request, "timetable/versions.html", context, status=422 if form.errors else 200)


def _title(version: VersionRow) -> str:
    return _("%(state)s, действует с %(since)s") % {
        "state": version.state_name,
        "since": full_date(version.since),
    }


@open_to(PLANNERS)
@require_POST
def describe(request: HttpRequest, who: Who, version_id: int) -> HttpResponse:
    """Choose the day and the cycle of a draft."""
    draft = get_object_or_404(versions_visible_to(who), pk=version_id)
    form = DraftForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(e) for found in form.errors.values() for e in found))
        return redirect("timetable:board", version_id)
    try:
        drafts.describe_draft(draft, **form.cleaned_data, by=who, at=who.now)
        say_done(request, _("Записано."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("timetable:board", version_id)


@open_to(PLANNERS)
def compare(request: HttpRequest, who: Who, version_id: int) -> HttpResponse:
    """What changes for whom, compared with the version that holds (or the one chosen)."""
    version = get_object_or_404(versions_visible_to(who), pk=version_id)
    rows = version_rows(versions_visible_to(who), year=version.year, now=who.now)
    others = [row for row in rows if row.id != version_id]
    chosen = request.GET.get("with", "")
    other = next(
        (row for row in others if str(row.id) == chosen),
        next((row for row in others if row.holds), next(iter(others), None)),
    )
    found = None
    if other:
        before = get_object_or_404(versions_visible_to(who), pk=other.id)
        found = comparing.compare(before, version)
    context = {
        "version": version,
        "other": other,
        "others": [(row.id, _title(row)) for row in others],
        "comparison": found,
    }
    return render(request, "timetable/compare.html", context)


@open_to(PLANNERS)
@require_POST
def delete(request: HttpRequest, who: Who, version_id: int) -> HttpResponse:
    """Throw a draft away."""
    draft = get_object_or_404(versions_visible_to(who), pk=version_id)
    try:
        drafts.delete_draft(draft, by=who, at=who.now)
        say_done(request, _("Черновик удалён."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("timetable:versions")
