"""The report of coverage as papers."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from peremena.entrance.queries.coverage import Coverage
from peremena.entrance.queries.people import FamilyRow
from peremena.kit.papers import Cell, Column, Paper
from peremena.kit.russian import full_date
from peremena.schools.access import Who


def coverage_paper(rows: Sequence[Coverage], whole: Coverage, *, who: Who) -> Paper:
    """The shares by class, the school last."""
    lines: list[tuple[Cell, ...]] = [(r.class_name, *_numbers(r)) for r in rows]
    return Paper(
        title=_("Охват доступом"),
        columns=(
            Column(_("Класс"), 10),
            Column(_("Учеников"), 10, number=True),
            Column(_("Входят сами"), 10, number=True),
            Column(_("Доля, %"), 8, number=True),
            Column(_("Родитель входит"), 12, number=True),
            Column(_("Доля, %"), 8, number=True),
            Column(_("Ни один родитель не входит"), 16, number=True),
        ),
        rows=[*lines, (_("Всего"), *_numbers(whole))],
        lines=_lines(who),
        notes=(
            _(
                "Входит тот, у кого есть пароль. Доля — от числа учеников, целые проценты с недостатком."
            ),
        ),
        strong=frozenset({len(lines)}),
    )


def _numbers(row: Coverage) -> tuple[int, ...]:
    return (
        row.pupils,
        row.pupils_in,
        row.pupil_share,
        row.families_in,
        row.family_share,
        row.families_out,
    )


def children_paper(families: Sequence[FamilyRow], *, who: Who) -> Paper:
    """Children without any guardian who can sign in, with the guardians."""
    return Paper(
        title=_("Родители без доступа"),
        columns=(Column(_("Класс"), 8), Column(_("Ученик"), 30), Column(_("Родители"), 60)),
        rows=[(f.class_name, f.name, guardians_in_words(f)) for f in families],
        lines=_lines(who),
    )


def guardians_in_words(family: FamilyRow) -> str:
    """Иванова Ольга Викторовна (мать): доступа нет."""
    return "; ".join(f"{g.name} ({g.detail}): {g.standing.text}" for g in family.guardians) or _(
        "родители не записаны"
    )


def _lines(who: Who) -> tuple[str, ...]:
    return who.place_name, _("на %s") % full_date(who.today)
