"""The schedule of control works: the month of a class, planning, the public list of a school."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.classes.models import SchoolClass
from peremena.kit import clock
from peremena.kit.doors import public
from peremena.kit.messages import say_done
from peremena.kit.papers import Column, Paper
from peremena.kit.papers.download import download
from peremena.kit.refusal import Refusal
from peremena.kit.russian import MONTHS
from peremena.schools.access import Who, open_to
from peremena.schools.models import School
from peremena.studies.models import WorkType
from peremena.timetable.access import (
    WORK_PLANNERS,
    WORK_READERS,
    classes_shown_to,
    courses_with_works_of,
    may_exceed_limits,
)
from peremena.timetable.actions.control_works import (
    LimitsRefused,
    plan_control_work,
    withdraw_control_work,
)
from peremena.timetable.forms import ControlWorkForm, MonthChoice
from peremena.timetable.models import ControlWork
from peremena.timetable.queries.control_works import (
    month_grid,
    works_of_class,
    works_of_school,
    year_of,
)
from peremena.timetable.rules.control_works import Hour


@open_to(WORK_READERS)
def control_works(request: HttpRequest, who: Who) -> HttpResponse:
    """The month of a class; planned here by those who teach it."""
    choice = MonthChoice(request.GET)
    choice.is_valid()
    classes = list(classes_shown_to(who).order_by("grade", "letter"))
    asked = choice.cleaned_data.get("of")
    chosen = next((c for c in classes if c.pk == asked), next(iter(classes), None))
    if chosen is None:
        return render(request, "timetable/control_works.html", {"chosen": None})
    month = (choice.cleaned_data.get("day") or who.today).replace(day=1)
    return _show(request, who, classes, chosen, month)


def _show(
    request: HttpRequest,
    who: Who,
    classes: Sequence[SchoolClass],
    chosen: SchoolClass,
    month: date,
    form: ControlWorkForm | None = None,
    proposals: Sequence[Hour] = (),
) -> HttpResponse:
    works = works_of_class(chosen.pk, since=month, until=month + timedelta(days=45))
    form = form or _form(who, chosen)
    context = {
        "classes": classes,
        "chosen": chosen,
        "month": month,
        "month_name": f"{MONTHS[month.month - 1].capitalize()} {month.year}",
        "before": month - timedelta(days=1),
        "after": (month + timedelta(days=32)).replace(day=1),
        "weeks": month_grid(month, works),
        "form": form,
        "may_plan": form.fields["course"].queryset.exists(),  # type: ignore[attr-defined]
        "own": set(courses_with_works_of(who).values_list("pk", flat=True)),
        "proposals": proposals,
        "may_exceed": may_exceed_limits(who),
    }
    status = 422 if form.errors else 200
    return render(request, "timetable/control_works.html", context, status=status)


def _form(who: Who, chosen: SchoolClass, data: QueryDict | None = None) -> ControlWorkForm:
    of_class = Q(group__school_class=chosen) | Q(group__parts__school_class=chosen)
    courses = courses_with_works_of(who).filter(of_class, year=chosen.year_id).distinct()
    kinds = WorkType.objects.filter(school_id=who.school_id, is_control=True)
    return ControlWorkForm(
        data,
        courses=courses.select_related("subject", "group__school_class").order_by("subject__name"),
        kinds=kinds,
    )


def page_of_class(class_id: int, day: date) -> str:
    """The address of the month of a class."""
    return f"{reverse('timetable:control_works')}?of={class_id}&day={day.isoformat()}"


@require_POST
@open_to(WORK_PLANNERS)
def plan(request: HttpRequest, who: Who, class_id: int) -> HttpResponse:
    """Plan a work; refused with reasons and the nearest free lessons."""
    classes = list(classes_shown_to(who).order_by("grade", "letter"))
    chosen = get_object_or_404(classes_shown_to(who), pk=class_id)
    form = _form(who, chosen, request.POST)
    proposals: Sequence[Hour] = ()
    valid = form.is_valid()
    month = (form.cleaned_data.get("day") or who.today).replace(day=1)
    if valid:
        typed = dict(form.cleaned_data)
        if not may_exceed_limits(who):
            typed["despite"] = ""
        try:
            made = plan_control_work(**typed, by=who, at=who.now, today=who.today)
        except LimitsRefused as refused:
            form.add_error("day", str(refused))
            proposals = refused.proposals
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            undo = reverse("timetable:withdraw_control_work", args=[made.pk])
            say_done(request, _("Контрольная в графике."), undo=undo)
            return redirect(page_of_class(class_id, typed["day"]))
    return _show(request, who, classes, chosen, month, form, proposals)


@require_POST
@open_to(WORK_PLANNERS)
def withdraw(request: HttpRequest, who: Who, work_id: int) -> HttpResponse:
    """Take a work out of the schedule."""
    works = ControlWork.objects.filter(lesson__course__in=courses_with_works_of(who))
    found = get_object_or_404(works.select_related("lesson__course__group"), pk=work_id)
    try:
        withdraw_control_work(work=found, by=who, at=who.now)
        say_done(request, _("Контрольная убрана из графика."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    class_id = found.lesson.course.group.school_class_id
    return redirect(page_of_class(class_id or 0, found.lesson.day))


@public
def public_control_works(request: HttpRequest, school_id: int) -> HttpResponse:
    """The schedule of a school for everybody: no names of persons."""
    school = get_object_or_404(School, pk=school_id)
    today = clock.now().astimezone(school.zone).date()
    since, until = year_of(today)
    works = works_of_school(school_id, since=since, until=until)
    context = {"school": school, "works": works, "today": today}
    return render(request, "timetable/public_control_works.html", context)


@public
def public_paper(request: HttpRequest, school_id: int, paper: str) -> HttpResponse:
    """The schedule of a school as a file."""
    school = get_object_or_404(School, pk=school_id)
    since, until = year_of(clock.now().astimezone(school.zone).date())
    works = works_of_school(school_id, since=since, until=until)
    columns = ((_("Дата"), 12), (_("Урок"), 7), (_("Класс"), 16), (_("Предмет"), 24),
               (_("Вид работы"), 20), (_("Тема"), 40))  # fmt: skip
    return download(
        paper,
        Paper(
            title=_("График контрольных работ"),
            lines=(school.short_name,),
            columns=[Column(title, width) for title, width in columns],
            rows=[(w.day, w.number, w.group, w.subject, w.kind, w.title) for w in works],
        ),
    )
