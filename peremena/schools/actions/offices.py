"""Giving offices to accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from peremena.accounts.models import User
from peremena.kit.validity import end_before
from peremena.schools.models import Appointment, District, Region, Role, School
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class Office:
    """A role to be given to an account in a school, district or region (none: the whole house)."""

    user: User
    role: Role
    school: School | None = None
    district: District | None = None
    region: Region | None = None


@transaction.atomic
def appoint(
    offices: Sequence[Office], *, since: date, by: trail.Actor, at: datetime
) -> list[Appointment]:
    """Give offices to accounts from a day on; an office that is already held stays as it is."""
    held = set(
        Appointment.objects.filter(user__in=[o.user for o in offices], until=None).values_list(
            "user_id", "role", "school_id", "district_id", "region_id"
        )
    )
    new = []
    for o in dict.fromkeys(offices):
        school_id, district_id, region_id = (x and x.pk for x in (o.school, o.district, o.region))
        if (o.user.pk, o.role, school_id, district_id, region_id) not in held:
            new.append(
                Appointment(
                    user=o.user,
                    role=o.role,
                    school=o.school,
                    district=o.district,
                    region=o.region,
                    since=since,
                )
            )
    made = Appointment.objects.bulk_create(new)
    trail.record_all(
        [
            trail.Change(
                "schools.office.given",
                "account",
                a.user_id,
                after={
                    "role": a.role,
                    "school": a.school_id,
                    "district": a.district_id,
                    "region": a.region_id,
                },
            )
            for a in made
        ],
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def dismiss(offices: Sequence[Appointment], *, since: date, by: trail.Actor, at: datetime) -> None:
    """Offices are no longer held from a day on."""
    trail.record_all(
        [
            trail.Change(
                "schools.office.ended",
                "account",
                a.user_id,
                before={"role": a.role, "school": a.school_id},
                after=since,
            )
            for a in offices
        ],
        by=by,
        at=at,
    )
    end_before(Appointment, list(offices), since)
