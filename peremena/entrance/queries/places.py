"""Regions and districts that are there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from peremena.schools.models import District, Region


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A district with the number of its schools."""

    region: str
    district: str
    schools: int


def place_rows() -> list[PlaceRow]:
    """All districts under their regions; one statement."""
    found = District.objects.select_related("region").annotate(schools_here=Count("schools"))
    return [
        PlaceRow(d.region.name, d.name, d.schools_here)
        for d in found.order_by("region__name", "name")
    ]


def region_names() -> list[str]:
    """To choose from while typing."""
    return list(Region.objects.order_by("name").values_list("name", flat=True))


def district_names() -> list[str]:
    """To choose from while typing."""
    return sorted(set(District.objects.values_list("name", flat=True)))
