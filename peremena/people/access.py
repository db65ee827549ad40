"""Whose child is it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from peremena.kit.validity import on_day
from peremena.people.models import Pupil
from peremena.schools.access import Who
from peremena.schools.models import Role


def family_of(who: Who) -> QuerySet[Pupil]:
    """A pupil himself; the children whom a guardian answers for today and may see, in whatever
    school.
    """
    match who.role:
        case Role.PUPIL:
            return Pupil.objects.filter(user_id=who.user_id)
        case Role.GUARDIAN:
            wards = Q(guardianships__guardian__user_id=who.user_id, guardianships__may_see=True)
            return Pupil.objects.filter(wards & on_day(who.today, "guardianships__")).distinct()
        case _:
            return Pupil.objects.none()
