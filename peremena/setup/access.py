"""Who sets a school up, and who may look on."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from peremena.schools.access import Who, schools_visible_to
from peremena.schools.models import Role, School

SETTERS = frozenset({Role.DEPUTY_HEAD, Role.ADMINISTRATOR})
READERS = SETTERS | {Role.HEAD}


def own_school(who: Who) -> School:
    """The school that the person sets up."""
    return get_object_or_404(schools_visible_to(who), pk=who.school_id)


def may_set_up(who: Who) -> bool:
    """May the person change what the pages show?"""
    return who.role in SETTERS
