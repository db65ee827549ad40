"""Lessons are put on the board, moved, exchanged and taken off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from peremena.kit.refusal import Conflict, Refusal
from peremena.kit.russian import WEEKDAYS_SHORT
from peremena.timetable.actions.drafts import lock_draft
from peremena.timetable.models import Slot, Timetable
from peremena.timetable.queries.draft_week import DraftWeek, Placed, Spot, draft_week
from peremena.timetable.queries.verdicts import Verdict, fresh, verdict
from peremena.timetable.rules.placing import Level
from peremena.trail import actions as trail


class LimitReached(Refusal):
    """Only a limit stands against the place: a person may exceed it and say why."""


@transaction.atomic
def place_slot(
    draft: Timetable,
    *,
    course_id: int,
    spot: Spot,
    by: trail.Actor,
    at: datetime,
    note: str = "",
    force: bool = False,
) -> int:
    """Put a lesson of a course on the board; returns its slot.

    `force` exceeds a limit (LimitReached says which), never a clash of pupils or of a teacher.
    """
    lock_draft(draft)
    week = draft_week(draft)
    if course_id not in week.courses:
        raise Refusal(_("Такого предмета у классов этого года нет. Обновите страницу."))
    slot = fresh(week, course_id, spot)
    _check(week, [slot], force=force)
    made = Slot.objects.create(
        timetable=draft, course_id=course_id, note=note if force else "", **asdict(spot)
    )
    after = {"course": course_id, **asdict(spot)}
    _record("placed", draft, made.pk, before=None, after=after, by=by, at=at)
    return made.pk


@transaction.atomic
def change_slot(
    draft: Timetable,
    *,
    slot_id: int,
    spot: Spot,
    by: trail.Actor,
    at: datetime,
    replaces: Spot | None = None,
    note: str = "",
    force: bool = False,
) -> Spot:
    """Move a lesson to another time, teacher or room; returns where it stood.

    `replaces`: what the person saw; a colleague's newer change is never overwritten in silence.
    """
    lock_draft(draft)
    week = draft_week(draft)
    slot = _find(week, slot_id, replaces)
    helpers = tuple(pk for pk in slot.assistants if pk != spot.teacher_id)
    _check(week, [replace(slot, spot=spot, assistants=helpers)], force=force)
    Slot.objects.filter(pk=slot_id).update(note=note if force else "", **asdict(spot))
    _record("moved", draft, slot_id, before=asdict(slot.spot), after=asdict(spot), by=by, at=at)
    return slot.spot


@transaction.atomic
def exchange_slots(
    draft: Timetable,
    *,
    first_id: int,
    second_id: int,
    by: trail.Actor,
    at: datetime,
    note: str = "",
    force: bool = False,
) -> None:
    """Let two lessons change places in time; each keeps its teacher and room."""
    lock_draft(draft)
    week = draft_week(draft)
    first, second = _find(week, first_id, None), _find(week, second_id, None)
    turned = [_at_time_of(first, second), _at_time_of(second, first)]
    _check(week, turned, force=force)
    for slot in turned:
        Slot.objects.filter(pk=slot.id).update(note=note if force else "", **asdict(slot.spot))
    before, after = asdict(first.spot), asdict(second.spot)
    _record("exchanged", draft, first_id, before=before, after=after, by=by, at=at)


@transaction.atomic
def remove_slot(
    draft: Timetable,
    *,
    slot_id: int,
    by: trail.Actor,
    at: datetime,
    replaces: Spot | None = None,
) -> Placed:
    """Take a lesson off the board; returns what it was."""
    lock_draft(draft)
    slot = _find(draft_week(draft), slot_id, replaces)
    Slot.objects.filter(pk=slot_id).delete()
    before = {"course": slot.course_id, **asdict(slot.spot)}
    _record("removed", draft, slot_id, before=before, after=None, by=by, at=at)
    return slot


def _find(week: DraftWeek, slot_id: int, replaces: Spot | None) -> Placed:
    slot = week.slots.get(slot_id)
    if slot is None:
        raise Conflict(_("Этот урок уже убрали в другом окне. Расписание обновлено."), theirs="")
    if replaces and slot.spot != replaces:
        theirs = f"{WEEKDAYS_SHORT[slot.spot.weekday - 1]}, {slot.spot.number}"
        raise Conflict(
            _("Этот урок уже изменили в другом окне: теперь он стоит %s урок.") % theirs,
            theirs=theirs,
        )
    return slot


def _check(week: DraftWeek, slots: Iterable[Placed], *, force: bool) -> None:
    """Refuse what cannot be; a limit only when nobody has decided to exceed it."""
    turned = {slot.id: slot for slot in slots}
    after = replace(week, slots=week.slots | turned)
    found = [verdict(after, slot) for slot in turned.values()]
    _raise(max(found, key=lambda v: v.level), force=force)


def _raise(worst: Verdict, *, force: bool) -> None:
    if worst.level == Level.REFUSED:
        raise Refusal(worst.text)
    if worst.level == Level.LIMITED and not force:
        raise LimitReached(worst.text)


def _at_time_of(slot: Placed, other: Placed) -> Placed:
    spot = replace(
        slot.spot, week=other.spot.week, weekday=other.spot.weekday, number=other.spot.number
    )
    return replace(slot, spot=spot)


def _record(
    deed: str,
    draft: Timetable,
    slot_id: int,
    *,
    before: object,
    after: object,
    by: trail.Actor,
    at: datetime,
) -> None:
    """Count the change of the draft and say it."""
    Timetable.objects.filter(pk=draft.pk).update(revision=F("revision") + 1)
    trail.record(
        f"timetable.slot.{deed}", "slot", slot_id, before=before, after=after, by=by, at=at
    )
