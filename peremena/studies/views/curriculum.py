"""The curriculum: the grid of a parallel and what a class has of its own."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.classes.models import SchoolClass
from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.undo import seal, unseal
from peremena.schools.access import LEADERS, Who, open_to
from peremena.schools.models import Role
from peremena.studies.access import classes_planned_by, may_plan
from peremena.studies.actions.curriculum import (
    Written,
    adopt_courses,
    copy_lines,
    propose,
    put_back_lines,
    set_week,
    write_lines,
)
from peremena.studies.forms import read_hours
from peremena.studies.models import Subject
from peremena.studies.queries.class_plan import class_plan, term_key
from peremena.studies.queries.curriculum import cell_key, grades_of, grid, lines_of
from peremena.studies.rules.curriculum import Line


@open_to(LEADERS)
def curriculum(request: HttpRequest, who: Who) -> HttpResponse:
    """The hours of a parallel: subjects down, classes across; typed and saved together."""
    grades = grades_of(classes_planned_by(who))
    grade = next((g for g in grades if str(g) == request.GET.get("grade")), next(iter(grades), 0))
    classes = list(classes_planned_by(who).filter(grade=grade))
    subjects = list(Subject.objects.filter(school_id=who.school_id, archived_on=None))
    errors: dict[str, str] = {}
    if request.method == "POST":
        if not may_plan(who):
            raise Http404
        cells = {cell_key(c.pk, s.pk): (c.pk, s.pk) for c in classes for s in subjects}
        hours, errors = read_hours(request.POST, cells)
        if not errors:
            there = lines_of([c.pk for c in classes])
            lines = [there.get(cells[k], Line(*cells[k])).with_hours(h) for k, h in hours.items()]
            try:
                written = write_lines(lines, by=who, at=who.now)
                _say_written(request, written, _("Учебный план сохранён."))
                return redirect(f"{reverse('studies:curriculum')}?grade={grade}")
            except Refusal as refusal:
                errors[refusal.field or ""] = str(refusal)
    context = {
        "grid": grid(classes, subjects, typed=request.POST, errors=errors),
        "grades": grades,
        "grade": grade,
        "may_plan": may_plan(who),
    }
    return render(request, "studies/curriculum.html", context, status=422 if errors else 200)


def _say_written(request: HttpRequest, written: Written, text: str) -> None:
    undo = reverse("studies:undo_curriculum", args=[seal(written)]) if written.after else ""
    say_done(request, text, undo=undo)


@open_to(LEADERS)
def class_curriculum(request: HttpRequest, who: Who, class_id: int) -> HttpResponse:
    """What a class has of its own: other hours in some terms, and who learns apart."""
    found = get_object_or_404(classes_planned_by(who).select_related("year"), pk=class_id)
    errors: dict[str, str] = {}
    plan = class_plan(found)
    if request.method == "POST":
        if not may_plan(who):
            raise Http404
        there = {x.subject_id: x for x in lines_of([found.pk]).values()}
        keys = {term_key(s, t.number): (s, t.number) for s in there for t in plan.terms}
        hours, errors = read_hours(request.POST, keys)
        if not errors:
            typed = {k: h for k, h in hours.items() if request.POST[k].strip()}
            lines = [
                there[s].with_terms(
                    (t.number, typed[term_key(s, t.number)])
                    for t in plan.terms
                    if term_key(s, t.number) in typed
                )
                for s in there
            ]
            try:
                written = write_lines(lines, by=who, at=who.now)
                _say_written(request, written, _("%s: часы по периодам сохранены.") % found.name)
                return redirect("studies:class_curriculum", class_id)
            except Refusal as refusal:
                errors[""] = str(refusal)
        plan = class_plan(found, typed=request.POST, errors=errors)
    context = {"plan": plan, "may_plan": may_plan(who), "errors": list(errors.values())}
    return render(request, "studies/class_curriculum.html", context, status=422 if errors else 200)


@require_POST
@open_to(Role.DEPUTY_HEAD)
def propose_curriculum(request: HttpRequest, who: Who, class_id: int) -> HttpResponse:
    """Fill the empty cells of a class from the basic curriculum."""
    found = get_object_or_404(classes_planned_by(who).select_related("school"), pk=class_id)
    return _deed(
        request,
        found,
        lambda: propose(school_class=found, by=who, at=who.now),
        _("%s: часы взяты из примерного плана. Проверьте их.") % found.name,
    )


@require_POST
@open_to(Role.DEPUTY_HEAD)
def copy_curriculum(request: HttpRequest, who: Who, class_id: int, source_id: int) -> HttpResponse:
    """Give a class the hours of another."""
    target = get_object_or_404(classes_planned_by(who), pk=class_id)
    source = get_object_or_404(classes_planned_by(who), pk=source_id)
    return _deed(
        request,
        target,
        lambda: copy_lines(source=source, target=target, by=who, at=who.now),
        _("%(target)s: часы взяты из плана класса %(source)s.")
        % {"target": target.name, "source": source.name},
    )


@require_POST
@open_to(Role.DEPUTY_HEAD)
def adopt_curriculum(request: HttpRequest, who: Who) -> HttpResponse:
    """Take the curriculum of classes that have none from their register pages."""
    first = get_object_or_404(classes_planned_by(who).select_related("year")[:1])
    written = adopt_courses(year=first.year, by=who, at=who.now)
    if written.after:
        _say_written(request, written, _("Учебный план взят из журналов."))
    else:
        messages.info(request, _("В журналах нет часов, которых не было бы в учебном плане."))
    return redirect("studies:curriculum")


@require_POST
@open_to(Role.DEPUTY_HEAD)
def set_class_week(request: HttpRequest, who: Who, class_id: int, days: int) -> HttpResponse:
    """Let a class learn five or six days a week."""
    found = get_object_or_404(classes_planned_by(who), pk=class_id)
    before = found.week_days
    try:
        set_week(school_class=found, days=days, by=who, at=who.now)
        undo = reverse("studies:set_class_week", args=[class_id, before])
        say_done(
            request,
            _("%(name)s учится %(days)s дней в неделю.") % {"name": found.name, "days": days},
            undo=undo,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return _to_grid(found)


@require_POST
@open_to(Role.DEPUTY_HEAD)
def undo_curriculum(request: HttpRequest, who: Who, word: str) -> HttpResponse:
    """Take a change of the curriculum back."""
    written = unseal(word, Written)
    class_ids = {x.class_id for x in written.after}
    classes = classes_planned_by(who).filter(pk__in=class_ids)
    if len(classes) < len(class_ids):
        raise Http404
    try:
        put_back_lines(written=written, by=who, at=who.now)
        messages.success(request, _("Учебный план такой, как был."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return _to_grid(classes[0]) if classes else redirect("studies:curriculum")


def _deed(
    request: HttpRequest, school_class: SchoolClass, deed: Callable[[], Written], done: str
) -> HttpResponse:
    try:
        _say_written(request, deed(), done)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return _to_grid(school_class)


def _to_grid(school_class: SchoolClass) -> HttpResponse:
    return redirect(f"{reverse('studies:curriculum')}?grade={school_class.grade}")
