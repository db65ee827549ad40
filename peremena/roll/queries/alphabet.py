"""The alphabet book: everybody who ever studied in the school's classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from peremena.classes.models import Enrolment
from peremena.kit.papers import Column, Paper
from peremena.people.models import Pupil
from peremena.people.queries import sought
from peremena.roll.models import Movement, MovementKind
from peremena.roll.queries.papers import heading
from peremena.roll.queries.pupil_card import order_text
from peremena.schools.access import Who


@dataclass(frozen=True, slots=True)
class AlphabetRow:
    """A line of the book; `id` is 0 when the file is kept by another school now."""

    id: int
    name: str
    sex: str
    birth_date: date | None
    came: date
    into: str
    left: date | None
    out_of: str
    whither: str
    orders: str


def everybody(school_id: int) -> QuerySet[Pupil]:
    """All who ever were in a class of the school, in the order of the alphabet."""
    here = Enrolment.objects.filter(
        pupil=OuterRef("pk"), in_class=True, group__school_class__school=school_id
    )
    return Pupil.objects.filter(Exists(here))


def letters(pupils: QuerySet[Pupil]) -> list[tuple[str, str]]:
    """The letters with which their names begin, to choose from."""
    first = pupils.annotate(letter=Substr("search_key", 1, 1)).order_by("letter")
    return [(x, x.upper()) for x in first.values_list("letter", flat=True).distinct()]


def alphabet_list(pupils: QuerySet[Pupil], *, text: str, letter: str) -> QuerySet[Pupil]:
    """Those whose names begin with the letter and contain the words."""
    found = sought(pupils, text)
    return found.filter(search_key__startswith=letter) if letter else found


def with_history(pupils: QuerySet[Pupil], *, school_id: int) -> QuerySet[Pupil]:
    """The same list, ready for `alphabet_rows`."""
    in_class = Enrolment.objects.filter(
        in_class=True, group__school_class__school=school_id
    ).select_related("group__school_class")
    movements = Movement.objects.filter(school=school_id).select_related("to_school")
    return pupils.prefetch_related(
        Prefetch("enrolments", in_class.order_by("since"), to_attr="spells"),
        Prefetch("movements", movements, to_attr="moves"),
    )


def alphabet_rows(pupils: Iterable[Pupil], *, school_id: int, today: date) -> list[AlphabetRow]:
    """The lines of the book."""
    return [_row(p, school_id, today) for p in pupils]


def _row(p: Pupil, school_id: int, today: date) -> AlphabetRow:
    spells: list[Enrolment] = p.spells  # type: ignore[attr-defined]
    moves: list[Movement] = p.moves  # type: ignore[attr-defined]
    first, last = spells[0], spells[-1]
    gone = last.until is not None and last.until < today
    departure = next((m for m in reversed(moves) if m.kind == MovementKind.DEPARTED), None)
    whither = ""
    if gone and departure:
        place = str(departure.to_school or departure.place)
        whither = ", ".join(filter(None, (place, departure.reason)))
    orders = (f"{m.get_kind_display()} {order_text(m)}" for m in moves if order_text(m))
    return AlphabetRow(
        id=p.pk if p.school_id == school_id else 0,
        name=p.full_name,
        sex=str(p.get_sex_display())[:1],
        birth_date=p.birth_date,
        came=first.since,
        into=first.group.title,
        left=last.until if gone else None,
        out_of=last.group.title if gone else "",
        whither=whither,
        orders="; ".join(orders),
    )


def alphabet_paper(rows: Sequence[AlphabetRow], *, who: Who) -> Paper:
    """The book as a paper."""
    return Paper(
        title=_("Алфавитная книга"),
        lines=heading(who),
        columns=[
            Column("№", 5, number=True),
            Column(_("Фамилия, имя, отчество"), 34),
            Column(_("Пол"), 5),
            Column(_("Дата рождения"), 12),
            Column(_("Поступил"), 12),
            Column(_("Класс"), 8),
            Column(_("Выбыл"), 12),
            Column(_("Из класса"), 9),
            Column(_("Куда, причина"), 24),
            Column(_("Приказы"), 30),
        ],
        rows=[
            [
                n,
                r.name,
                r.sex,
                r.birth_date,
                r.came,
                r.into,
                r.left,
                r.out_of,
                r.whither,
                r.orders,
            ]
            for n, r in enumerate(rows, 1)
        ],
        landscape=True,
    )
