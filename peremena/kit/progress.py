"""How far long work in the background has come.

Its one transaction hides every step from the database until the end, so the worker leaves the
figures in a file beside the database. Where web and worker do not share the disk, the page shows
that work goes on, without figures.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def _path(work: str) -> Path:
    return Path(settings.VAR) / f"{work}.progress"


def tell(work: str, done: int, steps: int) -> None:
    """Leave word that `done` of `steps` of the work (`import-7`) are done."""
    _path(work).write_text(f"{done} {steps}")


def heard(work: str) -> tuple[int, int] | None:
    """Steps done and steps in all, or None when nothing is known."""
    try:
        done, steps = _path(work).read_text().split()
        return int(done), int(steps)
    except (FileNotFoundError, ValueError):
        return None


def forget(work: str) -> None:
    """The work is over."""
    _path(work).unlink(missing_ok=True)
