"""Rows of a table as themes of a plan."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from peremena.exchange.formats.plans.columns import Columns
from peremena.exchange.formats.plans.tables import Rows
from peremena.exchange.formats.problems import Problem, Severity
from peremena.exchange.formats.roster.workbook import column_letters
from peremena.kit.refusal import Refusal
from peremena.studies.rules.themes import MOST_THEMES, ThemeText, hours_in
from peremena.studies.rules.wording import lesson_type_in

_TOTAL = re.compile(r"(итого|всего|общее количество)\b", re.IGNORECASE)
_SECTION = re.compile(
    r"(раздел|глава|модуль|блок|[IVX]+\.|\d+\s*(четверть|полугодие|триместр))", re.IGNORECASE
)
_RANGE = re.compile(r"(\d{1,3})\s*[-–—]\s*(\d{1,3})\.?")
_CONTROL = re.compile(r"контрольн\w+ работ", re.IGNORECASE)
_LIMITS = {"topic": 500, "section": 300, "homework": 2000, "links": 1000}


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """What was read; `rows`: the number of its row for each theme."""

    themes: tuple[ThemeText, ...]
    rows: tuple[int, ...]
    problems: tuple[Problem, ...]

    @property
    def hours(self) -> int:
        """All lessons."""
        return sum(theme.hours for theme in self.themes)

    @property
    def errors(self) -> int:
        """How many problems keep the plan out."""
        return sum(p.severity == Severity.ERROR for p in self.problems)


def read_themes(rows: Rows, mapping: Columns, *, works: Mapping[str, int]) -> ReadPlan:
    """The themes below the row of titles. `works`: ids of the school's work types by lower name.

    Refuses a mapping without topics and a table without themes.
    """
    if "topic" not in mapping.places:
        raise Refusal(_("Укажите, в каком столбце темы уроков."))
    reader = _Reader(mapping, works)
    for number, row in enumerate(rows[mapping.header :], start=mapping.header + 1):
        reader.read(number, row)
    if not reader.themes and not reader.problems:
        raise Refusal(_("Под строкой заголовков нет ни одной темы. Проверьте столбцы."))
    if len(reader.themes) > MOST_THEMES:
        raise Refusal(_("В плане больше %d тем. Уберите лишние строки.") % MOST_THEMES)
    return ReadPlan(tuple(reader.themes), tuple(reader.numbers), tuple(reader.problems))


class _Reader:
    def __init__(self, mapping: Columns, works: Mapping[str, int]) -> None:
        self.places = mapping.places
        self.works = works
        self.themes: list[ThemeText] = []
        self.numbers: list[int] = []
        self.problems: list[Problem] = []
        self.section = ""

    def read(self, number: int, row: Sequence[str]) -> None:
        texts = [text for text in row if text]
        if not texts or any(_TOTAL.match(text) for text in texts) or _counts_columns(row):
            return
        if section := self._cell(row, "section"):
            self.section = section[: _LIMITS["section"]]
        topic = self._cell(row, "topic")
        if self._is_section(row, topic, texts):
            self.section = (topic or texts[0])[: _LIMITS["section"]]
            return
        if not topic:
            if len(texts) > (1 if section else 0):
                self._wrong(number, "topic", _("Нет темы урока. Впишите её или удалите строку."))
            return
        self.numbers.append(number)
        self.themes.append(self._theme(number, row, topic))

    def _is_section(self, row: Sequence[str], topic: str, texts: Sequence[str]) -> bool:
        """A heading: it has no number of its own, and no more than hours beside it."""
        if self._cell(row, "section"):
            return False
        hours = self._cell(row, "hours")
        alone = len(texts) == 1 + bool(hours) and (not topic or topic in texts)
        if not alone:
            return False
        named = bool(_SECTION.match(texts[0]) or _SECTION.match(topic))
        unnumbered = "number" in self.places and not self._cell(row, "number")
        return named or not topic or unnumbered or ("hours" in self.places and not hours)

    def _theme(self, number: int, row: Sequence[str], topic: str) -> ThemeText:
        for field in ("topic", "homework", "links"):
            if len(self._cell(row, field)) > _LIMITS[field]:
                self._wrong(number, field, _("Длиннее %d знаков. Сократите.") % _LIMITS[field])
        kind = self._cell(row, "lesson_type")
        known = lesson_type_in(kind) if kind else ""
        if known is None:
            text = _("Тип урока «%s» незнаком: останется пустым.") % kind
            self._wrong(number, "lesson_type", text, Severity.WARNING)
        return ThemeText(
            topic=topic,
            hours=self._hours(number, row),
            section=self.section,
            lesson_type=known or "",
            work_type_id=self._work(number, row, topic),
            homework=self._cell(row, "homework"),
            links=self._links(number, row),
        )

    def _hours(self, number: int, row: Sequence[str]) -> int:
        """As written; where nothing is, the range of numbers «12–13» counts."""
        written = self._cell(row, "hours")
        spread = _RANGE.fullmatch(self._cell(row, "number"))
        if not written and spread and 0 < int(spread[2]) - int(spread[1]) < 99:
            return int(spread[2]) - int(spread[1]) + 1
        hours = hours_in(written)
        if hours is None:
            self._wrong(number, "hours", _("«%s» — не число часов от 1 до 99.") % written[:40])
        return hours or 1

    def _work(self, number: int, row: Sequence[str], topic: str) -> int | None:
        written = self._cell(row, "work_type").casefold()
        if found := self.works.get(written):
            return found
        if written:
            text = _("Такого вида работы в школе нет: «%s». Останется пустым.") % written[:40]
            self._wrong(number, "work_type", text, Severity.WARNING)
        return self.works.get("контрольная работа") if _CONTROL.search(topic) else None

    def _links(self, number: int, row: Sequence[str]) -> str:
        words = self._cell(row, "links").split()
        links = [word for word in words if re.match(r"https?://\w", word)]
        if words and not links:
            text = _("Здесь нет ссылки, которая начинается с https://: останется пустым.")
            self._wrong(number, "links", text, Severity.WARNING)
        return " ".join(links)

    def _cell(self, row: Sequence[str], field: str) -> str:
        place = self.places.get(field)
        return row[place] if place is not None and place < len(row) else ""

    def _wrong(
        self, number: int, field: str, text: str, severity: Severity = Severity.ERROR
    ) -> None:
        letter = column_letters(self.places[field] + 1) if field in self.places else ""
        self.problems.append(Problem("", number, letter, text, severity))


def _counts_columns(row: Sequence[str]) -> bool:
    """The line «1 | 2 | 3 | 4» under the titles."""
    return len(row) > 2 and list(row) == [str(n) for n in range(1, len(row) + 1)]
