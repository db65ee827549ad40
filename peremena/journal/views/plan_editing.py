"""Writing a thematic plan and bringing it to approval."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.journal.queries.plan import corrected_hours, laid_plan, usable_lessons
from peremena.journal.views.plans import show_plan
from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.russian import plural
from peremena.schools.access import LEADERS, Who, open_to
from peremena.studies.access import (
    PLANNERS,
    courses_kept_by,
    plans_approvable_by,
    plans_copyable_by,
    plans_kept_by,
)
from peremena.studies.actions import plans as actions
from peremena.studies.actions.corrections import correct_plan, take_back_correction
from peremena.studies.forms.plans import (
    SECTION,
    PapersForm,
    RemarkForm,
    Row,
    rows_of,
    rows_typed,
    themes_in,
)
from peremena.studies.models import LessonType, Plan, PlanState, WorkType


@require_POST
@open_to(PLANNERS)
def begin(request: HttpRequest, who: Who, course_id: int) -> HttpResponse:
    """Begin the next version: empty, or a copy of the plan that `source` names."""
    course = get_object_or_404(courses_kept_by(who), pk=course_id)
    source = request.POST.get("source", "")
    copied = (
        get_object_or_404(plans_copyable_by(who), pk=int(source)) if source.isdecimal() else None
    )
    try:
        made = actions.begin_plan(course=course, source=copied, by=who, at=who.now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("journal:plan", course_id)
    return redirect("journal:edit_plan", made.pk)


@open_to(PLANNERS)
def edit(request: HttpRequest, who: Who, plan_id: int) -> HttpResponse:
    """The rows of a draft as a table to be typed into."""
    found = _kept(who, plan_id)
    if found.state != PlanState.DRAFT:
        return redirect("journal:plan", found.course_id)
    works = list(WorkType.objects.filter(school_id=who.school_id))
    if request.method != "POST":
        rows = rows_of(actions.themes_of(found), {w.pk: w.name for w in works})
        return _editor(request, found, rows, works)
    themes, rows = themes_in(rows_typed(request.POST), works)
    revision = request.POST.get("revision", "")
    if any(row.errors for row in rows):
        problem = _("Ничего не сохранено: исправьте отмеченное и сохраните снова.")
        return _editor(request, found, rows, works, problem=problem)
    try:
        actions.write_themes(
            plan=found,
            themes=themes,
            revision=int(revision) if revision.isdecimal() else None,
            by=who,
            at=who.now,
        )
    except Refusal as refusal:
        return _editor(request, found, rows, works, problem=str(refusal))
    hours = sum(theme.hours for theme in themes)
    said = (
        plural(len(themes), _("тема"), _("темы"), _("тем")),
        plural(hours, "час", "часа", "часов"),
    )
    messages.success(request, _("План сохранён: %s, %s.") % said)
    if "stay" in request.POST:
        return redirect("journal:edit_plan", plan_id)
    return redirect("journal:plan", found.course_id)


def _editor(
    request: HttpRequest, found: Plan, rows: list[Row], works: list[WorkType], *, problem: str = ""
) -> HttpResponse:
    context = {
        "plan": found,
        "rows": rows,
        "blank": Row(),
        "blank_section": Row(SECTION),
        "problem": problem,
        "revision": request.POST.get("revision", found.revision),
        "lessons": usable_lessons(found.course),
        "lesson_types": [label for _value, label in LessonType.choices],
        "works": [w.name for w in works],
    }
    return render(request, "journal/plan_editor.html", context, status=422 if problem else 200)


@require_POST
@open_to(PLANNERS)
def send(request: HttpRequest, who: Who, plan_id: int) -> HttpResponse:
    """Send a draft for approval."""
    found = _kept(who, plan_id)
    undo = reverse("journal:withdraw_plan", args=[plan_id])
    return _do(
        request,
        found,
        lambda: actions.send_plan(plan=found, by=who, at=who.now),
        _("План отправлен на утверждение."),
        undo=undo,
    )


@require_POST
@open_to(PLANNERS)
def withdraw(request: HttpRequest, who: Who, plan_id: int) -> HttpResponse:
    """Take a sent plan back to go on writing."""
    found = _kept(who, plan_id)
    return _do(
        request,
        found,
        lambda: actions.return_plan(plan=found, by=who, at=who.now),
        _("План снова черновик: его можно править."),
    )


@require_POST
@open_to(PLANNERS)
def discard(request: HttpRequest, who: Who, plan_id: int) -> HttpResponse:
    """Throw a draft away."""
    found = _kept(who, plan_id)
    return _do(
        request,
        found,
        lambda: actions.discard_plan(plan=found, by=who, at=who.now),
        _("Черновик удалён."),
    )


@require_POST
@open_to(LEADERS)
def give_back(request: HttpRequest, who: Who, plan_id: int) -> HttpResponse:
    """Give a sent plan back with a remark."""
    found = get_object_or_404(plans_approvable_by(who), pk=plan_id)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return show_plan(request, who, found.course_id, remark=form)
    return _do(
        request,
        found,
        lambda: actions.return_plan(plan=found, by=who, at=who.now, **form.cleaned_data),
        _("План возвращён на доработку."),
    )


@require_POST
@open_to(LEADERS)
def approve(request: HttpRequest, who: Who, plan_id: int) -> HttpResponse:
    """Approve a sent plan by protocol and order."""
    found = get_object_or_404(plans_approvable_by(who), pk=plan_id)
    form = PapersForm(request.POST)
    if form.is_valid():
        try:
            actions.approve_plan(plan=found, papers=form.papers, by=who, at=who.now)
            say_done(request, _("План утверждён."))
            return redirect("journal:plan", found.course_id)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
    return show_plan(request, who, found.course_id, papers=form)


@require_POST
@open_to(PLANNERS)
def correct(request: HttpRequest, who: Who, plan_id: int) -> HttpResponse:
    """Accept the proposal: the plan is fitted to the lessons that are left."""
    found = _kept(who, plan_id)
    page = laid_plan(found, now=who.now)
    return _do(
        request,
        found,
        lambda: correct_plan(
            plan=found,
            hours=corrected_hours(page) if page.proposal else {},
            reason=_("выпало уроков: %d") % -page.laying.balance,
            by=who,
            at=who.now,
        ),
        _("План подогнан к оставшимся урокам."),
        undo=reverse("journal:take_back_correction", args=[plan_id]),
    )


@require_POST
@open_to(PLANNERS)
def take_back(request: HttpRequest, who: Who, plan_id: int) -> HttpResponse:
    """Take the latest correction back."""
    found = _kept(who, plan_id)
    return _do(
        request,
        found,
        lambda: take_back_correction(plan=found, by=who, at=who.now),
        _("Корректировка отменена."),
    )


def _kept(who: Who, plan_id: int) -> Plan:
    of_course = ("course__subject", "course__group__school_class", "course__year")
    return get_object_or_404(plans_kept_by(who).select_related(*of_course), pk=plan_id)


def _do(
    request: HttpRequest, found: Plan, deed: Callable[[], object], said: str, *, undo: str = ""
) -> HttpResponse:
    """Do what was decided and show the plan; a refusal is said there."""
    try:
        deed()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        say_done(request, said, undo=undo)
    return redirect("journal:plan", found.course_id)
