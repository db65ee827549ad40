"""One cell of the register: its history and the comment on its mark."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from peremena.journal.access import READERS, lessons_visible_to, lessons_writable_by
from peremena.journal.actions.columns import Comment, comment_marks
from peremena.journal.forms import CommentForm
from peremena.journal.queries.history import cell_story
from peremena.kit.refusal import Refusal
from peremena.people.models import Pupil
from peremena.schools.access import Who, open_to


@open_to(READERS, reads="pupil")
def cell(request: HttpRequest, who: Who, lesson_id: int, pupil_id: int) -> HttpResponse:
    """Who wrote what into the cell and when; a whole page, or a part of one for a script."""
    lessons = lessons_visible_to(who).select_related(
        "course__subject", "course__group__school_class"
    )
    lesson = get_object_or_404(lessons, pk=lesson_id)
    pupil = get_object_or_404(
        Pupil.objects.filter(enrolments__group=lesson.course.group_id).distinct(), pk=pupil_id
    )
    form = CommentForm(request.POST or None)
    if request.method == "POST":
        get_object_or_404(lessons_writable_by(who), pk=lesson_id)
        if form.is_valid():
            try:
                comment = Comment(lesson_id, pupil_id, form.cleaned_data["comment"])
                comment_marks([comment], by=who, at=who.now)
            except Refusal as refusal:
                form.add_error("comment", str(refusal))
            else:
                return redirect("journal:cell", lesson_id, pupil_id)
    part = "HX-Request" in request.headers
    return render(
        request,
        "journal/cell_part.html" if part else "journal/cell.html",
        {
            "story": cell_story(lesson, pupil, zone=who.now.tzinfo),
            "form": form,
            "writable": lessons_writable_by(who).filter(pk=lesson_id).exists(),
        },
        status=422 if form.errors else 200,
    )
