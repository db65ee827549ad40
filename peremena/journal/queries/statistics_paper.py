"""The statistics of a class in a subject as a table to be printed or saved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from peremena.journal.queries.statistics import MARKS, PupilLine, Statistics
from peremena.kit.papers import Cell, Column, Paper
from peremena.kit.russian import decimal_comma, full_date


def statistics_paper(found: Statistics, *, school: str, day: date) -> Paper:
    """The report of a subject: a line for each pupil, the class below."""
    lines = [school, found.course.group.title]
    if found.term:
        lines.append(
            _("%(term)s, уроков: %(given)d") % {"term": found.term.name, "given": found.given}
        )
    lines.append(_("на %s") % full_date(day))
    rows = [_row(n, x) for n, x in enumerate(found.lines, start=1)]
    return Paper(
        title=_("Отчёт по предмету. %s") % found.course.subject,
        lines=lines,
        columns=_columns(),
        rows=[*rows, _total(found)],
        strong=frozenset({len(rows)}),
        notes=_notes(found) if found.counted else (),
        landscape=True,
    )


def _columns() -> list[Column]:
    numbers = [
        _("Отметок"),
        *(f"«{mark}»" for mark in MARKS),
        _("Средний"),
        _("С весом"),
        _("Выходит"),
        _("Пропущено"),
        _("без уваж. причины"),
        _("Опозданий"),
    ]
    return [
        Column("№", 4, number=True),
        Column(_("Ученик"), 28),
        *(Column(title, 10, number=True) for title in numbers),
    ]


def _row(number: int, x: PupilLine) -> list[Cell]:
    return [
        number,
        x.name,
        x.count,
        *x.spread,
        _exact(x.mean),
        _exact(x.weighted),
        x.proposed,
        x.missed,
        x.unexcused,
        x.late,
    ]


def _total(found: Statistics) -> list[Cell]:
    return [
        None,
        _("Всего"),
        sum(x.count for x in found.lines),
        *found.spread,
        None,
        None,
        _exact(found.proposals.mean),
        sum(x.missed for x in found.lines),
        sum(x.unexcused for x in found.lines),
        sum(x.late for x in found.lines),
    ]


def _exact(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(decimal_comma(value).replace(",", "."))


def _notes(found: Statistics) -> list[str]:
    tally = found.proposals
    return [
        _("Успеваемость %(value)s %% = (n5 + n4 + n3) · 100 / N")
        % {"value": decimal_comma(tally.performance)},
        _("Качество знаний %(value)s %% = (n5 + n4) · 100 / N")
        % {"value": decimal_comma(tally.quality)},
        _("СОУ %(value)s = (100 · n5 + 64 · n4 + 36 · n3 + 16 · n2) / N")
        % {"value": decimal_comma(tally.degree())},
        _("N — ученики, у которых есть отметки; n5, n4 … — по отметке, которая выходит сейчас."),
    ]
