"""Wrong codes are counted where wrong passwords are: by the address of the network."""

from __future__ import annotations

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.http import HttpRequest

# In place of a user name, which has no spaces.
SLIP = "листок доступа"
START = "первый запуск"
PASSWORD_TRIES = 7
# A whole class types its slips behind one address, and no number of tries finds one of 10¹⁹ codes.
CODE_TRIES = 40


def limit(_request: HttpRequest, credentials: dict[str, Any] | None) -> int:
    """How many wrong tries lock an address out for a while."""
    is_code = (credentials or {}).get("username") in (SLIP, START)
    return CODE_TRIES if is_code else PASSWORD_TRIES


def may_try(request: HttpRequest, kind: str) -> bool:
    """May this address try a code?"""
    allowed: bool = AxesProxyHandler.is_allowed(request, {"username": kind})
    return allowed


def note_failure(request: HttpRequest, kind: str) -> None:
    """Count a wrong code."""
    AxesProxyHandler.user_login_failed(__name__, {"username": kind}, request)
