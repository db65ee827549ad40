"""Parts of addresses that are not numbers or words."""

from __future__ import annotations

from datetime import date

from django.urls import register_converter


class Day:
    """A date in an address: 2026-10-12; anything that is no date is no such page."""

    regex = r"20\d\d-\d\d-\d\d"

    def to_python(self, value: str) -> date:
        """ValueError for a day that no calendar has."""
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        """As in the address."""
        return str(value)


register_converter(Day, "day")
