"""The curriculum of one class: hours by term, and who learns a subject apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from peremena.classes.models import Group, SchoolClass
from peremena.kit.russian import name_order
from peremena.schools.models import Term
from peremena.studies.models import Subject
from peremena.studies.queries.curriculum import lines_of
from peremena.studies.rules.curriculum import Line
from peremena.studies.rules.hours import shown_hours


@dataclass(frozen=True, slots=True)
class TermCell:
    """The hours of a term as typed; `usual`: those of the year, which hold when it is empty."""

    key: str
    term: str
    text: str
    usual: str
    error: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A subject of the class. `groups`: the titles of those who learn it apart."""

    subject_id: int
    subject: str
    hours: str
    terms: tuple[TermCell, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """The curriculum of a class."""

    school_class: SchoolClass
    terms: tuple[Term, ...]
    rows: tuple[PlanRow, ...]


def term_key(subject_id: int, term: int) -> str:
    """The name of a cell's input."""
    return f"t-{subject_id}-{term}"


def class_plan(
    school_class: SchoolClass,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> ClassPlan:
    """The plan of a class; six statements."""
    lines = {x.subject_id: x for x in lines_of([school_class.pk]).values()}
    names = dict(Subject.objects.filter(pk__in=lines).values_list("pk", "name"))
    groups = Group.objects.select_related("school_class").in_bulk(
        {g for x in lines.values() for g in x.groups}
    )
    terms = tuple(
        Term.objects.filter(year=school_class.year_id, kind=school_class.term_kind).order_by(
            "number"
        )
    )
    return ClassPlan(
        school_class=school_class,
        terms=terms,
        rows=tuple(
            PlanRow(
                subject_id=pk,
                subject=names[pk],
                hours=shown_hours(x.hours),
                terms=tuple(_cell(x, t, typed or {}, errors or {}) for t in terms),
                groups=tuple(groups[g].name for g in x.groups),
            )
            for pk, x in sorted(lines.items(), key=lambda i: name_order(names[i[0]]))
        ),
    )


def _cell(line: Line, term: Term, typed: Mapping[str, str], errors: Mapping[str, str]) -> TermCell:
    key = term_key(line.subject_id, term.number)
    own = dict(line.terms).get(term.number)
    stored = "" if own is None else shown_hours(own) or "0"
    return TermCell(
        key, str(term), typed.get(key, stored), shown_hours(line.hours), errors.get(key, "")
    )
