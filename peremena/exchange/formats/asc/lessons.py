"""Lessons of an aSc file and the cards that place them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from xml.etree.ElementTree import Element

from peremena.exchange.formats.asc.calendar import Calendar, Place
from peremena.exchange.formats.asc.things import ids, number, students_of, whole_groups
from peremena.exchange.formats.timetable import Activity, FileSlot


@dataclass(frozen=True)
class Lesson:
    """An activity with its hours: how many in a row, how many a week (None: not said)."""

    activity: Activity
    in_a_row: int
    per_week: Fraction | None


@dataclass(frozen=True)
class Card:
    """A lesson with its places; none when it is not placed."""

    lesson: str
    places: tuple[Place, ...]
    rooms: tuple[str, ...]

    @property
    def slots(self) -> Iterator[FileSlot]:
        """One slot per place."""
        return (FileSlot(self.lesson, *place, self.rooms) for place in self.places)


def read_lessons(root: Element) -> dict[str, Lesson]:
    """All lessons by their id, and one for each kind of card that names no lesson."""
    whole = whole_groups(root)
    written = {element.get("id", ""): element for element in root.iterfind("lessons/lesson")}
    described = {
        _lesson_key(card): card for card in root.iterfind("cards/card") if not card.get("lessonid")
    }
    return {key: _lesson(key, element, whole) for key, element in (described | written).items()}


def _lesson(key: str, element: Element, whole: Mapping[str, str]) -> Lesson:
    per_week = element.get("periodsperweek", "").replace(",", ".")
    return Lesson(
        Activity(
            key=key,
            subject=element.get("subjectid", ""),
            teachers=ids(element, "teacher"),
            students=students_of(element, whole),
            hours=0,
        ),
        in_a_row=number(element, "periodspercard") or number(element, "durationperiods") or 1,
        per_week=Fraction(per_week) if re.fullmatch(r"\d{1,2}(\.\d{1,4})?", per_week) else None,
    )


def _lesson_key(card: Element) -> str:
    """The lesson of a card; a card of an old export describes the lesson itself."""
    things = (ids(card, thing) for thing in ("subject", "class", "group", "teacher"))
    return card.get("lessonid") or "; ".join(",".join(found) for found in things)


def read_cards(root: Element, calendar: Calendar) -> list[Card]:
    """All cards, placed or not."""
    return [
        Card(_lesson_key(element), tuple(calendar.places(element)), ids(element, "classroom"))
        for element in root.iterfind("cards/card")
    ]


def every_hour(cards: Sequence[Card], lessons: Mapping[str, Lesson]) -> list[Card]:
    """One place per hour, for the cards of known lessons.

    aSc itself writes a double lesson as one card per hour, older versions only its first hour.
    A file is of the second kind when no long lesson has cards on two hours in a row.
    """
    known = [(card, lessons[card.lesson].in_a_row) for card in cards if card.lesson in lessons]
    taken = {(card.lesson, *place) for card, hours in known if hours > 1 for place in card.places}
    if any((*hour[:-1], hour[-1] + 1) in taken for hour in taken):
        return [card for card, _hours in known]
    return [_stretched(card, hours) for card, hours in known]


def _stretched(card: Card, hours: int) -> Card:
    places = (p._replace(number=p.number + n) for p in card.places for n in range(hours))
    return replace(card, places=tuple(places))
