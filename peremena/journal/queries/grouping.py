"""Rows under the name of their class."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Protocol, TypeVar


class OfClass(Protocol):
    """A row that names its class (empty: a stream of several classes)."""

    @property
    def school_class(self) -> str: ...


Row = TypeVar("Row", bound=OfClass)


def by_class(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Rows that come in the order of classes, under each class's name."""
    return [(name, list(some)) for name, some in groupby(rows, key=lambda row: row.school_class)]
