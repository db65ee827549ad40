"""Hours of a day: when two lessons meet, and when somebody is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Hour:
    """A lesson number with its bells, when they are known."""

    number: int
    starts: time | None = None
    ends: time | None = None

    def meets(self, other: Hour) -> bool:
        """Are both at one time? By the bells, since shifts count from 1 each; else by number."""
        if self.starts and self.ends and other.starts and other.ends:
            return self.starts < other.ends and other.starts < self.ends
        return self.number == other.number


@dataclass(frozen=True, slots=True)
class Away:
    """Away from a lesson number of the first day until one of the last day, both included."""

    since: date
    first: int
    until: date
    last: int

    def covers(self, day: date, number: int) -> bool:
        """Is the lesson of a day missed?"""
        return (self.since, self.first) <= (day, number) <= (self.until, self.last)

    def overlaps(self, other: Away) -> bool:
        """Have both an hour in common?"""
        return (self.since, self.first) <= (other.until, other.last) and (
            other.since,
            other.first,
        ) <= (self.until, self.last)
