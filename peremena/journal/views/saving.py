"""Saving from the pages' scripts: JSON in, JSON out.

Every request carries the id of its operation, so that a repeat changes nothing. The answers: 200
with what stands now, 409 with what somebody else wrote, 422 with a reason in words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any
from uuid import UUID

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from peremena.journal.access import WRITERS, lessons_writable_by
from peremena.journal.actions.columns import Comment, Work, comment_marks, describe_works
from peremena.journal.actions.lessons import (
    LessonConflict,
    LessonNote,
    LessonText,
    write_lessons,
)
from peremena.journal.actions.marking import CellEntry, CellProblem, CellsRefused, write_cells
from peremena.journal.actions.operations import once
from peremena.journal.forms import CommentForm, LessonForm, WorkForm
from peremena.journal.queries.terms import term_averages
from peremena.journal.rules.averages import Average
from peremena.kit.refusal import Refusal
from peremena.kit.russian import decimal_comma
from peremena.kit.wire import Id, json_answer, read_json, to_json
from peremena.schools.access import Who, open_to
from peremena.studies.models import Course, WorkType
from peremena.timetable.models import Lesson

MOST_CELLS = 3000


class CellToWrite(msgspec.Struct):
    """A new text for one cell; `replaces`: what the writer saw there."""

    lesson: Id
    pupil: Id
    text: Annotated[str, msgspec.Meta(max_length=40)]
    replaces: str | None = None


class CellsToWrite(msgspec.Struct):
    """One operation on cells of a course."""

    operation: UUID
    cells: Annotated[list[CellToWrite], msgspec.Meta(min_length=1, max_length=MOST_CELLS)]


class TextToWrite(msgspec.Struct):
    """Topic, type and homework of a lesson; `replaces`: what the writer saw."""

    operation: UUID
    topic: str
    lesson_type: str
    homework: str
    replaces: LessonText | None = None


class WorkToDescribe(msgspec.Struct):
    """What the marks of a lesson are for."""

    operation: UUID
    work_type: Id | None
    weight: int
    title: str = ""


class CommentToWrite(msgspec.Struct):
    """A comment on the mark of a cell."""

    operation: UUID
    comment: str


@require_POST
@open_to(WRITERS, fragment=True)
def cells(request: HttpRequest, who: Who, course_id: int) -> HttpResponse:
    """Write into cells: a key press, a pasted column, a column filled at once."""
    asked = read_json(request, CellsToWrite)
    course = _writable_course(who, course_id, {c.lesson for c in asked.cells})
    entries = [CellEntry(c.lesson, c.pupil, c.text, c.replaces) for c in asked.cells]

    def write() -> str:
        written = write_cells(course=course, entries=entries, by=who, at=who.now, today=who.today)
        cells = [[lesson, pupil, text] for (lesson, pupil), text in written.texts.items()]
        return to_json({"cells": cells, "averages": _shown(written.averages)})

    return _carry_out(who, asked.operation, write)


def _writable_course(who: Who, course_id: int, lesson_ids: set[int]) -> Course:
    lessons = (
        lessons_writable_by(who)
        .filter(course_id=course_id, pk__in=lesson_ids)
        .select_related("course")
    )
    found = list(lessons)
    if len(found) < len(lesson_ids):
        raise Http404
    return found[0].course


@require_POST
@open_to(WRITERS, fragment=True)
def text(request: HttpRequest, who: Who, lesson_id: int) -> HttpResponse:
    """Write topic, type and homework of a lesson."""
    asked = read_json(request, TextToWrite)
    lesson = _writable_lesson(who, lesson_id)
    form = LessonForm(msgspec.structs.asdict(asked))
    if not form.is_valid():
        return _refused(form.errors)

    def write() -> str:
        note = LessonNote(lesson.pk, form.text, asked.replaces)
        return to_json(write_lessons([note], by=who, at=who.now)[lesson.pk])

    return _carry_out(who, asked.operation, write)


@require_POST
@open_to(WRITERS, fragment=True)
def work(request: HttpRequest, who: Who, lesson_id: int) -> HttpResponse:
    """Say what the marks of a lesson are for; the averages change with the weight."""
    asked = read_json(request, WorkToDescribe)
    lesson = _writable_lesson(who, lesson_id)
    form = WorkForm(msgspec.structs.asdict(asked))
    if not form.is_valid():
        return _refused(form.errors)
    of_school = WorkType.objects.filter(school_id=who.school_id)
    work_type = get_object_or_404(of_school, pk=asked.work_type) if asked.work_type else None

    def write() -> str:
        described = Work(
            lesson.pk, work_type, form.cleaned_data["weight"], form.cleaned_data["title"]
        )
        describe_works([described], by=who, at=who.now)
        return to_json({"averages": _shown(term_averages(lesson.course, day=lesson.day))})

    return _carry_out(who, asked.operation, write)


@require_POST
@open_to(WRITERS, fragment=True)
def comment(request: HttpRequest, who: Who, lesson_id: int, pupil_id: int) -> HttpResponse:
    """Comment on the last mark of a cell."""
    asked = read_json(request, CommentToWrite)
    lesson = _writable_lesson(who, lesson_id)
    form = CommentForm({"comment": asked.comment})
    if not form.is_valid():
        return _refused(form.errors)

    def write() -> str:
        text = form.cleaned_data["comment"]
        comment_marks([Comment(lesson.pk, pupil_id, text)], by=who, at=who.now)
        return to_json({"comment": text})

    return _carry_out(who, asked.operation, write)


def _writable_lesson(who: Who, lesson_id: int) -> Lesson:
    return get_object_or_404(lessons_writable_by(who).select_related("course"), pk=lesson_id)


def _carry_out(who: Who, operation: UUID, write: Callable[[], str]) -> HttpResponse:
    """The answer of the operation, or the refusal in its shape."""
    try:
        return json_answer(once(operation, user_id=who.user_id, at=who.now, carry_out=write))
    except CellsRefused as refused:
        problems = [_problem(p) for p in refused.problems]
        body = to_json({"reason": str(refused), "cells": problems})
        return json_answer(body, status=409 if refused.is_conflict else 422)
    except LessonConflict as conflict:
        body = to_json({"reason": str(conflict), "theirs": conflict.standing})
        return json_answer(body, status=409)
    except Refusal as refusal:
        return json_answer(to_json({"reason": str(refusal)}), status=422)


def _problem(problem: CellProblem) -> dict[str, Any]:
    return {
        "lesson": problem.lesson_id,
        "pupil": problem.pupil_id,
        "reason": problem.reason,
        "theirs": problem.theirs,
    }


def _refused(errors: Mapping[str, Any]) -> HttpResponse:
    words = " ".join(str(e) for field in errors.values() for e in field)
    return json_answer(to_json({"reason": words}), status=422)


def _shown(averages: Mapping[int, Average]) -> dict[str, str]:
    return {str(pupil_id): decimal_comma(mean.value) for pupil_id, mean in averages.items()}
