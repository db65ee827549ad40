"""Days and hours of a FET file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from xml.etree.ElementTree import Element

from peremena.exchange.formats.timetable import EVERY_WEEK, Day, Hour, clock
from peremena.exchange.formats.weekdays import days_of_cycle
from peremena.exchange.formats.xml import text_of

_HALF_DAYS = re.compile(r"-(algeria|morocco|ma\d)")
Start = tuple[str, str]


@dataclass(frozen=True)
class Grid:
    """Where the file's words for days and hours lie in the school week."""

    days: tuple[Day, ...]
    hours: tuple[Hour, ...]
    day_names: tuple[str, ...]
    hour_names: tuple[str, ...]

    @classmethod
    def of(cls, root: Element) -> Grid:
        """The grid of a file; where it counts half-days, two of its days are one of ours."""
        day_names, hour_names = names(root, "Days_List"), names(root, "Hours_List")
        halves = 2 if _counts_half_days(root) else 1
        return cls(
            days=days_of_cycle(day_names[::halves]),
            hours=tuple(_hour(number, name) for number, name in enumerate(hour_names * halves, 1)),
            day_names=day_names,
            hour_names=hour_names,
        )

    @property
    def weeks(self) -> int:
        """How many weeks the cycle has."""
        return max((day.week for day in self.days), default=1)

    def week(self, day: Day) -> int:
        """The week of a slot: in a cycle of one week every week is meant."""
        return day.week if self.weeks > 1 else EVERY_WEEK

    def hours_from(self, start: Start, length: int) -> list[tuple[Day, int]]:
        """Day and numbers of `length` hours in a row; none when the place does not hold them."""
        day_name, hour_name = start
        if day_name not in self.day_names or hour_name not in self.hour_names:
            return []
        first = self.hour_names.index(hour_name)
        if first + length > len(self.hour_names):
            return []
        halves = len(self.hours) // len(self.hour_names)
        day, half = divmod(self.day_names.index(day_name), halves)
        number = half * len(self.hour_names) + first + 1
        return [(self.days[day], n) for n in range(number, number + length)]


def _counts_half_days(root: Element) -> bool:
    """FET 6 names the mode; the special branches of FET 5 have it in their version."""
    version = root.get("version", "")
    return text_of(root, "Mode") == "Mornings_Afternoons" or bool(_HALF_DAYS.search(version))


def _hour(number: int, name: str) -> Hour:
    times = [clock(found) for found in re.findall(r"\d{1,2}[:.]\d\d", name)]
    starts, ends = [*times, None, None][:2]
    return Hour(number, name.strip(), starts, ends if starts and ends and starts < ends else None)


def names(root: Element, tag: str) -> tuple[str, ...]:
    """Names of the things of a list: `<Day><Name>…`, in old files `<Name>…` without the wrapper."""
    found = chain(root.iterfind(f"{tag}/*/Name"), root.iterfind(f"{tag}/Name"))
    return tuple(name for element in found if (name := (element.text or "").strip()))
