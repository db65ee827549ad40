"""Drafts of the world's timetable, for tests."""

from __future__ import annotations

from datetime import date

from peremena.timetable.actions.drafts import begin_draft
from peremena.timetable.models import Timetable, TimetableState
from peremena.timetable.queries.draft_week import Spot
from tests.world.school import NOW, SYSTEM

NEXT_MONDAY = date(2026, 10, 19)


def current(world) -> Timetable:
    """The latest published version."""
    published = Timetable.objects.filter(year=world.year, state=TimetableState.PUBLISHED)
    return published.latest("since")


def copy(world, since=NEXT_MONDAY) -> Timetable:
    """A draft with the slots of the current version."""
    return begin_draft(year=world.year, since=since, copied=current(world), by=SYSTEM, at=NOW)


def slot_at(draft, weekday, number, **more):
    """The only slot of a place."""
    return draft.slots.get(weekday=weekday, number=number, **more)


def spot_of(slot, **changes) -> Spot:
    """Where a slot stands, with changes."""
    fields = {
        "week": slot.week,
        "weekday": slot.weekday,
        "number": slot.number,
        "teacher_id": slot.teacher_id,
        "room_id": slot.room_id,
    }
    return Spot(**fields | changes)
