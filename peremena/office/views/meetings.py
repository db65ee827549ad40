"""The list of parents' meetings; calling, changing and cancelling them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.classes.models import SchoolClass
from peremena.kit.lists import listing
from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.russian import day_month
from peremena.office.access import (
    CALLERS,
    classes_called_by,
    meetings_run_by,
    meetings_visible_to,
)
from peremena.office.actions import meetings as actions
from peremena.office.forms import CancelForm, MeetingForm
from peremena.office.models import Meeting
from peremena.office.queries.meetings import LOOKS, meeting_rows
from peremena.schools.access import LEADERS, Who, open_to, schools_visible_to


@open_to(CALLERS)
def meetings(request: HttpRequest, who: Who) -> HttpResponse:
    """The meetings to come, and with `?past=1` those that are over."""
    past = request.GET.get("past") == "1"
    rows = meeting_rows(meetings_visible_to(who), past=past, today=who.today)
    order = ("-day", "-starts") if past else ("day", "starts")
    listed = listing(request, rows, orders={"day": order})
    may_call = who.role in LEADERS or classes_called_by(who).exists()
    context = {"list": listed, "past": past, "may_call": may_call, "looks": LOOKS}
    return render(request, "office/meetings.html", context)


@open_to(CALLERS)
def new_meeting(request: HttpRequest, who: Who) -> HttpResponse:
    """Call the parents of a class, of a grade or of the school."""
    classes = list(classes_called_by(who).order_by("grade", "letter"))
    asked = f"class-{request.GET.get('class', '')}"
    form = MeetingForm(
        request.POST or None,
        audiences=_audiences(who, classes),
        initial={"audience": asked, "starts": "18:00"},
    )
    if request.method == "POST" and form.is_valid():
        kind, _dash, key = form.cleaned_data["audience"].partition("-")
        try:
            made = actions.call_meeting(
                school=get_object_or_404(schools_visible_to(who), pk=who.school_id),
                school_class=next(
                    (c for c in classes if kind == "class" and str(c.pk) == key), None
                ),
                grade=int(key) if kind == "grade" else None,
                plan=form.plan,
                by=who,
                at=who.now,
            )
        except Refusal as refusal:
            form.add_error(refusal.field or "audience", str(refusal))
        else:
            text = _("Собрание назначено на %s. Родители видят его в дневнике.")
            undo = reverse("office:withdraw_meeting", args=[made.pk])
            say_done(request, text % day_month(made.day), undo=undo)
            return redirect("office:meeting", made.pk)
    context = {"form": form, "meeting": None}
    return render(request, "office/meeting_form.html", context, status=422 if form.errors else 200)


def _audiences(who: Who, classes: Sequence[SchoolClass]) -> list[tuple[str, str]]:
    """The classes, and for the leaders grades of several classes and the whole school."""
    found = [(f"class-{c.pk}", c.name) for c in classes]
    if who.role in LEADERS:
        grades = [c.grade for c in classes]
        found += [
            (f"grade-{grade}", _("%d-е классы") % grade)
            for grade in dict.fromkeys(grades)
            if grades.count(grade) > 1
        ]
        found.append(("school", _("вся школа")))
    return found


@open_to(CALLERS)
def edit_meeting(request: HttpRequest, who: Who, meeting_id: int) -> HttpResponse:
    """Change when, where or about what a meeting is."""
    found = get_object_or_404(meetings_run_by(who).select_related("school"), pk=meeting_id)
    names = ("day", "starts", "place", "agenda")
    form = MeetingForm(
        request.POST or None,
        audiences=[("same", found.audience)],
        initial={n: getattr(found, n) for n in names} | {"audience": "same"},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.amend_meeting(found, plan=form.plan, by=who, at=who.now)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            say_done(request, _("Собрание изменено."))
            return redirect("office:meeting", found.pk)
    context = {"form": form, "meeting": found.pk}
    return render(request, "office/meeting_form.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(CALLERS)
def withdraw(request: HttpRequest, who: Who, meeting_id: int) -> HttpResponse:
    """Take back a meeting that was called by mistake."""
    found = get_object_or_404(meetings_run_by(who), pk=meeting_id)
    try:
        actions.withdraw_meeting(found, by=who, at=who.now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("office:meeting", meeting_id)
    say_done(request, _("Собрание не назначено."))
    return redirect("office:meetings")


@require_POST
@open_to(CALLERS)
def cancel(request: HttpRequest, who: Who, meeting_id: int) -> HttpResponse:
    """A meeting does not take place."""
    found = get_object_or_404(meetings_run_by(who), pk=meeting_id)
    form = CancelForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["reason"])))
        return redirect("office:meeting", meeting_id)
    return _do(
        request,
        found,
        lambda: actions.cancel_meeting(
            found, reason=form.cleaned_data["reason"], by=who, at=who.now
        ),
        _("Собрание отменено. Родители видят причину."),
        undo="office:restore_meeting",
    )


@require_POST
@open_to(CALLERS)
def restore(request: HttpRequest, who: Who, meeting_id: int) -> HttpResponse:
    """A cancelled meeting takes place after all."""
    found = get_object_or_404(meetings_run_by(who), pk=meeting_id)
    return _do(
        request,
        found,
        lambda: actions.restore_meeting(found, by=who, at=who.now),
        _("Собрание снова назначено."),
    )


def _do(
    request: HttpRequest, found: Meeting, deed: Callable[[], None], done: str, undo: str = ""
) -> HttpResponse:
    """Do it and show the meeting; a refusal is said there."""
    try:
        deed()
        say_done(request, done, undo=reverse(undo, args=[found.pk]) if undo else "")
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("office:meeting", found.pk)
