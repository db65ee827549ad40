"""Rows under the name of their class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from django.utils.translation import gettext as _

from peremena.journal.queries.courses import CourseRow
from peremena.schools.access import Who


class OfClass(Protocol):
    """A row that names its class (empty: a stream of several classes)."""

    @property
    def school_class(self) -> str: ...


Row = TypeVar("Row", bound=OfClass)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the list of registers under its heading, which may be empty."""

    title: str
    groups: list[tuple[str, list[CourseRow]]]


def sections_for(who: Who, rows: list[CourseRow], *, led: dict[int, str]) -> list[Section]:
    """A class teacher sees the own subjects apart from the other pages of the led classes (names
    by id); everybody else one list without a heading.
    """
    of_class = [r for r in rows if r.class_id in led and who.user_id not in r.teacher_ids]
    if not of_class:
        return [Section("", by_class(rows))] if rows else []
    mine = [r for r in rows if r not in of_class]
    found = [Section(_("Мои предметы"), by_class(mine))] if mine else []
    for class_id, name in led.items():
        theirs = [r for r in of_class if r.class_id == class_id]
        if theirs:
            found.append(Section(_("Мой класс: %s") % name, [("", theirs)]))
    return found


def by_class(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Rows that come in the order of classes, under each class's name."""
    return [(name, list(some)) for name, some in groupby(rows, key=lambda row: row.school_class)]
