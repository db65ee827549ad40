"""Who answers for whom, with which rights, from when until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.kit.validity import end_before
from peremena.people.models import Guardian, Guardianship, Pupil
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class Ward:
    """A guardian answers for a pupil; `relation` in words: мать, отец, опекун.

    `may_see`: is shown the diary; `ground` of a restriction, such as a judgement.
    """

    guardian: Guardian
    pupil: Pupil
    relation: str
    may_see: bool = True
    ground: str = ""


@transaction.atomic
def entrust(
    wards: Sequence[Ward], *, since: date, by: trail.Actor, at: datetime
) -> list[Guardianship]:
    """Record who answers for whom from a day on; what is already recorded stays."""
    held = set(
        Guardianship.objects.filter(until=None, pupil__in=[w.pupil for w in wards]).values_list(
            "guardian_id", "pupil_id"
        )
    )
    made = Guardianship.objects.bulk_create(
        Guardianship(
            guardian=w.guardian,
            pupil=w.pupil,
            relation=w.relation,
            since=since,
            may_see=w.may_see,
            ground=w.ground,
        )
        for w in dict.fromkeys(wards)
        if (w.guardian.pk, w.pupil.pk) not in held
    )
    trail.record_all(
        [
            trail.Change(
                "people.guardianship.began",
                "guardian",
                g.guardian_id,
                after=g.relation,
                person_id=g.pupil_id,
            )
            for g in made
        ],
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def amend_guardianship(
    guardianship: Guardianship,
    *,
    relation: str,
    may_see: bool,
    ground: str,
    by: trail.Actor,
    at: datetime,
) -> None:
    """Correct the relation and the rights of a guardian; they hold at once."""
    before = _facts(guardianship)
    guardianship.relation, guardianship.may_see = relation, may_see
    guardianship.ground = ground
    guardianship.save(update_fields=["relation", "may_see", "ground"])
    trail.record(
        "people.guardianship.amended",
        "guardian",
        guardianship.guardian_id,
        before=before,
        after=_facts(guardianship),
        person_id=guardianship.pupil_id,
        by=by,
        at=at,
    )


def _facts(guardianship: Guardianship) -> dict[str, object]:
    return {name: getattr(guardianship, name) for name in ("relation", "may_see", "ground")}


@transaction.atomic
def end_guardianship(
    guardianship: Guardianship, *, since: date, by: trail.Actor, at: datetime
) -> None:
    """The guardian answers for the pupil no longer from a day on."""
    if since < guardianship.since:
        raise Refusal(
            _("Представительство началось %s. Укажите этот день или более поздний.")
            % full_date(guardianship.since),
            field="since",
        )
    trail.record(
        "people.guardianship.ended",
        "guardian",
        guardianship.guardian_id,
        before=guardianship.relation,
        after=since,
        person_id=guardianship.pupil_id,
        by=by,
        at=at,
    )
    end_before(Guardianship, [guardianship], since)
