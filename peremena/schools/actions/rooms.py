"""The rooms of a school."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from peremena.schools.models import Room, School
from peremena.trail import actions as trail


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
