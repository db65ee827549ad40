"""Subgroups of a class and streams of several: who is where from which day on."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.classes import actions
from peremena.classes.actions.restoring import Way, restore
from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.kit.undo import seal, unseal
from peremena.kit.weeks import school_year_of
from peremena.people.models import Pupil
from peremena.schools.access import LEADERS, Who, open_to
from peremena.schools.models import Role
from peremena.studies.access import (
    classes_planned_by,
    groups_planned_by,
    may_plan,
    years_planned_by,
)
from peremena.studies.forms.groups import CloseForm, MoveForm, NameForm, StreamForm
from peremena.studies.queries.groups import divisions_of, groups_of, parts_to_choose, stream_rows


@dataclass(frozen=True, slots=True)
class Moved:
    """The ways back of pupils of a class."""

    class_id: int
    ways: tuple[Way, ...]


@open_to(LEADERS, reads="class")
def groups(request: HttpRequest, who: Who, class_id: int) -> HttpResponse:
    """How a class is divided, and who is in no group yet."""
    found = get_object_or_404(classes_planned_by(who).select_related("year"), pk=class_id)
    context = {
        "school_class": found,
        "divisions": divisions_of(found, day=who.today),
        "today": who.today,
        "may_plan": may_plan(who),
    }
    return render(request, "studies/groups.html", context)


@require_POST
@open_to(Role.DEPUTY_HEAD)
def move(request: HttpRequest, who: Who, class_id: int) -> HttpResponse:
    """Move the picked pupils to another group of the division."""
    found = get_object_or_404(classes_planned_by(who).select_related("year"), pk=class_id)
    known = {g.pk: g for g in groups_of(found)}
    division = request.POST.get("division", "").split("-")
    leaving = [g for pk, g in known.items() if str(pk) in division]
    picked = [int(p) for p in request.POST.getlist("pick") if p.isdecimal()]
    pupils = Pupil.objects.filter(pk__in=picked, enrolments__group__school_class=found).distinct()
    form = MoveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Укажите группу и день, с которого ученик в ней."))
        return redirect("studies:groups", class_id)
    target = known.get(form.cleaned_data["group"])
    if form.cleaned_data["group"] and target not in leaving:
        raise Http404
    try:
        since = form.cleaned_data["since"]
        pairs = [(p, target) for p in pupils]
        ways = actions.move_pupils(pairs, leaving=leaving, since=since, by=who, at=who.now)
        done = _("С %(day)s в группе «%(group)s»: %(names)s.") % {
            "day": full_date(since),
            "group": target.name if target else _("нигде"),
            "names": ", ".join(p.list_name for p in pupils) or "—",
        }
        say_done(request, done, undo=_way_back(class_id, ways))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("studies:groups", class_id)


def _way_back(class_id: int, ways: list[Way]) -> str:
    return reverse("studies:undo_move", args=[class_id, seal(Moved(class_id, tuple(ways)))])


@require_POST
@open_to(Role.DEPUTY_HEAD)
def undo_move(request: HttpRequest, who: Who, class_id: int, word: str) -> HttpResponse:
    """Put pupils back where they were."""
    moved = unseal(word, Moved)
    found = get_object_or_404(classes_planned_by(who), pk=class_id)
    if moved.class_id != found.pk:
        raise Http404
    try:
        restore(moved.ways, by=who, at=who.now)
        messages.success(request, _("Ученики там, где были."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("studies:groups", class_id)


@open_to(LEADERS)
def group(request: HttpRequest, who: Who, group_id: int) -> HttpResponse:
    """One subgroup or stream: renamed here, closed or removed."""
    found = get_object_or_404(
        groups_planned_by(who).select_related("school_class", "year"), pk=group_id
    )
    form = NameForm(request.POST or None, initial={"name": found.name})
    if request.method == "POST":
        if not may_plan(who):
            raise Http404
        if form.is_valid():
            try:
                actions.rename_group(
                    group=found, name=form.cleaned_data["name"], by=who, at=who.now
                )
                say_done(request, _("Группа называется «%s».") % found.name)
                return redirect("studies:group", group_id)
            except Refusal as refusal:
                form.add_error("name", str(refusal))
    context = {
        "group": found,
        "form": form,
        "close": CloseForm(initial={"since": who.today}),
        "may_plan": may_plan(who),
    }
    return render(request, "studies/group.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(Role.DEPUTY_HEAD)
def close_group(request: HttpRequest, who: Who, group_id: int) -> HttpResponse:
    """Close a group from a day on."""
    found = get_object_or_404(groups_planned_by(who).select_related("year"), pk=group_id)
    form = CloseForm(request.POST)
    try:
        if form.is_valid():
            since = form.cleaned_data["since"]
            actions.close_group(group=found, since=since, by=who, at=who.now)
            undo = reverse("studies:reopen_group", args=[group_id])
            say_done(request, _("Группа «%s» закрыта.") % found.title, undo=undo)
        else:
            messages.error(request, _("Укажите день, с которого группа закрыта."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("studies:group", group_id)


@require_POST
@open_to(Role.DEPUTY_HEAD)
def reopen_group(request: HttpRequest, who: Who, group_id: int) -> HttpResponse:
    """Open a closed group again, with its pupils."""
    found = get_object_or_404(groups_planned_by(who), pk=group_id)
    try:
        actions.reopen_group(group=found, today=who.today, by=who, at=who.now)
        messages.success(request, _("Группа «%s» снова открыта.") % found.title)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("studies:group", group_id)


@require_POST
@open_to(Role.DEPUTY_HEAD)
def remove_group(request: HttpRequest, who: Who, group_id: int) -> HttpResponse:
    """Remove a group that was never used."""
    found = get_object_or_404(groups_planned_by(who), pk=group_id)
    class_id = found.school_class_id
    try:
        actions.remove_group(group=found, by=who, at=who.now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("studies:group", group_id)
    messages.success(request, _("Группа «%s» удалена.") % found.title)
    return redirect("studies:groups", class_id) if class_id else redirect("studies:streams")


@open_to(LEADERS)
def streams(request: HttpRequest, who: Who) -> HttpResponse:
    """The streams of the year; a new one is made of groups of several classes."""
    year = get_object_or_404(years_planned_by(who))
    parts = parts_to_choose(year)
    form = StreamForm(request.POST or None, parts=[(g.pk, g.title) for g in parts])
    if request.method == "POST":
        if not may_plan(who):
            raise Http404
        if form.is_valid():
            chosen = [g for g in parts if str(g.pk) in form.cleaned_data["parts"]]
            try:
                actions.make_stream(
                    year=year, name=form.cleaned_data["name"], parts=chosen, by=who, at=who.now
                )
                say_done(request, _("Поток «%s» создан.") % form.cleaned_data["name"])
                return redirect("studies:streams")
            except Refusal as refusal:
                form.add_error(refusal.field or "parts", str(refusal))
    context = {
        "streams": stream_rows(who.school_id, school_year_of(who.today), day=who.today),
        "form": form,
        "may_plan": may_plan(who),
    }
    return render(request, "studies/streams.html", context, status=422 if form.errors else 200)
