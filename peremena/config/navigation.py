"""The side navigation: a few places by job, for each role."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from peremena.schools.access import Who
from peremena.schools.models import Role


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a role works: the words, the named address and the icon."""

    label: str | Promise
    view: str
    icon: str


@dataclass(frozen=True, slots=True)
class Link:
    """A place as the frame shows it."""

    label: str
    url: str
    icon: str
    current: bool


PLACES: dict[Role, tuple[Place, ...]] = {}


def links(request: HttpRequest, who: Who) -> list[Link]:
    """The navigation of a role; the longest address that begins this page's is the current one."""
    places = [(p, reverse(p.view)) for p in PLACES[who.role]]
    here = max((u for _place, u in places if request.path.startswith(u)), key=len, default="")
    return [Link(str(p.label), url, p.icon, url == here) for p, url in places]
