"""Whose diary it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, QuerySet, Subquery

from peremena.classes.models import Enrolment, GroupKind
from peremena.kit.russian import name_order
from peremena.kit.validity import on_day
from peremena.people.models import Pupil


@dataclass(frozen=True, slots=True)
class Owner:
    """A pupil as the diary names him; `class_name` is the latest class, empty before the first."""

    id: int
    given_name: str
    list_name: str
    class_name: str
    school_name: str
    zone: ZoneInfo

    @property
    def short_title(self) -> str:
        """Мария, 7Б."""
        return ", ".join(filter(None, (self.given_name, self.class_name)))

    @property
    def title(self) -> str:
        """Иванова Мария, 7Б."""
        return ", ".join(filter(None, (self.list_name, self.class_name)))


def owners(pupils: QuerySet[Pupil], *, today: date) -> list[Owner]:
    """The owners of diaries, eldest class first; one statement."""
    latest = Enrolment.objects.filter(
        pupil=OuterRef("pk"), group__kind=GroupKind.WHOLE, since__lte=today
    ).order_by("-since")
    rows = pupils.annotate(
        grade=Subquery(latest.values("group__school_class__grade")[:1]),
        letter=Subquery(latest.values("group__school_class__letter")[:1]),
    ).values_list(
        "pk",
        "family_name",
        "given_name",
        "grade",
        "letter",
        "school__short_name",
        "school__time_zone",
    )
    return [
        Owner(
            pk, given, f"{family} {given}", f"{grade or ''}{letter or ''}", school, ZoneInfo(zone)
        )
        for pk, family, given, grade, letter, school, zone in sorted(
            rows, key=lambda r: (-(r[3] or 0), r[2], r[0])
        )
    ]


def class_lists(pupils: QuerySet[Pupil], *, today: date) -> list[tuple[str, list[tuple[int, str]]]]:
    """The pupils (id, name) of every class of today, lowest grade first; one statement."""
    rows = Enrolment.objects.filter(
        on_day(today), group__kind=GroupKind.WHOLE, pupil__in=pupils
    ).values_list(
        "group__school_class__grade",
        "group__school_class__letter",
        "pupil_id",
        "pupil__family_name",
        "pupil__given_name",
    )
    found: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for grade, letter, pk, family, given in rows:
        found.setdefault((grade, letter), []).append((pk, f"{family} {given}"))
    return [
        (f"{grade or ''}{letter}", sorted(found[grade, letter], key=lambda p: name_order(p[1])))
        for grade, letter in sorted(found)
    ]
