"""Registering regions, districts and schools."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from peremena.schools.models import District, Region, School
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
