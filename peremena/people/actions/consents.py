"""Recording consents and refusals, withdrawing them, taking back what was recorded in error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.people.models import Consent, Decision
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper of a decision: what it is («заявление»), its number, its day."""

    document: str
    number: str
    day: date


@transaction.atomic
def record_decisions(
    pairs: Sequence[tuple[int, int | None]],
    *,
    decision: Decision,
    paper: Paper,
    by: trail.Actor,
    at: datetime,
) -> list[Consent]:
    """Record the same decision of several people: ids of pupils with those of their guardians
    (None: the adult pupil decides).

    Refuses a decision of the future, and one older than what is already recorded.
    """
    if paper.day > at.date():
        raise Refusal(_("Дата документа ещё не наступила. Проверьте её."), field="day")
    known = Consent.objects.filter(pupil__in=[pupil for pupil, _guardian in pairs])
    for earlier in known.select_related("pupil"):
        latest = earlier.withdrawn_on or earlier.day
        if (earlier.pupil_id, earlier.guardian_id) in pairs and latest >= paper.day:
            raise Refusal(
                _("%(name)s: решение от %(day)s уже записано. Новое должно быть позже него.")
                % {"name": earlier.pupil.list_name, "day": full_date(latest)},
                field="day",
            )
    made = Consent.objects.bulk_create(
        Consent(
            pupil_id=pupil,
            guardian_id=guardian,
            decision=decision,
            day=paper.day,
            document=paper.document,
            number=paper.number,
        )
        for pupil, guardian in dict.fromkeys(pairs)
    )
    _record("people.consent.recorded", made, by=by, at=at)
    return made


@transaction.atomic
def withdraw(consent: Consent, *, day: date, document: str, by: trail.Actor, at: datetime) -> None:
    """The one who gave a consent takes it back on a day."""
    if consent.decision != Decision.GIVEN or consent.withdrawn_on:
        raise Refusal(_("Отозвать можно только действующее согласие. Обновите страницу."))
    if not consent.day <= day <= at.date():
        raise Refusal(
            _("День отзыва должен быть не раньше дня согласия (%s) и не позже сегодняшнего.")
            % full_date(consent.day),
            field="day",
        )
    consent.withdrawn_on, consent.withdrawal = day, document
    consent.save(update_fields=["withdrawn_on", "withdrawal"])
    trail.record(
        "people.consent.withdrawn",
        "consent",
        consent.pk,
        after=day,
        person_id=consent.pupil_id,
        by=by,
        at=at,
    )


@transaction.atomic
def take_back(consents: Sequence[Consent], *, by: trail.Actor, at: datetime) -> None:
    """Remove what was recorded in error; the trail keeps it."""
    _record("people.consent.taken_back", consents, by=by, at=at)
    Consent.objects.filter(pk__in=[c.pk for c in consents]).delete()


def _record(name: str, consents: Sequence[Consent], *, by: trail.Actor, at: datetime) -> None:
    trail.record_all(
        [
            trail.Change(
                name,
                "consent",
                c.pk,
                after={"decision": c.decision, "day": c.day, "guardian": c.guardian_id},
                person_id=c.pupil_id,
            )
            for c in consents
        ],
        by=by,
        at=at,
    )
