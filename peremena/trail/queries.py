"""Reading the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from peremena.trail.models import Event


@dataclass(frozen=True, slots=True)
class Happening:
    """One recorded change, ready to be worded by the room that recorded it."""

    at: datetime
    actor: str
    name: str
    before: Any
    after: Any


def history(*, subject: str, subject_id: int, person_id: int | None) -> list[Happening]:
    """Everything that happened to one thing (and one person in it), oldest first."""
    events = Event.objects.filter(
        subject_id=subject_id, person_id=person_id, subject=subject
    ).order_by("at", "id")
    return [
        Happening(e.at, e.actor_name, e.name, _value(e.before), _value(e.after)) for e in events
    ]


def latest(*, name: str, subject: str, subject_id: int, most: int) -> list[Happening]:
    """The latest changes of one name to one thing, newest first."""
    events = Event.objects.filter(
        subject_id=subject_id, person_id=None, subject=subject, name=name
    ).order_by("-at", "-id")[:most]
    return [
        Happening(e.at, e.actor_name, e.name, _value(e.before), _value(e.after)) for e in events
    ]


def _value(text: str) -> Any:
    return msgspec.json.decode(text) if text else None
