"""How much a teacher may teach."""

from __future__ import annotations

from decimal import Decimal

# Two full rates of a teacher, 18 hours each (приказ Минобрнауки от 22.12.2014 № 1601).
MOST_HOURS = Decimal(36)


def is_overload(hours: Decimal) -> bool:
    """Does somebody teach more than two full rates?"""
    return hours > MOST_HOURS
