"""Who gives access to whom. A slip opens an account, so nobody issues one above his own office."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from peremena.classes.access import classes_visible_to
from peremena.classes.models import SchoolClass
from peremena.people.models import Employee
from peremena.schools.access import FAMILY, Who
from peremena.schools.models import SCHOOL_ROLES, Appointment, Role

ISSUERS = frozenset({Role.TEACHER, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})
WATCHERS = frozenset({Role.DEPUTY_HEAD, Role.HEAD, Role.ADMINISTRATOR})
STAFF_ISSUERS = frozenset({Role.DEPUTY_HEAD, Role.ADMINISTRATOR})

# The roles, beside those of families, whose holders each office may let in, at the own school.
SERVES: dict[Role, frozenset[Role]] = {
    Role.DEPUTY_HEAD: frozenset({Role.TEACHER, Role.SECRETARY}),
    Role.ADMINISTRATOR: frozenset(SCHOOL_ROLES),
}


def classes_watched_by(who: Who) -> QuerySet[SchoolClass]:
    """The classes of which a person sees who can sign in: the class teacher his own, the deputy
    head, the head and the administrator all of the school.
    """
    if who.role in WATCHERS | ISSUERS:
        return classes_visible_to(who)
    return SchoolClass.objects.none()


def employees_served_by(who: Who) -> QuerySet[Employee]:
    """The employees whose access a person looks after."""
    if who.role in STAFF_ISSUERS:
        return Employee.objects.filter(school_id=who.school_id)
    return Employee.objects.none()


def may_issue(who: Who) -> bool:
    """The head only watches."""
    return who.role in ISSUERS


def beyond_reach(who: Who, user_ids: Collection[int]) -> set[int]:
    """The accounts that a person may not open by a slip: they hold, now or later, an office that
    is not his to serve, here or elsewhere. His own account is one of them. The operator serves all.

    A parent of another school's child is beyond reach too: a card with a stranger's SNILS would
    otherwise open the stranger's diary.
    """
    if who.role == Role.OPERATOR:
        return {who.user_id}
    held = Appointment.objects.filter(user__in=user_ids).filter(
        Q(until=None) | Q(until__gte=who.today)
    )
    served = Q(role__in=FAMILY | SERVES.get(who.role, frozenset()), school_id=who.school_id)
    return {who.user_id, *held.exclude(served).values_list("user_id", flat=True)}
