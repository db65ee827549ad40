"""Long lists of values for the database, in portions that it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
T = TypeVar("T")
PORTION = 10_000


def portions(values: Iterable[T], *, of: int = PORTION) -> Iterator[list[T]]:
    """The values in their order, a portion at a time."""
    rest = list(values)
    for first in range(0, len(rest), of):
        yield rest[first : first + of]


def in_portions(rows: QuerySet[M, T], field: str, values: Iterable[Any]) -> Iterator[T]:
    """The rows with one of the values."""
    for some in portions(sorted(values)):
        yield from rows.filter(**{f"{field}__in": some})
