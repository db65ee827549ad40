"""The card of a guardian."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from peremena.classes.models import Enrolment
from peremena.kit.validity import on_day
from peremena.people.models import Guardian, Guardianship, Pupil
from peremena.people.queries import kept_elsewhere
from peremena.people.rules import snils
from peremena.people.rules.contacts import shown_phone
from peremena.schools.access import Who


@dataclass(frozen=True, slots=True)
class WardLine:
    """A child of this school for whom the guardian answers or answered."""

    pupil_id: int
    name: str
    class_name: str
    relation: str
    may_see: bool
    ground: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class GuardianCard:
    """Everything that the card shows. `kept_elsewhere`: another school's children are his too."""

    id: int
    name: str
    birth_date: date | None
    phone: str
    email: str
    snils: str
    login: str
    wards: tuple[WardLine, ...]
    kept_elsewhere: bool


def guardian_card(guardian: Guardian, *, children: QuerySet[Pupil], who: Who) -> GuardianCard:
    """The card with those `children` whom the person may see."""
    rows = Guardianship.objects.filter(guardian=guardian, pupil__in=children)
    wards = list(rows.select_related("pupil").order_by("since", "id"))
    now = Enrolment.objects.filter(
        on_day(who.today), in_class=True, pupil__in=[w.pupil_id for w in wards]
    )
    classes = {e.pupil_id: e.group.title for e in now.select_related("group__school_class")}
    return GuardianCard(
        id=guardian.pk,
        name=guardian.full_name,
        birth_date=guardian.birth_date,
        phone=shown_phone(guardian.phone),
        email=guardian.email,
        snils=snils.shown(guardian.snils) if guardian.snils else "",
        login=guardian.user.username if guardian.user else "",
        wards=tuple(
            WardLine(
                pupil_id=w.pupil_id,
                name=w.pupil.full_name,
                class_name=classes.get(w.pupil_id, ""),
                relation=w.relation,
                may_see=w.may_see,
                ground=w.ground,
                since=w.since,
                until=w.until,
            )
            for w in wards
        ),
        kept_elsewhere=bool(kept_elsewhere([guardian.pk], school=who.school_id)),
    )
