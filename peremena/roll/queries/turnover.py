"""The movement report: by class, grade, level and school."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from peremena.classes.models import Enrolment
from peremena.kit.papers import Column, Paper
from peremena.kit.russian import MONTHS, numeric_date
from peremena.kit.validity import during
from peremena.roll.queries.movements import MovementRow
from peremena.roll.rules.counting import Spell, Turnover, level_of, turnover
from peremena.schools.access import Who
from peremena.schools.models import Year


@dataclass(frozen=True, slots=True)
class Period:
    """A month, a term or the year; `key` names it in the address."""

    key: str
    name: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class TurnoverRow:
    """A line of the report; `strong`: a sum of several classes."""

    name: str
    counts: Turnover
    strong: bool


def periods(school_id: int, *, today: date) -> list[Period]:
    """The months and terms of the running year that have begun, and the year; two statements.

    A period that has not ended is counted until today.
    """
    year = (
        Year.objects.filter(school=school_id, since__lte=today)
        .prefetch_related("terms")
        .order_by("-since")
        .first()
    )
    if year is None:
        return []
    end = min(year.until, today)
    found = [
        Period(f"t{t.pk}", str(t), t.since, min(t.until, end))
        for t in year.terms.all()
        if t.since <= end
    ]
    months = list(_months(year.since, end))
    return [*reversed(months), *found, Period("year", _("с начала года"), year.since, end)]


def _months(since: date, until: date) -> Iterator[Period]:
    first = since
    while first <= until:
        last = first.replace(day=monthrange(first.year, first.month)[1])
        name = f"{MONTHS[first.month - 1]} {first.year}"
        yield Period(f"{first:%Y-%m}", name, first, min(last, until))
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)


def turnover_rows(school_id: int, period: Period) -> list[TurnoverRow]:
    """The report of a period, lowest grade first, the school last; one statement."""
    rows = Enrolment.objects.filter(
        during(period.since, period.until),
        in_class=True,
        group__school_class__school=school_id,
    ).values_list(
        "group__school_class__grade",
        "group__school_class__letter",
        "pupil_id",
        "since",
        "until",
    )
    of_class: dict[tuple[int, str], list[Spell]] = defaultdict(list)
    for grade, letter, pupil_id, since, until in rows:
        of_class[grade, letter].append(Spell(pupil_id, since, until))
    found: list[TurnoverRow] = []

    def add(name: str, classes: Sequence[tuple[int, str]], *, strong: bool) -> None:
        spells = [spell for key in classes for spell in of_class[key]]
        counts = turnover(spells, since=period.since, until=period.until)
        found.append(TurnoverRow(name, counts, strong))

    ordered = sorted(of_class)
    for n, (grade, letter) in enumerate(ordered):
        add(f"{grade or ''}{letter}", [(grade, letter)], strong=False)
        following = ordered[n + 1][0] if n + 1 < len(ordered) else None
        if grade and following != grade:
            same = [key for key in ordered if key[0] == grade]
            if len(same) > 1:
                add(_("%s классы") % grade, same, strong=True)
            level = level_of(grade)
            if following is None or level_of(following) != level:
                add(level, [key for key in ordered if level_of(key[0]) == level], strong=True)
    if ordered:
        add(_("Школа"), ordered, strong=True)
    return found


def turnover_papers(
    rows: Sequence[TurnoverRow], movements: Sequence[MovementRow], *, period: Period, who: Who
) -> list[Paper]:
    """The report and its orders as papers."""
    lines = [
        who.place_name,
        f"{numeric_date(period.since)} – {numeric_date(period.until)}",
    ]
    report = Paper(
        title=_("Движение учащихся"),
        lines=lines,
        columns=[
            Column(_("Класс"), 20),
            Column(_("На начало"), 12, number=True),
            Column(_("Прибыло"), 12, number=True),
            Column(_("Выбыло"), 12, number=True),
            Column(_("На конец"), 12, number=True),
        ],
        rows=[[r.name, r.counts.start, r.counts.came, r.counts.left, r.counts.end] for r in rows],
        strong=frozenset(n for n, r in enumerate(rows) if r.strong),
        notes=[_("Переход между классами одной строки не считается прибытием и выбытием.")],
    )
    orders = Paper(
        title=_("Приказы о движении"),
        lines=lines,
        columns=[
            Column(_("День"), 12),
            Column(_("Ученик"), 36),
            Column(_("Движение"), 40),
            Column(_("Приказ"), 24),
            Column(_("Причина"), 30),
        ],
        rows=[[m.day, m.name, m.text, m.order, m.reason] for m in movements],
        landscape=True,
    )
    return [report, orders]
