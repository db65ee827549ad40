"""One parents' meeting: who came, and the minutes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.classes.models import SchoolClass
from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.office.access import CALLERS, lists_of, meetings_run_by, meetings_visible_to
from peremena.office.actions import meetings as actions
from peremena.office.forms import AttendanceForm, CancelForm, MinutesForm
from peremena.office.models import Meeting
from peremena.office.queries.families import families, guardians_of
from peremena.office.queries.meetings import (
    class_teacher_name,
    meeting_page,
    next_number,
    turnout,
)
from peremena.schools.access import Who, open_to


@open_to(CALLERS, reads="meeting")
def meeting(request: HttpRequest, who: Who, meeting_id: int) -> HttpResponse:
    """A meeting with the list of a class; `?class=` chooses it when several classes are called."""
    found = _find(who, meeting_id)
    lists = list(lists_of(who, found).order_by("grade", "letter"))
    chosen = _chosen(lists, request.GET.get("class", ""))
    rows = families(found, chosen) if chosen else []
    may_run = meetings_run_by(who).filter(pk=found.pk).exists()
    return render(
        request,
        "office/meeting.html",
        {
            "meeting": meeting_page(found, today=who.today, may_run=may_run),
            "lists": [(c.pk, c.name, c == chosen) for c in lists],
            "chosen": chosen,
            "families": rows,
            "turnout": turnout(rows),
            "cancel": CancelForm(),
        },
    )


@require_POST
@open_to(CALLERS)
def attendance(request: HttpRequest, who: Who, meeting_id: int) -> HttpResponse:
    """Note who came: a script sends one tick and gets the count, the form sends the whole list."""
    found = _find(who, meeting_id)
    lists = list(lists_of(who, found).order_by("grade", "letter"))
    school_class = _chosen(lists, request.POST.get("class", ""))
    if school_class is None:
        raise Http404
    form = AttendanceForm(request.POST, guardians=guardians_of(school_class, day=found.day))
    by_script = request.headers.get("Accept") == "text/plain"
    try:
        if not form.is_valid():
            raise Refusal(_("Список класса изменился. Обновите страницу."))
        actions.note_attendance(
            found,
            school_class=school_class,
            here=form.cleaned_data["here"],
            among=form.cleaned_data["shown"],
            by=who,
            at=who.now,
        )
    except Refusal as refusal:
        if by_script:
            return HttpResponse(str(refusal), status=422, content_type="text/plain")
        messages.error(request, str(refusal))
    else:
        if by_script:
            numbers = turnout(families(found, school_class))
            return HttpResponse(f"{numbers.came} {numbers.people}", content_type="text/plain")
        say_done(request, _("Список сохранён."))
    return redirect(f"{reverse('office:meeting', args=[found.pk])}?class={school_class.pk}")


@open_to(CALLERS)
def minutes(request: HttpRequest, who: Who, meeting_id: int) -> HttpResponse:
    """Write the minutes."""
    found = get_object_or_404(
        meetings_run_by(who).select_related("school", "school_class"), pk=meeting_id
    )
    form = MinutesForm(request.POST or None, initial=_usual_minutes(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_minutes(found, minutes=form.written, by=who, at=who.now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            undo = reverse("office:undo_minutes", args=[found.pk])
            text = _("Протокол сохранён. Его прочтут и те, кто не пришёл.")
            say_done(request, text, undo=undo)
            return redirect("office:meeting", found.pk)
    context = {"form": form, "meeting": meeting_page(found, today=who.today, may_run=True)}
    return render(request, "office/minutes_form.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(CALLERS)
def undo_minutes(request: HttpRequest, who: Who, meeting_id: int) -> HttpResponse:
    """The minutes become a draft again."""
    found = get_object_or_404(meetings_run_by(who), pk=meeting_id)
    try:
        actions.take_minutes_back(found, by=who, at=who.now)
        say_done(request, _("Протокол снова черновик: родители его не видят."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("office:meeting", meeting_id)


def _find(who: Who, meeting_id: int) -> Meeting:
    visible = meetings_visible_to(who).select_related("school", "school_class")
    return get_object_or_404(visible, pk=meeting_id)


def _chosen(lists: list[SchoolClass], asked: str) -> SchoolClass | None:
    return next((c for c in lists if str(c.pk) == asked), next(iter(lists), None))


def _usual_minutes(meeting: Meeting) -> dict[str, str]:
    """What stands in the minutes, or what usually does."""
    leader = (
        class_teacher_name(meeting.school_class, day=meeting.day) if meeting.school_class else ""
    )
    return {
        "number": meeting.number or next_number(meeting),
        "chair": meeting.chair or leader,
        "secretary": meeting.secretary,
        "minutes": meeting.minutes or meeting.agenda,
        "decisions": meeting.decisions,
    }
