"""One lesson as a list: the same page as a column of the register."""

from __future__ import annotations

from dataclasses import dataclass

from peremena.journal.queries.lessons import LessonRow
from peremena.journal.queries.register import Register


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A pupil at the lesson; `name` is also the name of the input."""

    id: int
    name: str
    note: str
    text: str
    band: str


@dataclass(frozen=True, slots=True)
class LessonPage:
    """A lesson with its neighbours in the term and the pupils who were on the list that day."""

    lesson: LessonRow
    before: LessonRow | None
    after: LessonRow | None
    lines: list[LessonLine]


def lesson_page(register: Register, lesson_id: int) -> LessonPage | None:
    """The column of a register page as a list; None when the lesson lies outside the term."""
    lessons = register.lessons
    place = next((n for n, x in enumerate(lessons) if x.id == lesson_id), None)
    if place is None:
        return None
    return LessonPage(
        lesson=lessons[place],
        before=lessons[place - 1] if place else None,
        after=lessons[place + 1] if place + 1 < len(lessons) else None,
        lines=[
            LessonLine(line.id, line.name, line.note, text, band)
            for line in register.lines
            for look, band, text in [line.cells[place]]
            if "out" not in look.split()
        ],
    )
