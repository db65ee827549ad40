"""The one place that asks what time it is. Everything below receives `at=` or `today=`."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings


def now() -> datetime:
    """The present moment (aware, UTC), or the moment fixed by the setting `CLOCK`.

    A fixed clock lets a training or a test installation live on a chosen day.
    """
    return settings.CLOCK or datetime.now(UTC)
