"""Who holds which office, as the operator sees it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from peremena.accounts.models import AccessSlip
from peremena.entrance.queries.people import day_of
from peremena.entrance.rules.standing import Standing, standing
from peremena.schools.access import Who
from peremena.schools.models import Appointment, Role

LEADING = (Role.ADMINISTRATOR, Role.DEPUTY_HEAD, Role.HEAD)
ABOVE_SCHOOLS = (Role.DISTRICT_OFFICER, Role.REGION_OFFICER, Role.OPERATOR)


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office that is held; `own`: by whoever looks."""

    id: int
    role: str
    place: str
    name: str
    username: str
    standing: Standing
    own: bool


def offices_governed_by(who: Who) -> QuerySet[Appointment]:
    """The offices that the operator gives and ends: all above the schools, the leading ones in them."""
    if who.role != Role.OPERATOR:
        return Appointment.objects.none()
    held = Appointment.objects.filter(Q(until=None) | Q(until__gte=who.today))
    return held.filter(role__in=(*LEADING, *ABOVE_SCHOOLS))


def office_rows(offices: QuerySet[Appointment], *, who: Who) -> list[OfficeRow]:
    """The offices with their holders, the widest first; two statements."""
    found = list(offices.select_related("user", "district", "region", "school"))
    slips = AccessSlip.objects.filter(
        user__in=[a.user_id for a in found], used_at=None, revoked_at=None
    )
    until = dict(slips.values_list("user_id", "valid_until"))
    rows = [
        OfficeRow(
            id=a.pk,
            role=str(Role(a.role).label),
            place=str(a.school or a.district or a.region or ""),
            name=a.user.name,
            username=a.user.username,
            standing=standing(
                has_password=a.user.has_usable_password(),
                last_in=day_of(who, a.user.last_login),
                slip_until=day_of(who, until.get(a.user_id)),
                today=who.today,
            ),
            own=a.user_id == who.user_id,
        )
        for a in found
    ]
    return sorted(rows, key=lambda row: (row.role, row.place, row.name))
