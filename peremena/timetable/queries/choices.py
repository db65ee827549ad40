"""Whose timetables a person may choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef

from peremena.kit.russian import name_order
from peremena.kit.validity import on_day
from peremena.people.rules.names import FullName
from peremena.schools.access import FAMILY, Who
from peremena.studies.models import Load
from peremena.timetable.access import (
    classes_shown_to,
    pupils_shown_to,
    rooms_shown_to,
    teachers_shown_to,
)


class Kind(Enum):
    """Whose timetable it can be."""

    CLASS = "class"
    TEACHER = "teacher"
    ROOM = "room"
    PUPIL = "pupil"


@dataclass(frozen=True, slots=True)
class Choice:
    """A class, teacher, room or pupil. `today` is the date at the school; `own`: the reader's own."""

    kind: Kind
    id: int
    title: str
    school_id: int
    today: date
    grade: int | None = None
    own: bool = False

    @property
    def key(self) -> str:
        """As in an address: class-7."""
        return f"{self.kind.value}-{self.id}"


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that a person may choose, by kind; a family has only children."""

    classes: tuple[Choice, ...] = ()
    teachers: tuple[Choice, ...] = ()
    rooms: tuple[Choice, ...] = ()
    pupils: tuple[Choice, ...] = ()

    @property
    def all(self) -> tuple[Choice, ...]:
        """In the order in which they are offered."""
        return self.pupils + self.classes + self.teachers + self.rooms

    def find(self, key: str) -> Choice | None:
        """The choice of an address; without a key the reader's own one, or the first."""
        if key:
            return next((c for c in self.all if c.key == key), None)
        return next((c for c in self.all if c.own), next(iter(self.all), None))


def choices_of(who: Who) -> Choices:
    """What a person may choose; three statements, one for a family.

    Among the teachers are those who have lessons to give.
    """
    if who.role in FAMILY:
        return Choices(pupils=_pupils(who))
    return Choices(classes=_classes(who), teachers=_teachers(who), rooms=_rooms(who))


def _classes(who: Who) -> tuple[Choice, ...]:
    return tuple(
        Choice(Kind.CLASS, c.pk, c.name, c.school_id, who.today, grade=c.grade)
        for c in classes_shown_to(who).order_by("grade", "letter")
    )


def _teachers(who: Who) -> tuple[Choice, ...]:
    load = Load.objects.filter(on_day(who.today), teacher=OuterRef("pk"))
    rows = teachers_shown_to(who).filter(Exists(load))
    fields = ("pk", "family_name", "given_name", "patronymic", "school_id", "user_id")
    found = [
        Choice(
            Kind.TEACHER,
            pk,
            FullName(last, first, middle).short,
            school_id,
            who.today,
            own=user_id == who.user_id,
        )
        for pk, last, first, middle, school_id, user_id in rows.values_list(*fields)
    ]
    return tuple(sorted(found, key=lambda c: name_order(c.title)))


def _rooms(who: Who) -> tuple[Choice, ...]:
    return tuple(
        Choice(Kind.ROOM, r.pk, r.name, r.school_id, who.today)
        for r in rooms_shown_to(who).order_by("name")
    )


def _pupils(who: Who) -> tuple[Choice, ...]:
    fields = ("pk", "given_name", "school_id", "school__time_zone")
    return tuple(
        Choice(Kind.PUPIL, pk, name, school_id, who.now.astimezone(ZoneInfo(zone)).date())
        for pk, name, school_id, zone in pupils_shown_to(who).values_list(*fields).order_by("pk")
    )
