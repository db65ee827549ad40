"""Long jobs: how many rows a second the importer takes, how long the demo school loads."""

from __future__ import annotations

from collections.abc import Iterator


def importer() -> Iterator[tuple[str, dict[str, object]]]:
    """Nothing to measure yet."""
    yield from ()


def demo() -> Iterator[tuple[str, dict[str, object]]]:
    """Nothing to measure yet."""
    yield from ()
