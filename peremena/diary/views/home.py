"""The first screen of a family, and the ways to it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from peremena.diary.access import READERS
from peremena.diary.queries.home import home_of
from peremena.diary.views.opening import chosen_child, open_diary
from peremena.office.queries.family_meetings import meeting_news
from peremena.schools.access import FAMILY, Who, open_to
from peremena.schools.models import Role


@open_to(FAMILY)
def home(request: HttpRequest, who: Who) -> HttpResponse:
    """Lead to the first screen of the child looked at last."""
    return _lead(request, who, "diary:pupil")


@open_to(FAMILY)
def this_week(request: HttpRequest, who: Who) -> HttpResponse:
    """Lead to the child's week."""
    return _lead(request, who, "diary:week")


@open_to(FAMILY)
def my_marks(request: HttpRequest, who: Who) -> HttpResponse:
    """Lead to the child's marks."""
    return _lead(request, who, "diary:marks")


@open_to(FAMILY)
def my_school(request: HttpRequest, who: Who) -> HttpResponse:
    """Lead to the child's school."""
    return _lead(request, who, "diary:school")


def _lead(request: HttpRequest, who: Who, page: str) -> HttpResponse:
    child = chosen_child(request, who)
    return redirect(page, child) if child else render(request, "diary/nobody.html")


@open_to(READERS, reads="pupil")
def pupil(request: HttpRequest, who: Who, pupil_id: int) -> HttpResponse:
    """Four short answers about a pupil."""
    diary = open_diary(request, who, pupil_id)
    home = home_of(pupil_id=pupil_id, now=diary.now)
    for_parent = who.role == Role.GUARDIAN
    meetings = meeting_news(pupil_id=pupil_id, today=diary.today) if for_parent else ()
    context = {"diary": diary, "home": home, "meetings": meetings}
    return render(request, "diary/pupil.html", context)
