"""One lesson: who gives it, joined, cancelled, moved, changed with another; and taking it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from peremena.kit.messages import say_done
from peremena.kit.refusal import Refusal
from peremena.schools.access import Who, open_to
from peremena.schools.models import Role
from peremena.timetable.access import (
    lessons_changeable_by,
    rooms_shown_to,
    swappable_with,
    teachers_to_choose,
)
from peremena.timetable.actions import (
    NewSubstitution,
    move_lesson,
    substitute,
    swap_lessons,
    undo_move,
    undo_substitution,
)
from peremena.timetable.forms import MoveForm, SubstitutionForm, SwapForm
from peremena.timetable.models import Lesson, Move, Substitution, SubstitutionKind
from peremena.timetable.queries.changes import place_words
from peremena.timetable.queries.day_changes import lesson_choices
from peremena.timetable.views.substitutions import page_of_day


def _lesson(who: Who, lesson_id: int) -> Lesson:
    return get_object_or_404(
        lessons_changeable_by(who).select_related("course__group__school_class", "room"),
        pk=lesson_id,
    )


@open_to(Role.DEPUTY_HEAD)
def lesson(request: HttpRequest, who: Who, lesson_id: int) -> HttpResponse:
    """Everything that can be done with one lesson."""
    return _show(request, who, _lesson(who, lesson_id))


def _show(
    request: HttpRequest,
    who: Who,
    lesson: Lesson,
    *,
    error: str = "",
    move: MoveForm | None = None,
    swap: SwapForm | None = None,
) -> HttpResponse:
    rooms = rooms_shown_to(who).order_by("name")
    here = {"day": lesson.day, "number": lesson.number, "room": lesson.room_id}
    context: dict[str, Any] = {
        "choices": lesson_choices(lesson),
        "error": error,
        "move": move or MoveForm(rooms=rooms, initial=here, prefix="move"),
        "swap": swap or SwapForm(lessons=swappable_with(who, lesson), prefix="swap"),
        "back": page_of_day(lesson.day),
    }
    failed = bool(error or move or swap)
    return render(request, "timetable/lesson.html", context, status=422 if failed else 200)


@require_POST
@open_to(Role.DEPUTY_HEAD)
def cover(request: HttpRequest, who: Who, lesson_id: int) -> HttpResponse:
    """Give the lesson to a colleague, join it, cancel it."""
    found = _lesson(who, lesson_id)
    form = SubstitutionForm(request.POST, teachers=teachers_to_choose(who))
    if not form.is_valid():
        return _show(request, who, found, error=_words_of(form))
    new = NewSubstitution(found.pk, **_typed(form))
    try:
        made = substitute([new], by=who, at=who.now)[0]
    except Refusal as refusal:
        return _show(request, who, found, error=str(refusal))
    say_done(
        request,
        _("Назначено: %s") % new.teacher.short_name if new.teacher else _("Урок отменён."),
        undo=reverse("timetable:undo_substitution", args=[made.pk]),
    )
    return redirect(page_of_day(found.day))


def _typed(form: SubstitutionForm) -> dict[str, Any]:
    kind = SubstitutionKind(form.cleaned_data["kind"])
    cancelled = kind == SubstitutionKind.CANCELLED
    return {
        "kind": kind,
        "teacher": None if cancelled else form.cleaned_data["teacher"],
        "paid": form.cleaned_data["paid"],
    }


def _words_of(form: Form) -> str:
    return " ".join(str(text) for texts in form.errors.values() for text in texts)


@require_POST
@open_to(Role.DEPUTY_HEAD)
def move(request: HttpRequest, who: Who, lesson_id: int) -> HttpResponse:
    """Move the lesson to another hour or room."""
    found = _lesson(who, lesson_id)
    form = MoveForm(request.POST, rooms=rooms_shown_to(who).order_by("name"), prefix="move")
    if form.is_valid():
        typed = form.cleaned_data
        try:
            deed = move_lesson(lesson=found, **typed, by=who, at=who.now, today=who.today)
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            _say_moved(
                request, _("Перенесено: %s.") % place_words(typed["day"], typed["number"]), deed
            )
            return redirect(page_of_day(typed["day"]))
    return _show(request, who, found, move=form)


@require_POST
@open_to(Role.DEPUTY_HEAD)
def swap(request: HttpRequest, who: Who, lesson_id: int) -> HttpResponse:
    """Let the lesson change places with another one of the class."""
    found = _lesson(who, lesson_id)
    form = SwapForm(request.POST, lessons=swappable_with(who, found), prefix="swap")
    if form.is_valid():
        other, reason = form.cleaned_data["other"], form.cleaned_data["reason"]
        try:
            deed = swap_lessons(
                first=found, second=other, reason=reason, by=who, at=who.now, today=who.today
            )
        except Refusal as refusal:
            form.add_error("other", str(refusal))
        else:
            _say_moved(request, _("Уроки поменялись местами."), deed)
            return redirect(page_of_day(found.day))
    return _show(request, who, found, swap=form)


def _say_moved(request: HttpRequest, text: str, deed: UUID) -> None:
    say_done(request, text, undo=reverse("timetable:undo_move", args=[deed]))


@require_POST
@open_to(Role.DEPUTY_HEAD)
def undo(request: HttpRequest, who: Who, substitution_id: int) -> HttpResponse:
    """Give the lesson back to its teacher."""
    lessons = lessons_changeable_by(who)
    found = get_object_or_404(
        Substitution.objects.filter(lesson__in=lessons).select_related("lesson"),
        pk=substitution_id,
    )
    try:
        undo_substitution(substitution=found, by=who, at=who.now)
        say_done(request, _("Замена отменена, урок снова ведёт свой учитель."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(page_of_day(found.lesson.day))


@require_POST
@open_to(Role.DEPUTY_HEAD)
def move_back(request: HttpRequest, who: Who, deed: UUID) -> HttpResponse:
    """Bring the lessons of a move back."""
    lessons = lessons_changeable_by(who)
    found = Move.objects.filter(lesson__in=lessons, deed=deed).order_by("pk").first()
    if found is None:
        raise Http404
    try:
        undo_move(deed=deed, by=who, at=who.now)
        say_done(request, _("Перенос отменён, урок снова на своём месте."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(page_of_day(found.was_day))
