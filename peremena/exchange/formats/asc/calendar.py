"""Days and weeks of an aSc file.

A card stands on a day mask (`days="00100"`: the third day) and a week mask (`weeks="10"`: the first
week of two; all ones or none: every week). Old exports have the number of the `day`, counted from 0
or, with the option `daynumbering1`, from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from peremena.exchange.formats.asc.things import number
from peremena.exchange.formats.timetable import EVERY_WEEK, Day
from peremena.exchange.formats.weekdays import days_of_cycle
from peremena.kit.refusal import Refusal

MAX_DAYS = 42
MAX_WEEKS = 12


class Place(NamedTuple):
    """When one hour is: week 0 = every week."""

    week: int
    weekday: int
    number: int


@dataclass(frozen=True)
class Calendar:
    """The cycle of a file."""

    weeks: int
    days: tuple[Day, ...]
    first_day: int

    @classmethod
    def of(cls, root: Element) -> Calendar:
        """The cycle of which the definitions and the cards of a file speak."""
        first_day = _first_day(root)
        names = _day_names(root, first_day)
        positions = range(max(_length(root, first_day), max(names, default=-1) + 1))
        days = days_of_cycle([names.get(n, str(n + 1)) for n in positions])
        weeks = max([1, *map(len, _masks(root, "weeks")), *(day.week for day in days)])
        if weeks > MAX_WEEKS:
            raise Refusal(_("В цикле расписания слишком много недель. Проверьте выгрузку из aSc."))
        return cls(weeks, days, first_day)

    def places(self, card: Element) -> list[Place]:
        """All hours on which a card stands; none for a card that is not placed."""
        period = number(card, "period")
        if period is None:
            return []
        return [
            Place(week, self.days[n].weekday, period)
            for n in _days_of(card, self.first_day)
            if n < len(self.days)
            for week in self._weeks(card, self.days[n])
        ]

    def _weeks(self, card: Element, day: Day) -> list[int]:
        if any(other.week > 1 for other in self.days):
            return [day.week]
        ones = _ones(card.get("weeks", ""))
        return [EVERY_WEEK] if len(ones) in {0, self.weeks} else [n + 1 for n in sorted(ones)]


def _ones(masks: str) -> set[int]:
    """Positions of the ones in «01», or in any of «10,01»."""
    return {n for mask in masks.split(",") for n, digit in enumerate(mask) if digit == "1"}


def _masks(root: Element, name: str) -> Iterator[str]:
    for element in root.iter():
        if element.tag in {"daysdef", "weeksdef", "card"}:
            yield from element.get(name, "").split(",")


def _first_day(root: Element) -> int:
    listed = (number(day, "day") for day in root.iterfind("days/day"))
    numbers = [n for n in listed if n is not None]
    if numbers:
        return min(numbers)
    return 1 if "daynumbering1" in root.get("options", "") else 0


def _days_of(element: Element, first_day: int) -> list[int]:
    """Positions of the days on which a card stands or that a definition names."""
    day = number(element, "day")
    found = _ones(element.get("days", "")) if day is None else {day - first_day}
    return sorted(n for n in found if 0 <= n < MAX_DAYS)


def _length(root: Element, first_day: int) -> int:
    """How many days the masks and the cards of a file speak of."""
    masks = (len(mask) for mask in _masks(root, "days"))
    cards = (n + 1 for card in root.iter("card") for n in _days_of(card, first_day))
    return min(max((*masks, *cards), default=0), MAX_DAYS)


def _day_names(root: Element, first_day: int) -> dict[int, str]:
    """Names of single days; a definition may also mean «any day»."""
    named = (*root.iterfind("daysdefs/daysdef"), *root.iterfind("days/day"))
    single = ((_days_of(e, first_day), e.get("name") or e.get("short")) for e in named)
    return {found[0]: name for found, name in single if len(found) == 1 and name}
