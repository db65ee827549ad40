"""The list of guardians."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from peremena.classes.models import Enrolment
from peremena.kit.validity import on_day
from peremena.people.models import Guardian, Guardianship, Pupil
from peremena.people.queries import sought
from peremena.people.rules import snils
from peremena.people.rules.contacts import shown_phone

SHOWN = {
    "": _("учащихся детей"),
    "no_account": _("без входа"),
    "no_phone": _("без телефона"),
    "restricted": _("без права видеть дневник"),
    "all": _("все, и прежние"),
}


@dataclass(frozen=True, slots=True)
class ChildOf:
    """A child in the line of a guardian."""

    id: int
    name: str
    class_name: str
    relation: str
    may_see: bool


@dataclass(frozen=True, slots=True)
class GuardianRow:
    """A guardian in the list, with the children of this school."""

    id: int
    name: str
    phone: str
    email: str
    snils: str
    children: tuple[ChildOf, ...]
    has_account: bool


def guardian_list(
    guardians: QuerySet[Guardian], *, children: QuerySet[Pupil], text: str, shown: str, today: date
) -> QuerySet[Guardian]:
    """The guardians who are sought; `shown`: a key of SHOWN. Only `children` are looked at."""
    studies = Enrolment.objects.filter(on_day(today), in_class=True, pupil=OuterRef("pupil"))
    held = Guardianship.objects.filter(
        on_day(today), Exists(studies), guardian=OuterRef("pk"), pupil__in=children
    )
    found = sought(guardians, text)
    match shown:
        case "all":
            return found
        case "no_account":
            return found.filter(Exists(held.filter(may_see=True)), user=None)
        case "no_phone":
            return found.filter(Exists(held), phone="")
        case "restricted":
            return found.filter(Exists(held.filter(may_see=False)))
    return found.filter(Exists(held))


def with_children(
    guardians: QuerySet[Guardian], *, children: QuerySet[Pupil], today: date
) -> QuerySet[Guardian]:
    """The same list, ready for `guardian_rows`."""
    return guardians.prefetch_related(
        Prefetch("guardianships", _held(children, today), to_attr="held")
    )


def _held(children: QuerySet[Pupil], today: date) -> QuerySet[Guardianship]:
    in_class = Enrolment.objects.filter(on_day(today), in_class=True)
    return (
        Guardianship.objects.filter(on_day(today), pupil__in=children)
        .select_related("pupil")
        .prefetch_related(
            Prefetch(
                "pupil__enrolments",
                in_class.select_related("group__school_class"),
                to_attr="now",
            )
        )
        .order_by("id")
    )


def guardian_rows(guardians: Iterable[Guardian]) -> list[GuardianRow]:
    """The guardians as the list shows them."""
    return [
        GuardianRow(
            id=g.pk,
            name=g.full_name,
            phone=shown_phone(g.phone),
            email=g.email,
            snils=snils.shown(g.snils) if g.snils else "",
            children=tuple(
                ChildOf(
                    w.pupil_id,
                    w.pupil.list_name,
                    ", ".join(e.group.title for e in w.pupil.now),
                    w.relation,
                    w.may_see,
                )
                for w in g.held  # type: ignore[attr-defined]
            ),
            has_account=g.user_id is not None,
        )
        for g in guardians
    ]
