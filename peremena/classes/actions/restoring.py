"""Undoing a change of classes: enrolments become what they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from peremena.classes.models import Enrolment, Group, GroupKind
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class Way:
    """What changed for a pupil on a day: groups that `began`, enrolments that `ended`
    (the group and its first day).
    """

    pupil_id: int
    day: date
    began: tuple[int, ...]
    ended: tuple[tuple[int, date], ...]


@transaction.atomic
def restore(ways: Sequence[Way], *, by: trail.Actor, at: datetime) -> None:
    """Go the ways back: what began that day is gone, what ended goes on."""
    groups = {group for way in ways for group, _since in way.ended}
    whole = set(
        Group.objects.filter(pk__in=groups, kind=GroupKind.WHOLE).values_list("pk", flat=True)
    )
    for way in ways:
        Enrolment.objects.filter(pupil=way.pupil_id, group__in=way.began, since=way.day).delete()
        for group, since in way.ended:
            last = way.day - timedelta(days=1)
            same = Enrolment.objects.filter(pupil=way.pupil_id, group=group, since=since)
            if not same.filter(until=last).update(until=None):
                Enrolment.objects.create(
                    pupil_id=way.pupil_id, group_id=group, since=since, in_class=group in whole
                )
    trail.record_all(
        [
            trail.Change(
                "classes.pupil.restored",
                "group",
                group,
                after=since,
                person_id=way.pupil_id,
            )
            for way in ways
            for group, since in way.ended
        ],
        by=by,
        at=at,
    )
