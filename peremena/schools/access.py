"""Who is asking, and the door that lets roles in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from peremena.kit import clock
from peremena.kit.doors import Door, View, turn_away
from peremena.kit.weeks import school_year_name
from peremena.schools.models import Role, School, Year
from peremena.trail import actions as trail

if TYPE_CHECKING:
    from peremena.accounts.models import User

OFFICE_KEY = "office"
A_DAY = timedelta(days=1)  # no time zone is further from UTC

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


def offices_of(user: User, *, at: datetime) -> list[Who]:
    """The person in each of the offices that the account holds at a moment, the oldest first.

    An office begins and ends with a day of its school. Hand-written SQL, since every request asks
    it.
    """
    utc_day = at.astimezone(UTC).date()
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT a.id, a.role, a.school_id, a.district_id, a.region_id,
                   COALESCE(s.short_name, d.name, r.name, ''), s.time_zone, a.since, a.until
            FROM schools_appointment a
            LEFT JOIN schools_school s ON s.id = a.school_id
            LEFT JOIN schools_district d ON d.id = a.district_id
            LEFT JOIN schools_region r ON r.id = a.region_id
            WHERE a.user_id = %s AND a.since <= %s AND (a.until IS NULL OR a.until >= %s)
            ORDER BY a.id
            """,
            [user.pk, utc_day + A_DAY, utc_day - A_DAY],
        )
        rows = cursor.fetchall()
    found = []
    for pk, role, school_id, district_id, region_id, place_name, time_zone, since, until in rows:
        who = Who(
            user_id=user.pk,
            name=user.name,
            role=Role(role),
            appointment_id=pk,
            now=at.astimezone(ZoneInfo(time_zone or settings.TIME_ZONE)),
            place_name=place_name,
            school_id=school_id or 0,
            district_id=district_id or 0,
            region_id=region_id or 0,
        )
        if since <= who.today and (until is None or who.today <= until):
            found.append(who)
    return found


def offices_here(request: HttpRequest) -> list[Who]:
    """The offices of the signed-in person, read once per request."""
    if not hasattr(request, "_offices"):
        user = request.user
        request._offices = (  # type: ignore[attr-defined]
            offices_of(user, at=clock.now()) if user.is_authenticated else []
        )
    offices: list[Who] = request._offices  # type: ignore[attr-defined]
    return offices


def who_asks(request: HttpRequest) -> Who | None:
    """The signed-in person in the chosen office, or the first one; None for strangers."""
    offices = offices_here(request)
    if not offices:
        return None
    chosen = request.session.get(OFFICE_KEY)
    return next((who for who in offices if who.appointment_id == chosen), offices[0])


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


def years_visible_to(who: Who) -> QuerySet[Year]:
    """The years of the own school."""
    return Year.objects.filter(school_id=who.school_id)


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
