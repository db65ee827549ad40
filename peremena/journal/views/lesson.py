"""One lesson as a list: a form that needs no script, and the phone's page."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from peremena.journal.access import (
    READERS,
    WRITERS,
    lessons_visible_to,
    lessons_writable_by,
    writing_condition,
)
from peremena.journal.actions.lessons import LessonNote
from peremena.journal.actions.marking import CellsRefused
from peremena.journal.actions.pages import fill_lesson
from peremena.journal.forms import LessonForm, cells_typed
from peremena.journal.queries.from_plan import from_plan
from peremena.journal.queries.lesson import lesson_page
from peremena.journal.queries.register import register
from peremena.kit.refusal import Refusal
from peremena.kit.wire import json_answer, to_json
from peremena.schools.access import Who, open_to
from peremena.timetable.models import Lesson


@open_to(READERS, reads="lesson")
def lesson(request: HttpRequest, who: Who, lesson_id: int) -> HttpResponse:
    """A lesson with its pupils; a teacher saves everything by one button."""
    lessons = lessons_writable_by(who) if request.method == "POST" else lessons_visible_to(who)
    found = get_object_or_404(
        lessons.select_related("course__subject", "course__group__school_class"), pk=lesson_id
    )
    return _save(request, who, found) if request.method == "POST" else _show(request, who, found)


@open_to(WRITERS, fragment=True)
def planned(request: HttpRequest, who: Who, lesson_id: int) -> HttpResponse:
    """The theme that the plan lays on a lesson, for its empty fields."""
    found = get_object_or_404(lessons_writable_by(who).select_related("course"), pk=lesson_id)
    return json_answer(to_json(from_plan(found, now=who.now)))


def _save(request: HttpRequest, who: Who, lesson: Lesson) -> HttpResponse:
    form, saw = LessonForm(request.POST), LessonForm(request.POST, prefix="saw")
    entries = cells_typed(request.POST, lesson_id=lesson.pk)
    reasons: dict[int, str] = {}
    if form.is_valid() and saw.is_valid():
        try:
            fill_lesson(
                course=lesson.course,
                note=LessonNote(lesson.pk, form.text, saw.text),
                entries=entries,
                by=who,
                at=who.now,
                today=who.today,
            )
        except CellsRefused as refused:
            reasons = {p.pupil_id: p.reason for p in refused.problems}
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Урок сохранён."))
            return redirect("journal:lesson", lesson.pk)
    typed = {e.pupil_id: e.text for e in entries}
    return _show(request, who, lesson, form=form, typed=typed, reasons=reasons, status=422)


def _show(
    request: HttpRequest,
    who: Who,
    lesson: Lesson,
    *,
    form: LessonForm | None = None,
    typed: Mapping[int, str] | None = None,
    reasons: Mapping[int, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    sheet = register(
        course=lesson.course, day=lesson.day, writing=writing_condition(who, "l"), now=who.now
    )
    page = lesson_page(sheet, lesson.pk)
    if page is None:
        messages.warning(request, _("Этот урок не входит ни в один учебный период."))
        return redirect("journal:course", lesson.course_id)
    text = {name: getattr(page.lesson, name) for name in LessonForm.base_fields}
    return render(
        request,
        "journal/lesson.html",
        {
            "register": sheet,
            "page": page,
            "form": form or LessonForm(initial=text),
            "saw": text,
            "typed": typed or {},
            "reasons": reasons or {},
        },
        status=status,
    )
