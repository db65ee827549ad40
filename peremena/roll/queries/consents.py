"""The register of consents: who has decided what on the personal data of whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.classes.models import Enrolment
from peremena.kit.papers import Column, Paper
from peremena.kit.validity import on_day
from peremena.people.models import Consent, Decision, Guardianship, Pupil
from peremena.roll.queries.papers import heading
from peremena.roll.queries.pupil_card import age
from peremena.schools.access import Who

ADULT = 18
NONE, GIVEN, REFUSED, WITHDRAWN = "none", "given", "refused", "withdrawn"
STATES = {
    NONE: gettext_lazy("нет решения"),
    GIVEN: gettext_lazy("согласие"),
    REFUSED: gettext_lazy("отказ"),
    WITHDRAWN: gettext_lazy("отозвано"),
}
SHOWN = {"": gettext_lazy("все"), **STATES}
LOOKS = {NONE: "attention", GIVEN: "good", REFUSED: "trouble", WITHDRAWN: "trouble"}


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One who decides about one pupil; `guardian_id` is 0 for an adult pupil himself."""

    pupil_id: int
    pupil: str
    class_name: str
    place: tuple[int, str]
    guardian_id: int
    guardian: str
    relation: str
    state: str
    day: date | None
    paper: str
    consent_id: int

    @property
    def key(self) -> str:
        """The pair as an address names it: 12:34."""
        return f"{self.pupil_id}:{self.guardian_id}"

    @property
    def look(self) -> str:
        """The meaning of the state."""
        return LOOKS[self.state]

    @property
    def state_name(self) -> str:
        """The state in words."""
        return str(STATES[self.state])


def consent_rows(pupils: QuerySet[Pupil], *, today: date) -> list[ConsentRow]:
    """Everybody who decides about the pupils of classes today, class by class; three statements.

    Guardians who may not see the child decide nothing; for an adult pupil nobody else does.
    """
    studying = _studying(pupils, today)
    adults = {pk: who for pk, who in studying.items() if (age(who[3], today) or 0) >= ADULT}
    latest = _latest(studying)
    found = [_row(pk, who, 0, who[0], "", latest.get((pk, None))) for pk, who in adults.items()]
    held = Guardianship.objects.filter(on_day(today), pupil__in=pupils, may_see=True).values_list(
        "pupil_id",
        "guardian_id",
        "guardian__family_name",
        "guardian__given_name",
        "guardian__patronymic",
        "relation",
    )
    for pk, guardian_id, *name, relation in held:
        if pk not in adults and pk in studying:
            full = " ".join(filter(None, name))
            latest_one = latest.get((pk, guardian_id))
            found.append(_row(pk, studying[pk], guardian_id, full, relation, latest_one))
    keys = {pk: n for n, pk in enumerate(studying)}
    return sorted(found, key=lambda row: (row.place, keys[row.pupil_id], row.guardian_id))


Studying = tuple[str, str, tuple[int, str], date | None]  # name, class, its place, birth date


def _studying(pupils: QuerySet[Pupil], today: date) -> dict[int, Studying]:
    rows = (
        Enrolment.objects.filter(on_day(today), in_class=True, pupil__in=pupils)
        .order_by("pupil__search_key")
        .values_list(
            "pupil_id",
            "pupil__family_name",
            "pupil__given_name",
            "pupil__birth_date",
            "group__school_class__grade",
            "group__school_class__letter",
        )
    )
    return {
        pk: (f"{family} {given}", f"{grade or ''}{letter}", (grade, letter), born)
        for pk, family, given, born, grade, letter in rows
    }


def _latest(studying: Iterable[int]) -> dict[tuple[int, int | None], Consent]:
    rows = Consent.objects.filter(pupil__in=list(studying)).order_by("day", "id")
    return {(c.pupil_id, c.guardian_id): c for c in rows}


def state_of(consent: Consent | None) -> str:
    """How a decision stands now."""
    if consent is None:
        return NONE
    if consent.withdrawn_on:
        return WITHDRAWN
    return GIVEN if consent.decision == Decision.GIVEN else REFUSED


def _row(
    pk: int, who: Studying, guardian_id: int, name: str, relation: str, consent: Consent | None
) -> ConsentRow:
    number = f" № {consent.number}" if consent and consent.number else ""
    return ConsentRow(
        pupil_id=pk,
        pupil=who[0],
        class_name=who[1],
        place=who[2],
        guardian_id=guardian_id,
        guardian=name,
        relation=relation or _("сам, совершеннолетний"),
        state=state_of(consent),
        day=(consent.withdrawn_on or consent.day) if consent else None,
        paper=f"{consent.document}{number}" if consent else "",
        consent_id=consent.pk if consent else 0,
    )


def narrowed(rows: Sequence[ConsentRow], *, text: str, state: str) -> list[ConsentRow]:
    """Only those whose names contain the words and whose decision stands so."""
    words = text.casefold().replace("ё", "е").split()
    return [
        r
        for r in rows
        if (not state or r.state == state)
        and all(w in f"{r.pupil} {r.guardian}".casefold().replace("ё", "е") for w in words)
    ]


def coverage(rows: Sequence[ConsentRow]) -> list[tuple[str, str, int]]:
    """How many decisions stand in each state: (state, words, number)."""
    return [
        (state, str(name), sum(r.state == state for r in rows)) for state, name in STATES.items()
    ]


def consents_paper(rows: Sequence[ConsentRow], *, who: Who) -> Paper:
    """The register as a paper."""
    return Paper(
        title=_("Реестр согласий на обработку персональных данных"),
        lines=heading(who),
        columns=[
            Column("№", 5, number=True),
            Column(_("Класс"), 8),
            Column(_("Ученик"), 28),
            Column(_("Кто решает"), 36),
            Column(_("Решение"), 14),
            Column(_("Дата"), 12),
            Column(_("Документ"), 28),
        ],
        rows=[
            [
                n,
                r.class_name,
                r.pupil,
                f"{r.guardian} ({r.relation})",
                r.state_name,
                r.day,
                r.paper,
            ]
            for n, r in enumerate(rows, 1)
        ],
        notes=[
            _("Учтено последнее решение каждого. Родители без права видеть дневник не учитываются.")
        ],
        landscape=True,
    )
