"""Which columns each sheet has, and how their row of titles is found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from peremena.exchange.formats.problems import Problem, Severity
from peremena.exchange.formats.roster.values import text
from peremena.exchange.formats.roster.workbook import Cell, RawSheet, column_letters
from peremena.kit.refusal import Refusal

SEARCHED_ROWS = 20
_UNREAD = {"", "n", "пп", "n пп", "no", "примечание", "комментарий"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field that it fills, its title in the template, other titles, hint and example."""

    field: str
    title: str
    aliases: tuple[str, ...] = ()
    hint: str = ""
    example: str = ""
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the roster. Each of `needs` names fields of which at least one must be there."""

    name: str
    columns: tuple[Column, ...]
    needs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Header:
    """Where the titles stand (row from 1) and the position of each field (from 0)."""

    row: int
    places: Mapping[str, int]


def plain(title: str) -> str:
    """A title for comparison: «Ф.И.О.» = «фио», «E-mail» = «email», «№ п/п» = «n пп»."""
    title = re.sub(r"[.\-/*]", "", title.lower().replace("ё", "е").replace("№", "n "))
    return " ".join(re.findall(r"\w+", title))


def find_header(raw: RawSheet, sheet: Sheet, problems: list[Problem]) -> Header | None:
    """The row with the most known titles among the first; reports what is missing or unknown."""
    known = {plain(t): c.field for c in sheet.columns for t in (c.title, *c.aliases)}
    best: list[str] = []
    number = 0
    for n, row in enumerate(raw.rows[:SEARCHED_ROWS], 1):
        titles = [plain(_shown(cell)) for cell in row]
        if len(set(titles) & known.keys()) > len(set(best) & known.keys()):
            best, number = titles, n
    fields = [known.get(title, "") for title in best]
    if absent := _absent(fields, sheet):
        problems.append(Problem(raw.name, number, "", _absent_text(raw.name, absent)))
        return None
    _report_doubtful(raw, number, best, fields, problems)
    return Header(number, {field: place for place, field in enumerate(fields) if field})


def _shown(cell: Cell) -> str:
    try:
        return text(cell)
    except Refusal:
        return ""


def _absent(fields: Sequence[str], sheet: Sheet) -> list[str]:
    titles = {column.field: column.title for column in sheet.columns}
    return [
        _(" или ").join(f"«{titles[field]}»" for field in choice)
        for choice in sheet.needs
        if not set(choice) & set(fields)
    ]


def _absent_text(sheet: str, absent: Sequence[str]) -> str:
    return _(
        "На листе «%(sheet)s» не найдена строка заголовков со столбцами: %(columns)s. "
        "Добавьте их, как в шаблоне."
    ) % {"sheet": sheet, "columns": ", ".join(absent)}


def _report_doubtful(
    raw: RawSheet,
    number: int,
    titles: Sequence[str],
    fields: Sequence[str],
    problems: list[Problem],
) -> None:
    for place, (title, field) in enumerate(zip(titles, fields, strict=True)):
        letter = column_letters(place + 1)
        shown = _shown(raw.rows[number - 1][place])
        if field and field in fields[:place]:
            problems.append(
                Problem(
                    raw.name, number, letter,
                    _("Столбец «%s» встречается дважды. Оставьте один из них.") % shown,
                )
            )  # fmt: skip
        elif not field and title not in _UNREAD:
            problems.append(
                Problem(
                    raw.name, number, letter,
                    _("Столбец «%s» незнаком и не будет прочитан.") % shown,
                    Severity.WARNING,
                )
            )  # fmt: skip
