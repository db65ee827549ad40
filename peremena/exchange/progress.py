"""How far an import under way has come.

Its one transaction hides every step from the database until the end, so the worker leaves the
figures in a file beside the database. Where web and worker do not share the disk, the page shows
that work goes on, without figures.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def _path(import_id: int) -> Path:
    return Path(settings.VAR) / f"import-{import_id}.progress"


def tell(import_id: int, done: int, steps: int) -> None:
    """Leave word that `done` of `steps` are done."""
    _path(import_id).write_text(f"{done} {steps}")


def heard(import_id: int) -> tuple[int, int] | None:
    """Steps done and steps in all, or None when nothing is known."""
    try:
        done, steps = _path(import_id).read_text().split()
        return int(done), int(steps)
    except (FileNotFoundError, ValueError):
        return None


def forget(import_id: int) -> None:
    """The import is over."""
    _path(import_id).unlink(missing_ok=True)
