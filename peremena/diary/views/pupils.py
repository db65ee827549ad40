"""The diaries that a member of staff may open."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from peremena.diary.access import pupils_visible_to
from peremena.diary.queries.owners import class_lists
from peremena.schools.access import LEADERS, Who, open_to
from peremena.schools.models import Role


@open_to(LEADERS, Role.TEACHER)
def pupils(request: HttpRequest, who: Who) -> HttpResponse:
    """The pupils by class: the led class of a class teacher, all classes of the leaders."""
    lists = class_lists(pupils_visible_to(who), today=who.today)
    return render(request, "diary/pupils.html", {"classes": lists})
