"""The schools as an officer sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from peremena.kit.russian import name_order
from peremena.kit.validity import on_day
from peremena.schools.models import School


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school as an officer sees it: no personal data, only numbers."""

    id: int
    name: str
    district: str
    mode: str
    mode_name: str
    pupils: int
    staff: int


def school_rows(schools: QuerySet[School], *, today: date, text: str = "") -> list[SchoolRow]:
    """The schools whose name or district contains the text, with how many accounts are open.

    Compared here, since SQLite knows no capitals beyond Latin ones.
    """
    open_now = on_day(today, "appointments__")
    rows = (
        schools.select_related("district")
        .annotate(
            pupils_now=Count(
                "appointments", filter=open_now & Q(appointments__role="pupil"), distinct=True
            ),
            staff_now=Count(
                "appointments",
                filter=open_now & ~Q(appointments__role__in=["pupil", "guardian"]),
                distinct=True,
            ),
        )
        .order_by("district__name", "name")
    )
    return [
        SchoolRow(
            s.pk, s.name, s.district.name, s.mode, s.get_mode_display(), s.pupils_now, s.staff_now
        )
        for s in rows
        if name_order(text) in name_order(f"{s.name} {s.district.name}")
    ]
