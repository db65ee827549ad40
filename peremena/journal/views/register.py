"""The register page of a course."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.journal.access import READERS, find_course, writing_condition
from peremena.journal.forms import TermChoice
from peremena.journal.queries.register import register
from peremena.schools.access import Who, open_to
from peremena.studies.models import LessonType


@open_to(READERS, reads="course")
def course(request: HttpRequest, who: Who, course_id: int) -> HttpResponse:
    """Pupils × lessons of a term."""
    found = find_course(who, course_id)
    if found is None:
        raise Http404
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
