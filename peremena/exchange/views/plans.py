"""A thematic plan from a file: sent, its columns settled, shown, written."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.exchange.access import plan_files_of
from peremena.exchange.actions.plan_files import drop_file, keep_file, write_plan
from peremena.exchange.formats.plans.columns import FIELDS, Columns, guess
from peremena.exchange.formats.plans.themes import ReadPlan, read_themes
from peremena.exchange.forms import ColumnsForm, PlanFileForm
from peremena.exchange.models import PlanFile
from peremena.kit.refusal import Refusal
from peremena.kit.russian import plural
from peremena.schools.access import Who, open_to
from peremena.studies.access import PLANNERS, courses_kept_by
from peremena.studies.models import Plan, PlanState, WorkType

SHOWN = 60  # rows of the preview


@open_to(PLANNERS)
def upload(request: HttpRequest, who: Who, course_id: int) -> HttpResponse:
    """Send a file with the plan of a course."""
    course = get_object_or_404(
        courses_kept_by(who).select_related("subject", "group__school_class"), pk=course_id
    )
    form = PlanFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = keep_file(
                course=course, file_name=file.name, content=file.read(), by=who, at=who.now
            )
            return redirect("exchange:plan_file", kept.pk)
        except Refusal as refusal:
            form.add_error("file", str(refusal))
    context = {"course": course, "form": form}
    return render(request, "exchange/plan_upload.html", context, status=422 if form.errors else 200)


@open_to(PLANNERS)
def file(request: HttpRequest, who: Who, file_id: int) -> HttpResponse:
    """What the file holds by the guessed or chosen columns; «Записать» makes it the draft."""
    found = get_object_or_404(
        plan_files_of(who).select_related("course__subject", "course__group__school_class"),
        pk=file_id,
    )
    form = ColumnsForm(request.POST or None, width=len(found.rows[0]))
    chosen = form.columns if form.is_bound and form.is_valid() else guess(found.rows)
    read, problem = _read(found, chosen, who)
    if read and not problem and request.POST.get("do") == "write":
        try:
            write_plan(file=found, read=read, by=who, at=who.now)
        except Refusal as refusal:
            problem = str(refusal)
        else:
            themes = plural(len(read.themes), _("тема"), _("темы"), _("тем"))
            hours = plural(read.hours, _("час"), _("часа"), _("часов"))
            messages.success(
                request,
                _("План загружен: %(themes)s, %(hours)s.") % {"themes": themes, "hours": hours},
            )
            return redirect("journal:plan", found.course_id)
    return _show(request, found, chosen, read, problem)


def _read(found: PlanFile, chosen: Columns, who: Who) -> tuple[ReadPlan | None, str]:
    works = WorkType.objects.filter(school_id=who.school_id).values_list("name", "pk")
    try:
        return read_themes(
            found.rows, chosen, works={name.casefold(): pk for name, pk in works}
        ), ""
    except Refusal as refusal:
        return None, str(refusal)


def _show(
    request: HttpRequest, found: PlanFile, chosen: Columns, read: ReadPlan | None, problem: str
) -> HttpResponse:
    fields = {place: field for field, place in chosen.places.items()}
    taken = set(read.rows) if read else set()
    return render(
        request,
        "exchange/plan_file.html",
        {
            "file": found,
            "fields": FIELDS,
            "chosen": [fields.get(place, "") for place in range(len(found.rows[0]))],
            "header": chosen.header,
            "rows": [(n, row, n in taken) for n, row in enumerate(found.rows[:SHOWN], start=1)],
            "rest": max(len(found.rows) - SHOWN, 0),
            "read": read,
            "problem": problem,
            "replaces": Plan.objects.filter(course=found.course, themes__isnull=False)
            .exclude(state=PlanState.APPROVED)
            .exists(),
        },
        status=422 if problem and request.method == "POST" else 200,
    )


@require_POST
@open_to(PLANNERS)
def drop(request: HttpRequest, who: Who, file_id: int) -> HttpResponse:
    """Give a file up."""
    found = get_object_or_404(plan_files_of(who), pk=file_id)
    drop_file(file=found, by=who, at=who.now)
    messages.success(request, _("Файл не записан, план остался как был."))
    return redirect("journal:plan", found.course_id)
