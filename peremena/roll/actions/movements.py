"""Admitting pupils to classes, moving them, letting them go, and taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.classes import actions as classes
from peremena.classes.models import Enrolment, GroupKind, SchoolClass
from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.people.models import Pupil
from peremena.roll.models import Movement, MovementKind
from peremena.schools.models import School
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class Order:
    """The order of the head that a movement rests on."""

    number: str = ""
    day: date | None = None


NO_ORDER = Order()


@transaction.atomic
def admit(
    pupils: Sequence[Pupil],
    *,
    to: SchoolClass,
    since: date,
    order: Order = NO_ORDER,
    place: str = "",
    from_school: School | None = None,
    by: trail.Actor,
    at: datetime,
) -> list[Movement]:
    """Pupils join a class from a day on. Who was in a class of this school before returns.

    `place`: where they come from, in words; `from_school`: a school of this installation.
    """
    _lock(pupils, since)
    _refuse_outside_year(to, since)
    were_here = set(
        Enrolment.objects.filter(
            pupil__in=pupils, group__school_class__school=to.school_id
        ).values_list("pupil_id", flat=True)
    )
    began = _enrol(pupils, to, since, by=by, at=at)
    return _record(
        [
            Movement(
                school_id=to.school_id,
                pupil=pupil,
                kind=MovementKind.RETURNED if pupil.pk in were_here else MovementKind.ADMITTED,
                day=since,
                to_class=to,
                from_school=from_school,
                place=place,
                order_number=order.number,
                order_day=order.day,
                changed={"ended": [], "began": began[pupil.pk]},
            )
            for pupil in pupils
        ],
        by=by,
        at=at,
    )


@transaction.atomic
def transfer(
    pupils: Sequence[Pupil],
    *,
    to: SchoolClass,
    since: date,
    order: Order = NO_ORDER,
    reason: str = "",
    by: trail.Actor,
    at: datetime,
) -> list[Movement]:
    """Pupils change to another class of the same year from a day on; their marks stay theirs."""
    _lock(pupils, since)
    _refuse_outside_year(to, since)
    before = _classes_of(pupils)
    for pupil in pupils:
        if before[pupil.pk].pk == to.pk:
            raise Refusal(
                _("%(name)s уже учится в %(class)s. Выберите другой класс.")
                % {"name": pupil.list_name, "class": to.name},
                field="to",
            )
    ended = _leave([(p, before[p.pk]) for p in pupils], since, by=by, at=at)
    began = _enrol(pupils, to, since, by=by, at=at)
    return _record(
        [
            Movement(
                school_id=to.school_id,
                pupil=pupil,
                kind=MovementKind.TRANSFERRED,
                day=since,
                from_class=before[pupil.pk],
                to_class=to,
                reason=reason,
                order_number=order.number,
                order_day=order.day,
                changed={"ended": ended[pupil.pk], "began": began[pupil.pk]},
            )
            for pupil in pupils
        ],
        by=by,
        at=at,
    )


@transaction.atomic
def depart(
    pupils: Sequence[Pupil],
    *,
    since: date,
    order: Order = NO_ORDER,
    reason: str = "",
    place: str = "",
    to_school: School | None = None,
    by: trail.Actor,
    at: datetime,
) -> list[Movement]:
    """Pupils are in no class from a day on. A `to_school` of this installation may take them over."""
    _lock(pupils, since)
    before = _classes_of(pupils)
    for school_class in {c.pk: c for c in before.values()}.values():
        _refuse_outside_year(school_class, since)
        if to_school and to_school.pk == school_class.school_id:
            raise Refusal(
                _("Ученик и так в этой школе. Для другого класса оформите перевод."),
                field="to_school",
            )
    ended = _leave([(p, before[p.pk]) for p in pupils], since, by=by, at=at)
    return _record(
        [
            Movement(
                school_id=before[pupil.pk].school_id,
                pupil=pupil,
                kind=MovementKind.DEPARTED,
                day=since,
                from_class=before[pupil.pk],
                to_school=to_school,
                place=place,
                reason=reason,
                order_number=order.number,
                order_day=order.day,
                changed={"ended": ended[pupil.pk], "began": []},
            )
            for pupil in pupils
        ],
        by=by,
        at=at,
    )


@transaction.atomic
def undo(movements: Sequence[Movement], *, by: trail.Actor, at: datetime) -> None:
    """Take movements back as if they had not been; only the latest of a pupil can be, and only as
    long as nothing rests on it.
    """
    _lock_pupils([m.pupil for m in movements])
    if Movement.objects.filter(pk__in=[m.pk for m in movements]).count() < len(movements):
        raise Refusal(_("Запись уже отменена."))
    for m in movements:
        later = Movement.objects.filter(pupil=m.pupil_id, day__gt=m.day).order_by("day").first()
        if later:
            raise Refusal(
                _(
                    "%(name)s: после этого записано ещё одно движение, от %(day)s. Сначала отмените его."
                )
                % {"name": m.pupil.list_name, "day": full_date(later.day)}
            )
    classes.restore(
        [
            classes.Way(
                m.pupil_id,
                m.day,
                began=tuple(m.changed["began"]),
                ended=tuple((g, date.fromisoformat(day)) for g, day in m.changed["ended"]),
            )
            for m in movements
        ],
        by=by,
        at=at,
    )
    trail.record_all(
        [
            trail.Change(
                "roll.movement.undone", "movement", m.pk, before=_facts(m), person_id=m.pupil_id
            )
            for m in movements
        ],
        by=by,
        at=at,
    )
    Movement.objects.filter(pk__in=[m.pk for m in movements]).delete()


def _lock_pupils(pupils: Sequence[Pupil]) -> None:
    list(Pupil.objects.select_for_update().filter(pk__in=[p.pk for p in pupils]).order_by("pk"))


def _lock(pupils: Sequence[Pupil], since: date) -> None:
    """One movement after another: the rows are held, and no later movement may stand already."""
    _lock_pupils(pupils)
    for m in Movement.objects.filter(pupil__in=pupils, day__gte=since).select_related("pupil"):
        raise Refusal(
            _(
                "%(name)s: уже записано движение с %(day)s (%(kind)s). Укажите более поздний день "
                "или сначала отмените ту запись."
            )
            % {
                "name": m.pupil.list_name,
                "day": full_date(m.day),
                "kind": m.get_kind_display(),
            },
            field="since",
        )


def _refuse_outside_year(school_class: SchoolClass, since: date) -> None:
    year = school_class.year
    if not year.since <= since <= year.until:
        raise Refusal(
            _("%(class)s учится с %(since)s по %(until)s. Укажите день этого учебного года.")
            % {
                "class": school_class.name,
                "since": full_date(year.since),
                "until": full_date(year.until),
            },
            field="since",
        )


def _classes_of(pupils: Sequence[Pupil]) -> dict[int, SchoolClass]:
    """The classes in which the pupils are; refuses who is in none."""
    rows = Enrolment.objects.filter(in_class=True, until=None, pupil__in=pupils)
    found = {
        e.pupil_id: e.group.school_class
        for e in rows.select_related("group__school_class__year")
        if e.group.school_class
    }
    for pupil in pupils:
        if pupil.pk not in found:
            raise Refusal(
                _("%s сейчас не числится ни в одном классе. Сначала оформите зачисление.")
                % pupil.list_name
            )
    return found


def _enrol(
    pupils: Sequence[Pupil], to: SchoolClass, since: date, **mark: Any
) -> dict[int, list[int]]:
    whole = to.groups.get(kind=GroupKind.WHOLE)
    began: dict[int, list[int]] = {pupil.pk: [] for pupil in pupils}
    for e in classes.enrol([(pupil, whole) for pupil in pupils], since=since, **mark):
        began[e.pupil_id].append(e.group_id)
    return began


def _leave(
    pairs: Sequence[tuple[Pupil, SchoolClass]], since: date, **mark: Any
) -> dict[int, list[tuple[int, str]]]:
    ended: dict[int, list[tuple[int, str]]] = {pupil.pk: [] for pupil, _class in pairs}
    for e in classes.leave_classes(pairs, since=since, **mark):
        ended[e.pupil_id].append((e.group_id, e.since.isoformat()))
    return ended


def _record(movements: Sequence[Movement], *, by: trail.Actor, at: datetime) -> list[Movement]:
    made = Movement.objects.bulk_create(movements)
    trail.record_all(
        [
            trail.Change(
                f"roll.pupil.{m.kind}", "movement", m.pk, after=_facts(m), person_id=m.pupil_id
            )
            for m in made
        ],
        by=by,
        at=at,
    )
    return made


def _facts(m: Movement) -> dict[str, object]:
    """A movement as the trail keeps it."""
    return {
        "kind": m.kind,
        "day": m.day,
        "from": m.from_class and m.from_class.name,
        "to": m.to_class and m.to_class.name,
        "order": m.order_number,
        "order_day": m.order_day,
    }
