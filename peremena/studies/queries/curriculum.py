"""The curriculum of classes as a grid: subjects down, classes across."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from peremena.classes.models import SchoolClass
from peremena.studies.models import CurriculumLine, LearnsApart, Subject, TermHours
from peremena.studies.rules.curriculum import Line, heaviest_week
from peremena.studies.rules.hours import shown_hours
from peremena.studies.rules.weekly_limits import counts, lessons_a_week

Lines = dict[tuple[int, int], Line]


def lines_of(class_ids: Collection[int]) -> Lines:
    """The lines of classes by class and subject; three statements."""
    terms: dict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    groups: dict[int, list[int]] = defaultdict(list)
    own_terms = TermHours.objects.filter(line__school_class__in=class_ids)
    for line_id, term, hours in own_terms.values_list("line_id", "term", "hours"):
        terms[line_id].append((term, hours))
    apart = LearnsApart.objects.filter(line__school_class__in=class_ids)
    for line_id, group_id in apart.values_list("line_id", "group_id"):
        groups[line_id].append(group_id)
    return {
        (r.school_class_id, r.subject_id): Line(
            r.school_class_id,
            r.subject_id,
            r.hours,
            tuple(sorted(terms[r.pk])),
            tuple(sorted(groups[r.pk])),
        )
        for r in CurriculumLine.objects.filter(school_class__in=class_ids)
    }


@dataclass(frozen=True, slots=True)
class GridClass:
    """A column. `limit`: the hours that a week may have; `sum`: those that it has at its fullest."""

    id: int
    name: str
    week_days: int
    may_have_six: bool
    limit: int | None
    sum: str
    is_over: bool
    is_empty: bool
    error: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A class's hours of a subject as typed. `note`: how it is divided or varies by term."""

    key: str
    class_id: int
    class_name: str
    text: str
    note: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A subject; `counts`: its hours belong to the week's load."""

    subject_id: int
    subject: str
    counts: bool
    cells: tuple[GridCell, ...]

    @property
    def is_taught(self) -> bool:
        """Does some class learn it?"""
        return any(c.text for c in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """The curriculum of a parallel: what is taught above, the other subjects of the school below.

    `error`: what is wrong with the whole.
    """

    classes: tuple[GridClass, ...]
    rows: tuple[GridRow, ...]
    others: tuple[GridRow, ...]
    error: str = ""

    @property
    def errors(self) -> list[str]:
        """What is wrong, each sentence once."""
        cells = (c.error for r in (*self.rows, *self.others) for c in r.cells)
        return list(
            dict.fromkeys(e for e in (self.error, *(c.error for c in self.classes), *cells) if e)
        )


def grades_of(classes: QuerySet[SchoolClass]) -> list[int]:
    """The grades that have classes, lowest first."""
    return list(classes.order_by("grade").values_list("grade", flat=True).distinct())


def cell_key(class_id: int, subject_id: int) -> str:
    """The name of a cell's input."""
    return f"h-{class_id}-{subject_id}"


def grid(
    classes: Sequence[SchoolClass],
    subjects: Sequence[Subject],
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Grid:
    """The grid of classes; `typed` stands instead of what is stored when a form comes back.

    `errors`: sentences by the name of a cell, by the id of a class, or by nothing.
    """
    wrong = errors or {}
    lines = lines_of([c.pk for c in classes])
    rows = [
        GridRow(
            s.pk,
            s.name,
            counts(s.name),
            tuple(_cell(c, s, lines, typed or {}, wrong) for c in classes),
        )
        for s in subjects
    ]
    counted = {s.pk for s in subjects if counts(s.name)}
    return Grid(
        classes=tuple(_column(c, lines, counted, wrong.get(str(c.pk), "")) for c in classes),
        rows=tuple(r for r in rows if r.is_taught),
        others=tuple(r for r in rows if not r.is_taught),
        error=wrong.get("", ""),
    )


def _cell(
    school_class: SchoolClass,
    subject: Subject,
    lines: Lines,
    typed: Mapping[str, str],
    errors: Mapping[str, str],
) -> GridCell:
    line = lines.get((school_class.pk, subject.pk))
    key = cell_key(school_class.pk, subject.pk)
    return GridCell(
        key=key,
        class_id=school_class.pk,
        class_name=school_class.name,
        text=typed.get(key, shown_hours(line.hours) if line else ""),
        note=_note(line),
        error=errors.get(key, ""),
    )


def _note(line: Line | None) -> str:
    if line is None:
        return ""
    parts = f"×{len(line.groups)}" if line.groups else ""
    return " ".join(filter(None, (parts, "≈" if line.terms else "")))


def _column(school_class: SchoolClass, lines: Lines, counted: set[int], error: str) -> GridClass:
    own = [x for x in lines.values() if x.class_id == school_class.pk]
    hours = heaviest_week(x for x in own if x.subject_id in counted)
    limit = lessons_a_week(school_class.grade, days=school_class.week_days)
    return GridClass(
        id=school_class.pk,
        name=school_class.name,
        week_days=school_class.week_days,
        may_have_six=school_class.grade > 1,
        limit=limit,
        sum=shown_hours(hours) or "0",
        is_over=limit is not None and hours > limit,
        is_empty=not own,
        error=error,
    )
