"""What a family wants to know of the school."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.diary.queries.school import about_school
from peremena.diary.views.opening import open_diary
from peremena.office.queries.family_meetings import family_meetings
from peremena.schools.access import FAMILY, Who, open_to
from peremena.schools.models import Role


@open_to(FAMILY, reads="pupil")
def school(request: HttpRequest, who: Who, pupil_id: int) -> HttpResponse:
    """Holidays, bells, teachers, leaders, and for guardians the meetings of the year."""
    diary = open_diary(request, who, pupil_id)
    is_guardian = who.role == Role.GUARDIAN
    context = {
        "diary": diary,
        "school": about_school(pupil_id=pupil_id, today=diary.today),
        "meetings": family_meetings(pupil_id=pupil_id, today=diary.today) if is_guardian else (),
    }
    return render(request, "diary/school.html", context)
