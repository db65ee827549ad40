"""Lists of people as papers."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from peremena.kit.papers import Column, Paper
from peremena.kit.russian import full_date
from peremena.roll.access import may_see_papers
from peremena.roll.queries.employees import EmployeeRow
from peremena.roll.queries.guardians import GuardianRow
from peremena.roll.queries.pupils import PupilRow
from peremena.schools.access import Who


def pupils_paper(rows: Sequence[PupilRow], *, who: Who) -> Paper:
    """The list of pupils; numbers of documents only for those who may see them."""
    papers = may_see_papers(who)
    columns = [
        Column("№", 5, number=True),
        Column(_("Класс"), 8),
        Column(_("Ученик"), 36),
        Column(_("Дата рождения"), 14),
        *([Column(_("СНИЛС"), 16), Column(_("Телефон"), 18)] if papers else []),
        Column(_("Родители"), 60),
    ]
    return Paper(
        title=_("Ученики"),
        lines=heading(who),
        columns=columns,
        rows=[
            [
                n,
                r.class_name,
                r.name,
                r.birth_date,
                *([r.snils, r.phone] if papers else []),
                ", ".join(f"{name} ({relation})" for _id, name, relation in r.guardians),
            ]
            for n, r in enumerate(rows, 1)
        ],
        landscape=True,
    )


def guardians_paper(rows: Sequence[GuardianRow], *, who: Who) -> Paper:
    """The list of guardians."""
    return Paper(
        title=_("Родители"),
        lines=heading(who),
        columns=[
            Column("№", 5, number=True),
            Column(_("Родитель"), 36),
            Column(_("Телефон"), 18),
            Column(_("Эл. почта"), 28),
            Column(_("Дети"), 60),
        ],
        rows=[
            [
                n,
                r.name,
                r.phone,
                r.email,
                ", ".join(f"{c.name}, {c.class_name} ({c.relation})" for c in r.children),
            ]
            for n, r in enumerate(rows, 1)
        ],
        landscape=True,
    )


def employees_paper(rows: Sequence[EmployeeRow], *, who: Who) -> Paper:
    """The list of employees."""
    return Paper(
        title=_("Сотрудники"),
        lines=heading(who),
        columns=[
            Column("№", 5, number=True),
            Column(_("Сотрудник"), 36),
            Column(_("Должность"), 36),
            Column(_("Роли"), 28),
            Column(_("Классное руководство"), 14),
            Column(_("Телефон"), 18),
            Column(_("Эл. почта"), 28),
        ],
        rows=[
            [
                n,
                r.name,
                r.position,
                ", ".join(r.roles),
                ", ".join(r.classes),
                r.phone,
                r.email,
            ]
            for n, r in enumerate(rows, 1)
        ],
        landscape=True,
    )


def heading(who: Who) -> list[str]:
    """Which school, and on which day the list was true."""
    return [who.place_name, _("на %s") % full_date(who.today)]
