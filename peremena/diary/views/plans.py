"""What is planned in each subject."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.diary.access import READERS
from peremena.diary.queries.plans import family_plan, subject_plans
from peremena.diary.views.opening import open_diary
from peremena.schools.access import Who, open_to


@open_to(READERS, reads="pupil")
def plans(request: HttpRequest, who: Who, pupil_id: int) -> HttpResponse:
    """The subjects of a pupil, and the plan of the one that `?course=` asks for."""
    diary = open_diary(request, who, pupil_id)
    subjects = subject_plans(pupil_id=pupil_id, today=diary.today)
    asked = request.GET.get("course", "")
    chosen = next((s for s in subjects if str(s.course_id) == asked), None)
    if asked and (chosen is None or chosen.plan_id is None):
        raise Http404
    plan = family_plan(plan_id=chosen.plan_id, now=diary.now) if chosen and chosen.plan_id else None
    context = {"diary": diary, "subjects": subjects, "chosen": chosen, "plan": plan}
    return render(request, "diary/plans.html", context)
