"""The side navigation: a few places by job, for each role. The first one is the role's home."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from peremena.schools.access import Who
from peremena.schools.models import Role


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a role works: the words, the named address and the icon.

    `pages`: named addresses that belong to it although their paths do not begin with its own.
    """

    label: str | Promise
    view: str
    icon: str
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A place as the frame shows it."""

    label: str
    url: str
    icon: str
    current: bool


TODAY = Place(_("Сегодня"), "journal:today", "calendar-check")
JOURNAL = Place(
    _("Журнал"),
    "journal:courses",
    "notebook-pen",
    pages=("exchange:plan_upload", "exchange:plan_file"),
)
TIMETABLE = Place(
    _("Расписание"), "timetable:timetable", "calendar-days", pages=("journal:publishing",)
)
SUBSTITUTIONS = Place(_("Замены"), "timetable:substitutions", "arrow-right-left")
DIARIES = Place(
    _("Дневники"),
    "diary:pupils",
    "book-open",
    pages=("diary:pupil", "diary:week", "diary:week_of", "diary:marks", "diary:plans"),
)
CLASSES = Place(
    _("Классы"),
    "classes:classes",
    "users",
    pages=(
        "entrance:class",
        "office:meetings",
        "office:meeting",
        "office:new_meeting",
        "office:edit_meeting",
        "office:minutes",
    ),
)
PEOPLE = Place(_("Люди"), "roll:pupils", "user-round")
CURRICULUM = Place(
    _("Учебный план"), "studies:curriculum", "list-checks", pages=("timetable:load",)
)
TERMS = Place(_("Периоды"), "journal:terms", "lock")
IMPORTS = Place(_("Загрузка"), "exchange:imports", "file-up")
SCHOOL = Place(
    _("Школа"),
    "setup:checklist",
    "school",
    pages=(
        "exchange:imports",
        "exchange:import",
        "exchange:site_link",
        "entrance:coverage",
        "entrance:children",
        "entrance:staff",
        "office:year",
        "office:year_class",
    ),
)
SCHOOLS = Place(
    _("Школы"),
    "schools:schools",
    "school",
    pages=("entrance:new_school", "entrance:school", "entrance:officers", "entrance:places"),
)
FAMILY = (
    Place(_("Главное"), "diary:home", "house", pages=("diary:pupil",)),
    Place(_("Дневник"), "diary:this_week", "book-open", pages=("diary:week", "diary:week_of")),
    TIMETABLE,
    Place(_("Оценки"), "diary:my_marks", "chart-column", pages=("diary:marks", "diary:plans")),
    Place(_("Школа"), "diary:my_school", "school", pages=("diary:school", "diary:meeting")),
)

PLACES: dict[Role, tuple[Place, ...]] = {
    Role.PUPIL: FAMILY,
    Role.GUARDIAN: FAMILY,
    Role.TEACHER: (TODAY, JOURNAL, TIMETABLE, PEOPLE, CLASSES, DIARIES),
    Role.DEPUTY_HEAD: (
        TODAY,
        JOURNAL,
        TIMETABLE,
        SUBSTITUTIONS,
        PEOPLE,
        CLASSES,
        CURRICULUM,
        DIARIES,
        TERMS,
        SCHOOL,
    ),
    Role.HEAD: (
        TODAY,
        JOURNAL,
        TIMETABLE,
        SUBSTITUTIONS,
        PEOPLE,
        CLASSES,
        CURRICULUM,
        DIARIES,
        SCHOOL,
    ),
    Role.SECRETARY: (PEOPLE, CLASSES, TIMETABLE, SUBSTITUTIONS, IMPORTS),
    Role.ADMINISTRATOR: (SCHOOL, PEOPLE, CLASSES, TIMETABLE),
    Role.DISTRICT_OFFICER: (SCHOOLS,),
    Role.REGION_OFFICER: (SCHOOLS,),
    Role.OPERATOR: (SCHOOLS,),
}


def links(request: HttpRequest, who: Who) -> list[Link]:
    """The navigation of a role. The current place is the one that names this page, or else the
    longest address that begins this page's.
    """
    places = _addressed(who.role)
    page = request.resolver_match.view_name if request.resolver_match else ""
    own = (url for place, _label, url in places if page in place.pages)
    above = max((u for *_place, u in places if request.path.startswith(u)), key=len, default="")
    here = next(own, above)
    return [Link(label, url, place.icon, url == here) for place, label, url in places]


@cache
def _addressed(role: Role) -> list[tuple[Place, str, str]]:
    """The places of a role with their words and addresses, which stay while the server runs."""
    return [(place, str(place.label), reverse(place.view)) for place in PLACES[role]]
