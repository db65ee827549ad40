"""The register page of a course."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from peremena.journal.access import READERS, courses_visible_to, writing_condition
from peremena.journal.forms import TermChoice
from peremena.journal.models import LessonType
from peremena.journal.queries.register import register
from peremena.schools.access import Who, open_to


@open_to(READERS, reads="course")
def course(request: HttpRequest, who: Who, course_id: int) -> HttpResponse:
    """Pupils × lessons of a term."""
    found = get_object_or_404(
        courses_visible_to(who).select_related("subject", "group__school_class"), pk=course_id
    )
    choice = TermChoice(request.GET)
    choice.is_valid()
    day = choice.cleaned_data.get("day") or who.today
    page = register(
        course=found,
        number=choice.cleaned_data.get("term"),
        day=day,
        writing=writing_condition(who, "l"),
        now=who.now,
    )
    return render(
        request,
        "journal/register.html",
        {"register": page, "start": page.lesson_near(day), "lesson_types": LessonType.choices},
    )
