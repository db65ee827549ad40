"""The lessons of a day."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.journal.access import READERS
from peremena.journal.forms import DayChoice
from peremena.journal.queries.days import (
    BY_CLASS,
    day_lessons,
    left_unfilled,
    lessons_given_by,
    neighbours,
    reason_of_rest,
)
from peremena.journal.queries.grouping import by_class
from peremena.journal.rules.filling import Filling
from peremena.schools.access import LEADERS, Who, open_to
from peremena.timetable.models import Lesson


@open_to(READERS)
def today(request: HttpRequest, who: Who) -> HttpResponse:
    """A day of the teacher, or of the whole school for its leaders."""
    choice = DayChoice(request.GET)
    choice.is_valid()
    day = choice.cleaned_data.get("day") or who.today
    if who.role in LEADERS:
        return _school_day(request, who, day, unfilled=choice.cleaned_data["unfilled"])
    return _teacher_day(request, who, day)


def _teacher_day(request: HttpRequest, who: Who, day: date) -> HttpResponse:
    lessons = lessons_given_by(who)
    found = day_lessons(lessons, day=day, now=who.now)
    return render(
        request,
        "journal/day.html",
        {
            "day": day,
            "lessons": found,
            "next": next((x for x in found if x.state is Filling.AHEAD), None),
            "near": neighbours(lessons, day=day),
            "left": left_unfilled(lessons, before=who.today),
            "rest": "" if found else reason_of_rest(who, day=day),
        },
    )


def _school_day(request: HttpRequest, who: Who, day: date, *, unfilled: bool) -> HttpResponse:
    lessons = Lesson.objects.filter(school_id=who.school_id)
    found = day_lessons(lessons, day=day, now=who.now, order=BY_CLASS)
    shown = [x for x in found if x.state is Filling.NO_TOPIC or not unfilled]
    return render(
        request,
        "journal/school_day.html",
        {
            "day": day,
            "unfilled": unfilled,
            "classes": by_class(shown),
            "counts": Counter(x.state.name for x in found),
            "near": neighbours(lessons, day=day),
            "rest": "" if found else reason_of_rest(who, day=day),
        },
    )
