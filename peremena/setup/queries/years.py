"""Which year of a school is meant."""

from __future__ import annotations

from datetime import date

from peremena.schools.models import School, Year


def year_in_work(school: School, *, today: date) -> Year | None:
    """The running year; between two years the one to come, or none if it is not open yet."""
    return Year.objects.filter(school=school, until__gte=today).order_by("since").first()
