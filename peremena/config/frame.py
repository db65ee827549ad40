"""What the frame around every page shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.html import format_html

from peremena.config.help import help_url
from peremena.config.navigation import links
from peremena.schools.access import offices_here, who_asks

CSRF_INPUT = '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'


def frame(request: HttpRequest) -> dict[str, Any]:
    """Who is here, in which other roles he may go on, and where he can go."""
    token = get_token(request)  # asked once: each asking hides it anew
    always = {
        "csrf_token": token,
        "csrf_input": format_html(CSRF_INPUT, token),
        "help_url": help_url(request),
    }
    who = who_asks(request)
    if who is None:
        return always | {"who": None}
    roles = [
        (o.appointment_id, o.role_name, o.place_name, o.appointment_id == who.appointment_id)
        for o in offices_here(request)
    ]
    return always | {"who": who, "roles": roles, "navigation": links(request, who)}
