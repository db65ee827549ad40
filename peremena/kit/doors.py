"""Every view declares who may open it. A view without a door fails the tests.

A door answers strangers in one way everywhere: signed out, pages lead to sign-in and fragments
get 401; signed in but not invited: 404, as if the page did not exist.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

View = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Door:
    """The access rule of one view.

    `roles`: names of the roles that may open it; None = everybody, an empty set = whoever is
    signed in. `fragment`: an answer for a script, which cannot show a sign-in page.
    """

    roles: frozenset[str] | None
    fragment: bool = False


def public(view: View) -> View:
    """Declare that everybody, signed in or not, may open the view."""
    view.door = Door(roles=None)  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Declare that anybody with an account may open the view, in whatever role."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return turn_away(request)
        response: HttpResponse = view(request, *args, **kwargs)
        return response

    guarded.door = Door(roles=frozenset())  # type: ignore[attr-defined]
    return guarded


def turn_away(request: HttpRequest, *, fragment: bool = False) -> HttpResponse:
    """The answer to somebody who is not signed in: 401 for a script, sign-in for a person."""
    if fragment or "HX-Request" in request.headers:
        return HttpResponse(status=401)
    return redirect_to_login(request.get_full_path())


def door_of(view: View) -> Door | None:
    """The declared door of a view, or None."""
    return getattr(view, "door", None)
