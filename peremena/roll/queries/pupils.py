"""The list of pupils."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, FilteredRelation, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from peremena.classes.models import Enrolment
from peremena.kit.validity import on_day
from peremena.people.models import Guardianship, Pupil
from peremena.people.queries import sought
from peremena.people.rules import snils
from peremena.people.rules.contacts import shown_phone

SHOWN = {
    "": _("учатся"),
    "no_guardian": _("без родителей"),
    "no_account": _("без входа"),
    "no_class": _("ещё не в классе"),
    "left": _("выбыли"),
    "all": _("все"),
}


ORDERS = {
    "name": ("search_key",),
    "class": ("grade", "letter", "search_key"),
    "birth": ("birth_date", "search_key"),
}


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil in the list; `class_id` is 0 outside classes, `guardians` are (id, name, relation)."""

    id: int
    name: str
    class_id: int
    class_name: str
    birth_date: date | None
    snils: str
    phone: str
    guardians: tuple[tuple[int, str, str], ...]
    has_account: bool


def pupil_list(
    pupils: QuerySet[Pupil], *, text: str, place: str, shown: str, today: date
) -> QuerySet[Pupil]:
    """The pupils who are sought. `place`: the id of a class, «g7» for a grade, or empty for all;
    `shown`: a key of SHOWN.
    """
    now = Enrolment.objects.filter(on_day(today), pupil=OuterRef("pk"), in_class=True)
    ever = Enrolment.objects.filter(pupil=OuterRef("pk"), in_class=True)
    found = sought(at_place(pupils, place, today=today), text).annotate(
        now=FilteredRelation(
            "enrolments", condition=on_day(today, "enrolments__") & Q(enrolments__in_class=True)
        ),
        class_id=F("now__group__school_class"),
        grade=F("now__group__school_class__grade"),
        letter=Coalesce(F("now__group__school_class__letter"), Value("")),
    )
    match shown:
        case "all":
            return found
        case "left":
            return found.filter(
                Exists(ever.filter(until__lt=today)) & ~Exists(now) & ~_to_come(today)
            )
        case "no_class":
            return found.filter(
                ~Exists(now), ~Exists(ever.filter(until__lt=today)) | _to_come(today)
            )
        case "no_guardian":
            held = Guardianship.objects.filter(on_day(today), pupil=OuterRef("pk"))
            return found.filter(Exists(now), ~Exists(held))
        case "no_account":
            return found.filter(Exists(now), user=None)
    return found.filter(Exists(now))


def at_place(pupils: QuerySet[Pupil], place: str, *, today: date) -> QuerySet[Pupil]:
    """Those of a class (its id) or of a grade («g7») today; everybody without a place."""
    if not place:
        return pupils
    now = Enrolment.objects.filter(on_day(today), pupil=OuterRef("pk"), in_class=True)
    if place.startswith("g"):
        return pupils.filter(Exists(now.filter(group__school_class__grade=place[1:])))
    return pupils.filter(Exists(now.filter(group__school_class=int(place))))


def _to_come(today: date) -> Exists:
    return Exists(Enrolment.objects.filter(pupil=OuterRef("pk"), in_class=True, since__gt=today))


def by_class(pupils: QuerySet[Pupil]) -> QuerySet[Pupil]:
    """The same list class by class, lowest grade first."""
    return pupils.order_by(*ORDERS["class"])


def with_guardians(pupils: QuerySet[Pupil], *, today: date) -> QuerySet[Pupil]:
    """The same list, ready for `pupil_rows`."""
    held = Guardianship.objects.filter(on_day(today)).select_related("guardian").order_by("id")
    return pupils.prefetch_related(Prefetch("guardianships", held, to_attr="held"))


def pupil_rows(pupils: Iterable[Pupil], *, family_of: set[int] | None = None) -> list[PupilRow]:
    """The pupils as the list shows them; `family_of`: whose guardians are shown (None: all)."""
    return [
        PupilRow(
            id=p.pk,
            name=p.full_name,
            class_id=p.class_id or 0,  # type: ignore[attr-defined]
            class_name=f"{p.grade or ''}{p.letter}",  # type: ignore[attr-defined]
            birth_date=p.birth_date,
            snils=snils.shown(p.snils) if p.snils else "",
            phone=shown_phone(p.phone),
            guardians=tuple(
                (g.guardian_id, g.guardian.full_name, g.relation)
                for g in p.held  # type: ignore[attr-defined]
            )
            if family_of is None or p.pk in family_of
            else (),
            has_account=p.user_id is not None,
        )
        for p in pupils
    ]


def places(pupils: QuerySet[Pupil], *, today: date) -> list[tuple[str, str]]:
    """The grades and classes of some pupils, to choose from: (value, words); one statement."""
    rows = (
        Enrolment.objects.filter(on_day(today), in_class=True, pupil__in=pupils)
        .values_list(
            "group__school_class__grade", "group__school_class__letter", "group__school_class"
        )
        .distinct()
        .order_by("group__school_class__grade", "group__school_class__letter")
    )
    found: list[tuple[str, str]] = []
    grades: set[int] = set()
    for grade, letter, class_id in rows:
        if grade and grade not in grades:
            grades.add(grade)
            found.append((f"g{grade}", str(_("все %s-е классы")) % grade))
        found.append((str(class_id), f"{grade or ''}{letter}"))
    return found
