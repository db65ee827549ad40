"""Who teaches what: named in the cells of a sheet, handed over from a day on."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.undo import seal, unseal
from peremena.people.models import Employee
from peremena.schools.access import LEADERS, Who, open_to
from peremena.schools.models import Role
from peremena.studies.access import (
    classes_planned_by,
    courses_planned_by,
    may_plan,
    teachers_planned_by,
    years_planned_by,
)
from peremena.studies.actions.load import LoadChange
from peremena.studies.models import Course
from peremena.studies.queries.curriculum import grades_of
from peremena.studies.queries.load import LoadGrid, course_key, load_grid, names_of
from peremena.timetable.actions.load import hand_over, take_back
from peremena.timetable.forms import LoadForm


@open_to(LEADERS)
def load(request: HttpRequest, who: Who) -> HttpResponse:
    """The load of a parallel; a teacher chosen in a cell teaches the course from a day on."""
    year = get_object_or_404(years_planned_by(who))
    grades = grades_of(classes_planned_by(who))
    grade = next((g for g in grades if str(g) == request.GET.get("grade")), next(iter(grades), 0))
    day = max(year.since, min(who.today, year.until))
    form = LoadForm(request.POST or None, initial={"since": day})
    teachers = names_of(teachers_planned_by(who))
    classes = list(classes_planned_by(who).filter(grade=grade))

    def grid(typed: Mapping[str, str], errors: Mapping[str, str]) -> LoadGrid:
        courses = courses_planned_by(who)
        return load_grid(courses, classes, teachers, day=day, typed=typed, errors=errors)

    errors: dict[str, str] = {}
    if request.method == "POST":
        if not may_plan(who):
            raise Http404
        changes, errors = _read(request.POST, grid({}, {}), teachers, who)
        if form.is_valid() and not errors:
            try:
                since = form.cleaned_data["since"]
                change = hand_over(changes, since=since, by=who, at=who.now)
                undo = reverse("timetable:undo_load", args=[seal(change)]) if changes else ""
                say_done(request, _("Нагрузка сохранена."), undo=undo)
                return redirect(f"{reverse('timetable:load')}?grade={grade}")
            except Refusal as refusal:
                errors[""] = str(refusal)
    wrong = [*errors.values(), *(e for es in form.errors.values() for e in es)]
    context = {
        "grid": grid(request.POST, errors),
        "form": form,
        "grades": grades,
        "grade": grade,
        "may_plan": may_plan(who),
        "errors": list(dict.fromkeys(map(str, wrong))),
    }
    return render(request, "timetable/load.html", context, status=422 if wrong else 200)


def _read(
    typed: Mapping[str, str], grid: LoadGrid, teachers: Mapping[str, Employee], who: Who
) -> tuple[list[tuple[Course, Employee | None]], dict[str, str]]:
    """The cells that were changed, and what is wrong with them."""
    cells = [c for row in grid.rows for cells in row.cells for c in cells]
    cells += [c for _subject, c in grid.streams]
    changed = {
        c.course_id: " ".join(typed[c.key].split())
        for c in cells
        if c.key in typed and " ".join(typed[c.key].split()) != c.teacher
    }
    courses = courses_planned_by(who).select_related("year", "subject", "group__school_class")
    errors = {
        course_key(pk): _("«%s»: такого сотрудника нет. Выберите из списка.") % name
        for pk, name in changed.items()
        if name and name not in teachers
    }
    found = courses.in_bulk(list(changed))
    if errors:
        return [], errors
    return [(found[pk], teachers.get(name)) for pk, name in changed.items()], {}


@require_POST
@open_to(Role.DEPUTY_HEAD)
def undo_load(request: HttpRequest, who: Who, word: str) -> HttpResponse:
    """Take a change of the load back."""
    change = unseal(word, LoadChange)
    courses = courses_planned_by(who).filter(pk__in=change.course_ids)
    if courses.count() < len(change.course_ids):
        raise Http404
    try:
        take_back(change=change, by=who, at=who.now)
        messages.success(request, _("Нагрузка такая, как была."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("timetable:load")
