"""Movements as the office reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from peremena.kit.russian import name_order
from peremena.roll.models import Movement
from peremena.roll.queries.pupil_card import in_words, order_text


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """A pupil who waits for admission here."""

    id: int
    name: str
    birth_date: date | None
    school: str
    class_name: str
    since: date


@dataclass(frozen=True, slots=True)
class MovementRow:
    """A movement in the list; `pupil_id` is 0 when the file is kept by another school now."""

    id: int
    day: date
    pupil_id: int
    name: str
    text: str
    order: str
    reason: str


def incoming_rows(movements: QuerySet[Movement]) -> list[IncomingRow]:
    """Those who wait, by name; one statement."""
    rows = [
        IncomingRow(
            id=m.pk,
            name=m.pupil.full_name,
            birth_date=m.pupil.birth_date,
            school=m.school.short_name,
            class_name=str(m.from_class or ""),
            since=m.day,
        )
        for m in movements.select_related("pupil", "school", "from_class")
    ]
    return sorted(rows, key=lambda row: name_order(row.name))


def movement_rows(movements: Iterable[Movement], *, school_id: int) -> list[MovementRow]:
    """Movements as the list shows them."""
    return [
        MovementRow(
            id=m.pk,
            day=m.day,
            pupil_id=m.pupil_id if m.pupil.school_id == school_id else 0,
            name=m.pupil.full_name,
            text=in_words(m),
            order=order_text(m),
            reason=m.reason,
        )
        for m in movements
    ]


def with_names(movements: QuerySet[Movement]) -> QuerySet[Movement]:
    """The same list, ready for `movement_rows`."""
    return movements.select_related("pupil", "from_class", "to_class", "from_school", "to_school")
