"""The timetable as papers: the wall sheet of the school, a page for each class or teacher."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from peremena.kit.papers import Column, Paper
from peremena.kit.russian import WEEKDAYS, full_date
from peremena.timetable.models import Timetable, TimetableState
from peremena.timetable.queries.board import Board, Side, board_of
from peremena.timetable.queries.draft_week import draft_week

ON_A_SHEET = 7  # columns of classes that stay readable on A4


def version_on(school_id: int, *, day: date) -> Timetable | None:
    """The version that holds on a day; before the first one the first."""
    published = Timetable.objects.filter(school=school_id, state=TimetableState.PUBLISHED)
    held = published.filter(since__lte=day).order_by("-since").first()
    return held or published.order_by("since").first()


def wall_sheets(version: Timetable, *, school: str, whole: bool) -> list[Paper]:
    """Classes side by side, days and lessons down: one wide table (`whole`), or A4 sheets."""
    board = board_of(draft_week(version), side=Side.CLASSES)
    width = len(board.columns) if whole else ON_A_SHEET
    return [
        _sheet(board, version, school, slice(start, start + width))
        for start in range(0, max(len(board.columns), 1), max(width, 1))
    ]


def _sheet(board: Board, version: Timetable, school: str, some: slice) -> Paper:
    columns = board.columns[some]
    names = f"{columns[0].title}–{columns[-1].title}" if columns else ""
    rows = [
        [row.day.capitalize(), row.number, *(_told(cell.cards) for cell in row.cells[some])]
        for row in board.rows
    ]
    return Paper(
        title=_("Расписание %s") % names,
        columns=[Column(_("День"), 10), Column("№", 4, number=True)]
        + [Column(c.title, 16) for c in columns],
        rows=_without_empty_ends(rows),
        lines=_lines(version, school),
        landscape=True,
    )


def owner_sheets(version: Timetable, *, side: Side, school: str) -> list[Paper]:
    """A page for each class, teacher or room: the days of its week side by side."""
    week = draft_week(version)
    board = board_of(week, side=side)
    weekdays = sorted({row.weekday for row in board.rows})
    found = []
    for nth, column in enumerate(board.columns):
        cells = {(r.weekday, r.number): _told(r.cells[nth].cards) for r in board.rows}
        if not any(cells.values()):
            continue
        rows = [
            [n, week.times(n), *(cells[weekday, n] for weekday in weekdays)] for n in week.numbers
        ]
        found.append(
            Paper(
                title=column.title,
                columns=[Column("№", 4, number=True), Column(_("Время"), 8)]
                + [Column(WEEKDAYS[weekday - 1].capitalize(), 20) for weekday in weekdays],
                rows=list(_until_last(rows)),
                lines=_lines(version, school),
                landscape=True,
            )
        )
    return found


def _told(cards: tuple) -> str:
    return "\n".join(
        ", ".join(filter(None, (card.title, card.detail.replace(" · ", ", "))))
        + (_(" (%s-я неделя)") % card.week if card.week else "")
        for card in cards
    )


def _lines(version: Timetable, school: str) -> list[str]:
    return [school, _("Действует с %s") % full_date(version.since)]


def _without_empty_ends(rows: list[list]) -> list[list]:
    """Without the late hours of a day that nobody has."""
    found: list[list] = []
    day: list[list] = []
    for row in [*rows, ["end"]]:
        if row[0] and day:
            found += _until_last(day)
            day = []
        day.append(row)
    return found


def _until_last(rows: list[list]) -> Iterator[list]:
    last = max((n for n, row in enumerate(rows) if any(row[2:])), default=0)
    yield from rows[: last + 1]
