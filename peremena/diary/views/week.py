"""The week of the diary."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.diary.access import READERS
from peremena.diary.queries.week import useful_monday, week_of_pupil
from peremena.diary.views.opening import open_diary
from peremena.kit.weeks import current_week, monday_of
from peremena.schools.access import Who, open_to


@open_to(READERS, reads="pupil")
def week(request: HttpRequest, who: Who, pupil_id: int, monday: date | None = None) -> HttpResponse:
    """The spread of a week; without a day in the address the most useful one."""
    diary = open_diary(request, who, pupil_id)
    shown = monday_of(monday) if monday else useful_monday(pupil_id=pupil_id, now=diary.now)
    here = shown == current_week(diary.today)
    return render(
        request,
        "diary/week.html",
        {
            "diary": diary,
            "week": week_of_pupil(pupil_id=pupil_id, monday=shown, today=diary.today),
            "instead": monday is None and not here,
            "elsewhere": monday is not None and not here,
        },
    )
