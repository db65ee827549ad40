"""What the frame around every page shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from peremena.config.help import help_url
from peremena.config.navigation import links
from peremena.schools.access import offices_here, who_asks


def frame(request: HttpRequest) -> dict[str, Any]:
    """Who is here, in which other roles he may go on, and where he can go."""
    who = who_asks(request)
    if who is None:
        return {"who": None, "help_url": help_url(request)}
    roles = [
        (o.appointment_id, o.role_name, o.place_name, o.appointment_id == who.appointment_id)
        for o in offices_here(request)
    ]
    return {
        "who": who,
        "roles": roles,
        "navigation": links(request, who),
        "help_url": help_url(request),
    }
