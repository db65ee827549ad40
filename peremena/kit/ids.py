"""Identifiers made by the application, for tables that have no sequence of their own."""

from __future__ import annotations

import itertools
import secrets
import time

_PROCESS = secrets.randbits(10) << 12
_counter = itertools.count(secrets.randbits(12))


def new_id() -> int:
    """A positive 63-bit number that grows with time: 41 bits of milliseconds, 10 of process, 12 of count.

    A partitioned table cannot have an identity column before PostgreSQL 17, and SQLite must behave
    the same.
    """
    return (time.time_ns() // 1_000_000 & (1 << 41) - 1) << 22 | _PROCESS | next(_counter) & 0xFFF
