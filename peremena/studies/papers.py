"""Papers of studies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from peremena.kit.papers import Cell, Column, Paper
from peremena.kit.russian import full_date
from peremena.schools.models import Year
from peremena.studies.queries.load import Taught, TeacherLoad
from peremena.studies.rules.load import MOST_HOURS

LEVELS = (0, 1, 2)


def load_paper(year: Year, teachers: Sequence[TeacherLoad], *, day: date) -> Paper:
    """«Тарификационный список»: each teacher's hours by subject, class and level, with sums."""
    rows: list[Sequence[Cell]] = []
    strong = set()
    for number, t in enumerate(teachers, 1):
        strong.add(len(rows))
        rows.append((number, t.name, t.position, *_hours(t.courses), t.leads))
        for subject in dict.fromkeys(c.subject for c in t.courses):
            own = [c for c in t.courses if c.subject == subject]
            groups = "; ".join(c.group for c in own)
            rows.append((None, subject, groups, *_hours(own), ""))
    strong.add(len(rows))
    everything = [c for t in teachers for c in t.courses]
    rows.append((None, _("Всего по школе"), "", *_hours(everything), ""))
    return Paper(
        title=_("Тарификационный список %s") % year,
        lines=(year.school.name, _("На %s") % full_date(day)),
        columns=(
            Column("№", 4, number=True),
            Column(_("Учитель, предмет"), 34),
            Column(_("Должность, классы"), 34),
            Column("1–4", 7, number=True),
            Column("5–9", 7, number=True),
            Column("10–11", 7, number=True),
            Column(_("Всего часов"), 8, number=True),
            Column(_("Классное руководство"), 12),
        ),
        rows=rows,
        strong=frozenset(strong),
        landscape=True,
        notes=(_("Часы в неделю по предметным страницам. Больше %s ч — две ставки.") % MOST_HOURS,),
    )


def _hours(courses: Sequence[Taught]) -> tuple[Decimal, ...]:
    """Hours by level, and all."""
    levels = [sum((c.hours for c in courses if c.level == n), Decimal(0)) for n in LEVELS]
    return (*levels, sum(levels, Decimal(0)))
