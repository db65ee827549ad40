"""The substitutions of a day: who is away, which lessons nobody gives, the best for all."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.kit.russian import plural
from peremena.schools.access import Who, open_to
from peremena.schools.models import Role
from peremena.timetable.access import (
    CHANGE_READERS,
    absences_of_teachers,
    lessons_changeable_by,
    may_change,
    may_see_health,
    teachers_to_choose,
)
from peremena.timetable.actions import (
    NewSubstitution,
    change_absence,
    enter_absence,
    substitute,
    withdraw_absence,
)
from peremena.timetable.forms import AbsenceForm, DayChoice
from peremena.timetable.models import SubstitutionKind, TeacherAbsence
from peremena.timetable.models.absence import FIRST_OF_ALL, LAST_OF_ALL
from peremena.timetable.queries.day_changes import best_plan, day_changes

SUNDAY = 6


def _day_asked(request: HttpRequest, who: Who) -> date:
    form = DayChoice(request.GET)
    if not form.is_valid():
        raise Http404
    return form.cleaned_data["day"] or who.today


def _neighbour(day: date, step: int) -> date:
    """The next or the last day that is not a Sunday."""
    found = day + timedelta(days=step)
    return found + timedelta(days=step) if found.weekday() == SUNDAY else found


def page_of_day(day: date) -> str:
    """The address of a day's substitutions."""
    return f"{reverse('timetable:substitutions')}?{urlencode({'day': day.isoformat()})}"


@open_to(CHANGE_READERS)
def substitutions(request: HttpRequest, who: Who) -> HttpResponse:
    """A day of the school: uncovered lessons first, each with the best candidates."""
    return _show(request, who, _day_asked(request, who))


def _show(
    request: HttpRequest, who: Who, day: date, form: AbsenceForm | None = None
) -> HttpResponse:
    teachers = teachers_to_choose(who)
    started = {"since": day, "until": day, "reason": "ill"}
    return render(
        request,
        "timetable/substitutions.html",
        {
            "day": day,
            "before": _neighbour(day, -1),
            "after": _neighbour(day, 1),
            "page": day_changes(school_id=who.school_id, day=day, health=may_see_health(who)),
            "may_change": may_change(who),
            "form": form or AbsenceForm(teachers=teachers, initial=started),
        },
        status=422 if form else 200,
    )


@require_POST
@open_to(Role.DEPUTY_HEAD)
def add_absence(request: HttpRequest, who: Who) -> HttpResponse:
    """Write down that a teacher is away; his lessons are then listed."""
    form = AbsenceForm(request.POST, teachers=teachers_to_choose(who))
    if form.is_valid():
        employee = form.cleaned_data["employee"]
        try:
            made = enter_absence(employee=employee, new=form.new, by=who, at=who.now)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            say_done(
                request,
                _("Записано отсутствие: %s") % employee.short_name,
                undo=reverse("timetable:withdraw_absence", args=[made.pk]),
            )
            return redirect(page_of_day(made.since))
    return _show(request, who, _day_asked(request, who), form)


@open_to(Role.DEPUTY_HEAD)
def absence(request: HttpRequest, who: Who, absence_id: int) -> HttpResponse:
    """One absence: lengthen it, shorten it, add the order."""
    found = get_object_or_404(absences_of_teachers(who).select_related("employee"), pk=absence_id)
    teachers = teachers_to_choose(who).model.objects.filter(pk=found.employee_id)
    form = AbsenceForm(request.POST or None, teachers=teachers, initial=_said(found))
    form.fields["employee"].widget = form.fields["employee"].hidden_widget()
    if request.method == "POST" and form.is_valid():
        try:
            freed = change_absence(absence=found, new=form.new, by=who, at=who.now)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            say_done(request, _("Сохранено.") if not freed else _freed_words(freed))
            return redirect(page_of_day(form.cleaned_data["since"]))
    return render(
        request,
        "timetable/absence.html",
        {"absence": found, "form": form},
        status=422 if form.errors else 200,
    )


def _said(absence: TeacherAbsence) -> dict[str, object]:
    names = ("employee", "reason", "since", "until", "order_number", "order_day")
    return {name: getattr(absence, name) for name in names} | {
        "first": absence.first if absence.first != FIRST_OF_ALL else None,
        "last": absence.last if absence.last != LAST_OF_ALL else None,
    }


def _freed_words(n: int) -> str:
    return _("Сохранено: учителю возвращено %s.") % plural(n, _("урок"), _("урока"), _("уроков"))


@require_POST
@open_to(Role.DEPUTY_HEAD)
def withdraw(request: HttpRequest, who: Who, absence_id: int) -> HttpResponse:
    """The teacher was not away after all."""
    found = get_object_or_404(absences_of_teachers(who), pk=absence_id)
    try:
        freed = withdraw_absence(absence=found, by=who, at=who.now)
        lessons = plural(freed, _("урок"), _("урока"), _("уроков"))
        say_done(
            request,
            _("Отсутствие отменено.")
            if not freed
            else _("Отсутствие отменено, учителю возвращено %s.") % lessons,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(page_of_day(found.since))


@open_to(Role.DEPUTY_HEAD)
def best(request: HttpRequest, who: Who) -> HttpResponse:
    """The best for all uncovered lessons of a day: looked over, changed by hand, assigned at once."""
    day = _day_asked(request, who)
    error = ""
    if request.method == "POST":
        try:
            covered = substitute(_chosen(request, who, day), by=who, at=who.now)
        except Refusal as refusal:
            error = str(refusal)
        else:
            n = plural(len(covered), _("замена"), _("замены"), _("замен"))
            say_done(request, _("Назначено: %s.") % n)
            return redirect(page_of_day(day))
    context = {
        "day": day,
        "plan": best_plan(school_id=who.school_id, day=day),
        "error": error,
        "chosen": {k: v for k, v in request.POST.items() if k.startswith("teacher-")},
    }
    return render(request, "timetable/best.html", context, status=422 if error else 200)


def _chosen(request: HttpRequest, who: Who, day: date) -> list[NewSubstitution]:
    """What was chosen lesson by lesson: `teacher-<lesson>` holds a teacher, or nothing."""
    teachers = {str(t.pk): t for t in teachers_to_choose(who)}
    lessons = lessons_changeable_by(who).filter(day=day)
    typed = {pk: request.POST.get(f"teacher-{pk}") for pk in lessons.values_list("pk", flat=True)}
    found = [
        NewSubstitution(pk, SubstitutionKind.SUBSTITUTE, teachers[chosen])
        for pk, chosen in typed.items()
        if chosen in teachers
    ]
    if not found:
        raise Refusal(_("Никто не выбран: выберите учителя хотя бы для одного урока."))
    return found
