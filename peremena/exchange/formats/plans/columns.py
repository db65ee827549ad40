"""Which column holds what: guessed from the titles, changed by the person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from peremena.exchange.formats.plans.tables import Rows

FIELDS = {
    "number": _("Номер"),
    "section": _("Раздел"),
    "topic": _("Тема урока"),
    "hours": _("Часы"),
    "lesson_type": _("Тип урока"),
    "work_type": _("Вид работы"),
    "homework": _("Домашнее задание"),
    "links": _("Ссылки"),
}
# In this order: «Тема раздела» is a section, «Кол-во часов на тему» are hours.
_TITLES = (
    ("hours", r"час|\bч\b"),
    ("homework", r"домашн|д\s*/\s*з|задани"),
    ("links", r"ссылк|ресурс|\bэор\b|\bцор\b"),
    ("work_type", r"вид\w*\s+(работ|контрол)|контрол|форм\w*\s+контрол"),
    ("lesson_type", r"тип|вид\w*\s+(урок|занят)|форм\w*\s+(урок|занят)"),
    ("section", r"раздел|модул|глав"),
    ("topic", r"тем|содержан|наименован"),
    ("number", r"№|\bп\s*/?\s*п\b|номер|урок"),
)
_SEARCHED = 20


@dataclass(frozen=True, slots=True)
class Columns:
    """The row of titles (from 1; 0 = none) and the column (from 0) of each field."""

    header: int
    places: Mapping[str, int]


def guess(rows: Rows) -> Columns:
    """The row with the most known titles among the first, else columns by their looks."""
    best = Columns(0, {})
    for number, row in enumerate(rows[:_SEARCHED], start=1):
        places = _titled(row)
        if "topic" in places and len(places) > max(len(best.places), 1):
            best = Columns(number, places)
    return best if best.places else Columns(0, _by_looks(rows))


def _titled(row: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, title in enumerate(row):
        if not title or len(title) > 60:
            continue
        field = next((f for f, words in _TITLES if re.search(words, title.casefold())), "")
        if field and field not in places:
            places[field] = place
    return places


def _by_looks(rows: Rows) -> dict[str, int]:
    """The longest texts are topics; the first short number after them counts hours."""
    columns = list(zip(*rows, strict=True))
    lengths = [sum(map(len, column)) for column in columns]
    topic = lengths.index(max(lengths))
    places = {"topic": topic}
    for place, column in enumerate(columns):
        numbers = [cell for cell in column if re.fullmatch(r"\d{1,2}(\s*ч\.?)?", cell)]
        if place > topic and "hours" not in places and len(numbers) * 2 > len(column):
            places["hours"] = place
    return places
