"""The list of registers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.classes.access import classes_visible_to
from peremena.journal.access import READERS, courses_visible_to
from peremena.journal.forms import CourseFilter
from peremena.journal.queries.courses import course_rows
from peremena.journal.queries.grouping import sections_for
from peremena.schools.access import Who, open_to, years_visible_to
from peremena.schools.models import Role
from peremena.schools.queries.years import choose_year


@open_to(READERS)
def courses(request: HttpRequest, who: Who) -> HttpResponse:
    """The registers of a year under their classes, filtered by class and subject."""
    wanted = request.GET.get("year", "")
    year = choose_year(years_visible_to(who), wanted=wanted, today=who.today)
    if year is None:
        raise Http404
    rows = course_rows(courses_visible_to(who), year=year, now=who.now)
    choice = CourseFilter(request.GET)
    choice.is_valid()
    class_id, subject_id = (choice.cleaned_data.get(n) for n in ("school_class", "subject"))
    shown = [
        row
        for row in rows
        if class_id in (None, row.class_id) and subject_id in (None, row.subject_id)
    ]
    return render(
        request,
        "journal/courses.html",
        {
            "sections": sections_for(who, shown, led=_led(who)),
            "count": len(shown),
            "year": year,
            "class_id": class_id,
            "subject_id": subject_id,
            "classes": list(
                dict.fromkeys((r.class_id, r.school_class) for r in rows if r.class_id)
            ),
            "subjects": sorted({(r.subject, r.subject_id) for r in rows}),
        },
    )


def _led(who: Who) -> dict[int, str]:
    """The classes that a class teacher leads, by id."""
    if who.role != Role.TEACHER:
        return {}
    return {c.pk: c.name for c in classes_visible_to(who)}
