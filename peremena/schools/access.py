"""Who is asking, and the door that lets roles in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from peremena.kit import clock
from peremena.kit.doors import Door, View, turn_away
from peremena.kit.validity import on_day
from peremena.kit.weeks import school_year_name
from peremena.schools.models import Appointment, Role, School
from peremena.trail import actions as trail

if TYPE_CHECKING:
    from peremena.accounts.models import User

OFFICE_KEY = "office"

STAFF = frozenset({Role.TEACHER, Role.DEPUTY_HEAD, Role.HEAD, Role.SECRETARY, Role.ADMINISTRATOR})
LEADERS = frozenset({Role.DEPUTY_HEAD, Role.HEAD})
FAMILY = frozenset({Role.PUPIL, Role.GUARDIAN})
OFFICERS = frozenset({Role.DISTRICT_OFFICER, Role.REGION_OFFICER, Role.OPERATOR})


@dataclass(frozen=True, slots=True)
class Who:
    """The person of this request in the role chosen now. Made once, passed on, never ambient.

    `now` is the moment of the request in the time zone of the school (of the house for officers).
    The ids name the scope of the office; 0 = not of this kind.
    """

    user_id: int
    name: str
    role: Role
    appointment_id: int
    now: datetime
    place_name: str
    school_id: int = 0
    district_id: int = 0
    region_id: int = 0

    @property
    def today(self) -> date:
        """The date of `now` where the person is."""
        return self.now.date()

    @property
    def role_name(self) -> str:
        """The role in words."""
        return str(self.role.label)

    @property
    def year_name(self) -> str:
        """The running school year: 2026/27."""
        return school_year_name(self.today)


def appointments_of(user: User, *, on: date) -> list[Appointment]:
    """The offices that an account holds on a day."""
    return list(
        Appointment.objects.filter(on_day(on), user=user).select_related(
            "school", "district", "region"
        )
    )


def who_is(user: User, appointment: Appointment, *, at: datetime) -> Who:
    """The person in one of his offices."""
    place = appointment.school or appointment.district or appointment.region
    zone = appointment.school.zone if appointment.school else ZoneInfo(settings.TIME_ZONE)
    return Who(
        user_id=user.pk,
        name=user.name,
        role=Role(appointment.role),
        appointment_id=appointment.pk,
        now=at.astimezone(zone),
        place_name=str(place or ""),
        school_id=appointment.school_id or 0,
        district_id=appointment.district_id or 0,
        region_id=appointment.region_id or 0,
    )


def offices_of(request: HttpRequest) -> list[Appointment]:
    """The offices of the signed-in person, read once per request."""
    if not hasattr(request, "_offices"):
        on = clock.now().date()
        user = request.user
        request._offices = (  # type: ignore[attr-defined]
            appointments_of(user, on=on) if user.is_authenticated else []
        )
    offices: list[Appointment] = request._offices  # type: ignore[attr-defined]
    return offices


def who_asks(request: HttpRequest) -> Who | None:
    """The signed-in person in the chosen office, or the first one; None for strangers."""
    offices = offices_of(request)
    if not offices:
        return None
    chosen = request.session.get(OFFICE_KEY)
    office = next((a for a in offices if a.pk == chosen), offices[0])
    return who_is(cast("User", request.user), office, at=clock.now())


def open_to(
    *roles: Iterable[str] | str, reads: str | None = None, fragment: bool = False
) -> Callable[[View], View]:
    """The door of a view: only these roles come in, and the view receives `who` after the request.

    A stranger gets 404. Signed out, a page leads to sign-in and a `fragment` answers 401.
    `reads`: the kind of thing whose personal data the page shows (`pupil`, `course` …). The view's
    keyword argument `<reads>_id` says which one, and the reading is recorded.
    """
    allowed = frozenset(r for g in roles for r in ([g] if isinstance(g, str) else g))

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return turn_away(request, fragment=fragment)
            who = who_asks(request)
            if who is None or (allowed and who.role not in allowed):
                raise Http404
            response: HttpResponse = view(request, who, *args, **kwargs)
            if reads and response.status_code == 200 and request.method == "GET":
                _record_visit(request, who, subject=reads, subject_id=kwargs[f"{reads}_id"])
            return response

        guarded.door = Door(allowed, fragment)  # type: ignore[attr-defined]
        return guarded

    return declare


def _record_visit(request: HttpRequest, who: Who, *, subject: str, subject_id: int) -> None:
    trail.record_visit(
        page=request.resolver_match.view_name if request.resolver_match else "",
        role=who.role,
        subject=subject,
        subject_id=subject_id,
        person_id=subject_id if subject == "pupil" else None,
        by=who,
        at=who.now,
    )


def schools_visible_to(who: Who) -> QuerySet[School]:
    """The schools in the scope of an office."""
    match who.role:
        case Role.OPERATOR:
            return School.objects.all()
        case Role.REGION_OFFICER:
            return School.objects.filter(district__region_id=who.region_id)
        case Role.DISTRICT_OFFICER:
            return School.objects.filter(district_id=who.district_id)
        case _:
            return School.objects.filter(pk=who.school_id)
