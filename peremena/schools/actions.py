"""Setting up regions, schools and years; appointing people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.accounts.models import User
from peremena.kit.partitions import ensure_partitions
from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.schools.models import (
    Appointment,
    Bell,
    BellSchedule,
    District,
    Holiday,
    Region,
    Role,
    Room,
    School,
    Term,
    Year,
)
from peremena.trail import actions as trail


@transaction.atomic
def open_region(*, name: str, by: trail.Actor, at: datetime) -> Region:
    """Register a region."""
    region = Region.objects.create(name=name)
    trail.record("schools.region.opened", "region", region.pk, after=name, by=by, at=at)
    return region


@transaction.atomic
def open_district(*, region: Region, name: str, by: trail.Actor, at: datetime) -> District:
    """Register a district of a region."""
    district = District.objects.create(region=region, name=name)
    trail.record("schools.district.opened", "district", district.pk, after=name, by=by, at=at)
    return district


@transaction.atomic
def open_school(
    *,
    district: District,
    name: str,
    short_name: str,
    by: trail.Actor,
    at: datetime,
    time_zone: str = "Europe/Moscow",
    mode: str = "test",
) -> School:
    """Register a school; it starts in test mode unless said otherwise."""
    school = School.objects.create(
        district=district, name=name, short_name=short_name, time_zone=time_zone, mode=mode
    )
    trail.record("schools.school.opened", "school", school.pk, after=name, by=by, at=at)
    return school


@dataclass(frozen=True, slots=True)
class TermDates:
    """The days of one term."""

    kind: str
    number: int
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class HolidayDates:
    """Days without lessons for the grades from `lowest_grade` to `highest_grade`."""

    name: str
    since: date
    until: date
    lowest_grade: int = 1
    highest_grade: int = 11


@transaction.atomic
def open_year(
    *,
    school: School,
    since: date,
    until: date,
    terms: Sequence[TermDates],
    holidays: Sequence[HolidayDates],
    by: trail.Actor,
    at: datetime,
) -> Year:
    """Open a school year with its terms and holidays.

    Refuses terms that leave the year or overlap a term of the same kind.
    """
    for term in terms:
        if not since <= term.since <= term.until <= until:
            raise Refusal(
                _("Учебный период с %(since)s по %(until)s выходит за пределы учебного года.")
                % {"since": full_date(term.since), "until": full_date(term.until)}
            )
    ordered = sorted(terms, key=lambda t: (t.kind, t.since))
    for earlier, later in pairwise(ordered):
        if earlier.kind == later.kind and later.since <= earlier.until:
            raise Refusal(
                _(
                    "Учебные периоды пересекаются: один кончается %(until)s, другой начинается %(since)s."
                )
                % {"until": full_date(earlier.until), "since": full_date(later.since)}
            )
    ensure_partitions(since=since, until=until)
    year = Year.objects.create(school=school, since=since, until=until)
    Term.objects.bulk_create(
        Term(year=year, kind=t.kind, number=t.number, since=t.since, until=t.until) for t in terms
    )
    Holiday.objects.bulk_create(
        Holiday(
            year=year,
            name=h.name,
            since=h.since,
            until=h.until,
            lowest_grade=h.lowest_grade,
            highest_grade=h.highest_grade,
        )
        for h in holidays
    )
    trail.record(
        "schools.year.opened", "year", year.pk, by=by, at=at, after={"since": since, "until": until}
    )
    return year


@transaction.atomic
def set_bells(
    *,
    school: School,
    name: str,
    times: Sequence[tuple[time, time]],
    by: trail.Actor,
    at: datetime,
    shift: int = 1,
) -> BellSchedule:
    """Make a bell schedule; `times` are the beginning and end of lessons 1, 2, 3 …"""
    schedule = BellSchedule.objects.create(school=school, name=name, shift=shift)
    Bell.objects.bulk_create(
        Bell(schedule=schedule, number=number, starts=starts, ends=ends)
        for number, (starts, ends) in enumerate(times, start=1)
    )
    trail.record("schools.bells.set", "bells", schedule.pk, by=by, at=at, after=name)
    return schedule


@transaction.atomic
def add_rooms(
    *, school: School, names: Sequence[str], by: trail.Actor, at: datetime
) -> dict[str, Room]:
    """Add the rooms that are not there yet; returns all the named rooms by name."""
    known = {room.name: room for room in Room.objects.filter(school=school)}
    new = Room.objects.bulk_create(
        Room(school=school, name=name) for name in dict.fromkeys(names) if name not in known
    )
    trail.record_all(
        [trail.Change("schools.room.added", "room", r.pk, after=r.name) for r in new], by=by, at=at
    )
    known |= {room.name: room for room in new}
    return {name: known[name] for name in names}


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
