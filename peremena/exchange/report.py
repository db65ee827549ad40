"""What a check has found, in the form in which it is kept and shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from peremena.exchange.formats.problems import Problem, Severity

SHOWN_PROBLEMS = 300
SAMPLES = 4


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of thing: how many will appear, change and stay, with samples of the first two."""

    title: str
    new: int = 0
    changed: int = 0
    same: int = 0
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Sections, remarks in words, problems (the first of them) and how many there are in all."""

    sections: tuple[Section, ...] = ()
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    errors: int = 0
    warnings: int = 0

    @property
    def changes(self) -> int:
        """How many things will appear or change."""
        return sum(section.new + section.changed for section in self.sections)

    @property
    def hidden_problems(self) -> int:
        """How many problems are not listed."""
        return self.errors + self.warnings - len(self.problems)

    def counts_only(self) -> Report:
        """The report without names of people, to be kept when the import is over."""
        sections = (Section(s.title, s.new, s.changed, s.same) for s in self.sections)
        return Report(tuple(sections), (), (), self.errors, self.warnings)


def report(
    sections: Iterable[Section], problems: Iterable[Problem], remarks: Iterable[str] = ()
) -> Report:
    """A report with the errors first, then sheet by sheet from the top."""
    found = list(problems)
    sheets = list(dict.fromkeys(problem.sheet for problem in found))
    ordered = sorted(
        found,
        key=lambda p: (
            p.severity != Severity.ERROR, sheets.index(p.sheet), p.row, len(p.column), p.column,
        ),
    )  # fmt: skip
    errors = sum(p.severity == Severity.ERROR for p in ordered)
    return Report(
        sections=tuple(sections),
        remarks=tuple(remarks),
        problems=tuple(ordered[:SHOWN_PROBLEMS]),
        errors=errors,
        warnings=len(ordered) - errors,
    )


def to_json(value: Report) -> str:
    """The report as it is stored."""
    return msgspec.json.encode(value).decode()


def from_json(text: str) -> Report:
    """A stored report."""
    return msgspec.json.decode(text or "{}", type=Report)
