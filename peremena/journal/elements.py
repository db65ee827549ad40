"""The HTML of a register page that repeats with every lesson and every pupil.

Templates take ten times as long over so many small values, and this page is opened most of all.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from html import escape

from markupsafe import Markup

from peremena.journal.queries.lessons import LessonRow
from peremena.journal.queries.register import Line, Register
from peremena.kit.elements import cells
from peremena.kit.russian import day_with_weekday

_dated = lru_cache(maxsize=1024)(day_with_weekday)


def day_heads(register: Register, today: date, lessons: str) -> Markup:
    """The heading of each lesson's column; `lessons`: the address that its number is added to."""
    parts = [
        _day_head(x, f"{look} today".lstrip() if x.day == today else look, lessons)
        for x, look in zip(register.lessons, register.looks, strict=True)
    ]
    return Markup("".join(parts))  # noqa: S704 - numbers and words of our own


def _day_head(x: LessonRow, look: str, lessons: str) -> str:
    reader = "" if x.writable else " data-reader"
    of_class = f' class="{look}"' if look else ""
    return (
        f'<th data-lesson="{x.id}"{reader}{of_class} scope="col">'
        f'<a href="{lessons}{x.id}/">{x.day.day}<small>{x.weekday}</small></a></th>'
    )


def pupil_rows(lines: list[Line]) -> Markup:
    """The row of each pupil: name, cells, average, the place of the term mark."""
    return Markup("\n".join([_pupil_row(line) for line in lines]))  # noqa: S704 - parts are escaped


def _pupil_row(x: Line) -> str:
    left = ' class="left"' if x.left else ""
    note = f"<small>{escape(x.note)}</small>" if x.note else ""
    return (
        f'<tr data-pupil="{x.id}"{left}><th class="who" scope="row">{escape(x.name)}{note}</th>'
        f'{cells(x.cells)}<td class="rest"></td><td class="mean">{x.mean}</td>'
        '<td class="final"></td></tr>'
    )


def taught_rows(rows: list[LessonRow], lessons: str) -> Markup:
    """What was taught and set at each lesson, with what the lesson panel needs to know of it."""
    return Markup("\n".join([_taught_row(x, lessons) for x in rows]))  # noqa: S704 - parts are escaped


def _taught_row(x: LessonRow, lessons: str) -> str:
    lesson_type = f' data-type="{x.lesson_type}"' if x.lesson_type else ""
    work = f' data-work="{x.work_type_id or ""}" data-weight="{x.weight}"' if x.column_id else ""
    title = f' data-title="{escape(x.title)}"' if x.title else ""
    reader = "" if x.writable else " data-reader"
    about = f"{x.about} · {x.change}" if x.change else x.about
    off = ' class="off"' if x.cancelled else ""
    return (
        f'<tr data-lesson="{x.id}" data-date="{_dated(x.day)}" data-about="{escape(about)}"'
        f"{lesson_type}{work}{title}{reader}{off}>"
        f'<th scope="row"><a href="{lessons}{x.id}/">{x.day:%d.%m}</a></th>'
        f"<td>{escape(x.topic)}</td><td>{escape(x.homework)}</td></tr>"
    )
