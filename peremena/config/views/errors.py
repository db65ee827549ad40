"""What a person sees when a page cannot be shown. None of these asks the database."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def _error(status: int) -> HttpResponse:
    return HttpResponse(render_to_string("error.html", {"status": status}), status=status)


def bad_request(_request: HttpRequest, _exception: Any = None) -> HttpResponse:
    """400: a request that no page of ours sends."""
    return _error(400)


def forbidden(_request: HttpRequest, _exception: Any = None) -> HttpResponse:
    """403: refused before any view."""
    return _error(403)


def csrf_failed(_request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form came from elsewhere, or the page is older than the sign-in."""
    return _error(403)


def not_found(_request: HttpRequest, _exception: Any = None) -> HttpResponse:
    """404: also the answer to somebody who may not know that the page exists."""
    return _error(404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """500: the fault is ours."""
    return _error(500)
