"""Undoing a change of classes: enrolments become what they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.classes.models import Enrolment, Group, GroupKind
from peremena.kit.refusal import Refusal
from peremena.people.models import Pupil
from peremena.schools.actions import refuse_closed
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class Way:
    """What changed for a pupil on a day: groups that `began`, enrolments that `ended`
    (the group and its first day).

    `among`: the groups that shared the pupil among them; none when he changed his class.
    """

    pupil_id: int
    day: date
    began: tuple[int, ...]
    ended: tuple[tuple[int, date], ...]
    among: tuple[int, ...] = ()

    @property
    def groups(self) -> set[int]:
        """All groups that the change was about."""
        return {*self.began, *self.among, *(group for group, _since in self.ended)}


@transaction.atomic
def restore(ways: Sequence[Way], *, by: trail.Actor, at: datetime) -> None:
    """Go the ways back: what began that day is gone, what ended goes on.

    Refuses when the pupil is no longer where the change left him, or has entries there.
    """
    if not ways:
        return
    pupils = {
        p.pk: p
        for p in Pupil.objects.select_for_update()
        .filter(pk__in={way.pupil_id for way in ways})
        .order_by("pk")
    }
    groups = Group.objects.select_related("year").in_bulk({g for way in ways for g in way.groups})
    for of in groups.values():
        refuse_closed(of.year)
    moved_on = _moved_on(ways, groups)
    written = _written(ways)
    for way in ways:
        if way in moved_on:
            raise _too_late(
                pupils[way.pupil_id], _("после этого классы или группы ученика снова менялись")
            )
        if way in written:
            raise _too_late(
                pupils[way.pupil_id], _("в новой группе уже есть его отметки или пропуски")
            )
    whole = {pk for pk, group in groups.items() if group.kind == GroupKind.WHOLE}
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


def _too_late(pupil: Pupil, why: str) -> Refusal:
    return Refusal(
        _("%(name)s: вернуть нельзя, %(why)s. Оформите обратный перевод с нужного дня.")
        % {"name": pupil.list_name, "why": why}
    )


def _moved_on(ways: Sequence[Way], groups: Mapping[int, Group]) -> list[Way]:
    """The ways of pupils who are not where the change left them."""
    held: dict[int, list[Enrolment]] = {}
    rows = Enrolment.objects.filter(pupil__in={way.pupil_id for way in ways})
    for e in rows.select_related("group"):
        held.setdefault(e.pupil_id, []).append(e)
    return [way for way in ways if not _as_left(way, held.get(way.pupil_id, []), groups)]


def _as_left(way: Way, held: Sequence[Enrolment], groups: Mapping[int, Group]) -> bool:
    still = {(e.group_id, e.since) for e in held if e.until is None}
    if not {(group, way.day) for group in way.began} <= still:
        return False
    for e in held:
        begun_by_it = e.group_id in way.began and e.since == way.day
        in_scope = e.group_id in way.groups or not way.among
        if in_scope and not begun_by_it and (e.since >= way.day or e.until is None):
            return False
    if any(groups[group].closed_on for group, _since in way.ended):
        return False
    classes = {groups[group].school_class_id for group in way.among}
    return not way.among or any(
        e.in_class and e.until is None and e.group.school_class_id in classes for e in held
    )


def _written(ways: Sequence[Way]) -> list[Way]:
    """The ways of pupils about whom something is written, since the day, where they began."""
    entries: set[tuple[int, int, date]] = set()
    for relation in Pupil._meta.related_objects:
        if getattr(relation.related_model, "partitioned_by_day", False):
            rows = relation.related_model._default_manager.filter(
                pupil__in={way.pupil_id for way in ways},
                day__gte=min(way.day for way in ways),
                course__group__in={group for way in ways for group in way.began},
            )
            entries.update(rows.values_list("pupil_id", "course__group_id", "day"))
    return [
        way
        for way in ways
        if any(
            pupil == way.pupil_id and group in way.began and day >= way.day
            for pupil, group, day in entries
        )
    ]
