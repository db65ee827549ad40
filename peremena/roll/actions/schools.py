"""A pupil changes the school: the file, the rights and the marks go with him."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.accounts.models import User
from peremena.classes.models import SchoolClass
from peremena.kit.refusal import Refusal
from peremena.people import actions as people
from peremena.people.models import Guardianship, Pupil
from peremena.roll.actions.movements import NO_ORDER, Order, admit, undo
from peremena.roll.models import Movement
from peremena.schools.actions import Office, appoint, dismiss
from peremena.schools.models import Appointment, Role, School
from peremena.trail import actions as trail


@transaction.atomic
def take_over(
    pupil: Pupil,
    *,
    to: SchoolClass,
    since: date,
    order: Order = NO_ORDER,
    by: trail.Actor,
    at: datetime,
) -> Movement:
    """Admit a pupil whom another school of this installation has sent here.

    The file moves to this school with all marks; the accounts of the family get their roles here.
    """
    before = pupil.school
    sent = Movement.objects.filter(pupil=pupil).order_by("-day", "-id").first()
    if sent is None or sent.to_school_id != to.school_id or before.pk == to.school_id:
        raise Refusal(_("%s не ожидает зачисления в эту школу.") % pupil.list_name)
    people.change_school([pupil], school=to.school, by=by, at=at)
    made = admit([pupil], to=to, since=since, order=order, from_school=before, by=by, at=at)[0]
    _move_offices(pupil, before, to.school, since, by=by, at=at)
    return made


@transaction.atomic
def take_back(movements: Sequence[Movement], *, by: trail.Actor, at: datetime) -> None:
    """Undo movements; a pupil who came from another school returns to it."""
    undo(movements, by=by, at=at)
    for m in movements:
        if m.from_school:
            people.change_school([m.pupil], school=m.from_school, by=by, at=at)
            _move_offices(m.pupil, m.school, m.from_school, m.day, by=by, at=at)


def _move_offices(
    pupil: Pupil, before: School, after: School, since: date, *, by: trail.Actor, at: datetime
) -> None:
    """The family's accounts hold their roles at the new school; at the old one only those stay
    who have another child there.
    """
    users: dict[Role, list[User]] = {Role.PUPIL: [pupil.user] if pupil.user else []}
    guardians = Guardianship.objects.filter(until=None, pupil=pupil, guardian__user__isnull=False)
    users[Role.GUARDIAN] = [
        g.guardian.user for g in guardians.select_related("guardian__user") if g.guardian.user
    ]
    offices = [Office(user, role, after) for role, some in users.items() for user in some]
    appoint(offices, since=since, by=by, at=at)
    staying = set(
        Guardianship.objects.filter(until=None, pupil__school=before).values_list(
            "guardian__user_id", flat=True
        )
    )
    over = Appointment.objects.filter(school=before, until=None)
    leaving = [
        *over.filter(role=Role.PUPIL, user__in=users[Role.PUPIL]),
        *over.filter(
            role=Role.GUARDIAN, user__in=[u for u in users[Role.GUARDIAN] if u.pk not in staying]
        ),
    ]
    dismiss(leaving, since=since, by=by, at=at)
