"""A parents' meeting as a family reads it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from peremena.diary.views.opening import open_diary
from peremena.office.access import meetings_concerning
from peremena.office.queries.meetings import meeting_page
from peremena.schools.access import Who, open_to
from peremena.schools.models import Role


@open_to(Role.GUARDIAN, reads="pupil")
def meeting(request: HttpRequest, who: Who, pupil_id: int, meeting_id: int) -> HttpResponse:
    """When, where and about what; once it is held, the minutes."""
    diary = open_diary(request, who, pupil_id)
    found = get_object_or_404(
        meetings_concerning(pupil_id).select_related("school", "school_class"), pk=meeting_id
    )
    page = meeting_page(found, today=diary.today, may_run=False)
    return render(request, "diary/meeting.html", {"diary": diary, "meeting": page})
