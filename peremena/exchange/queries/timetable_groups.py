"""Student sets of a timetable file as classes, parts of classes and streams of a school."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from peremena.classes.models import Group
from peremena.exchange.formats.labels import ClassLabel, class_label
from peremena.exchange.formats.timetable import StudentSet
from peremena.exchange.queries.school import SchoolNow
from peremena.people.rules import names

LONGEST_CLASS, LONGEST_GROUP = 40, 120


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A class, or with a name a part of it."""

    label: ClassLabel
    name: str = ""

    @property
    def title(self) -> str:
        """5А, or «5А, англ. 1»."""
        return f"{_title(self.label)}, {self.name}" if self.name else _title(self.label)


@dataclass(frozen=True, slots=True)
class GroupRef:
    """Who attends together: one part, or several, which make a stream; none: nobody."""

    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """The name of the group, which for a stream is that of all its parts."""
        text = " + ".join(part.title for part in self.parts) or _("Без учеников")
        return text if len(text) <= LONGEST_GROUP else f"{text[: LONGEST_GROUP - 1]}…"


def _title(label: ClassLabel) -> str:
    return str(label) if label.grade else label.letter


class Groups:
    """The classes of a file, and the groups of its activities in their terms."""

    def __init__(self, sets: Mapping[str, StudentSet], school: SchoolNow) -> None:
        self._sets = sets
        self._school = school
        self._labels: dict[str, ClassLabel] = {}
        self._spelt: dict[tuple[ClassLabel, str], Part] = {}
        for students in _classes(sets, school):
            label = _label(students.name, school)
            taken = label in self._labels.values()
            self._labels[students.key] = ClassLabel(0, students.name) if taken else label
        self._of_part: dict[str, list[str]] = {}
        for key in self._labels:
            for part in sets[key].parts:
                self._of_part.setdefault(part, []).append(key)

    def of(self, keys: Iterable[str]) -> GroupRef:
        """The group of all pupils of some sets."""
        found = {part: None for key in keys for part in self._parts(self._sets[key])}
        whole = {part.label for part in found if not part.name}
        return GroupRef(
            tuple(sorted(part for part in found if not part.name or part.label not in whole))
        )

    def _parts(self, students: StudentSet) -> list[Part]:
        """One part in each class that a set touches: the whole class where it takes all of it."""
        touched = dict.fromkeys(
            key for part in sorted(students.parts) for key in self._of_part.get(part, ())
        )
        return [
            Part(self._labels[key])
            if self._sets[key].parts <= students.parts
            else self._part(self._sets[key], students)
            for key in touched
        ]

    def _part(self, school_class: StudentSet, students: StudentSet) -> Part:
        """A part under the name that the school has for it, else without the name of its class."""
        label = self._labels[school_class.key]
        short = students.name.removeprefix(school_class.name).strip(" -–_/.,:") or students.name
        known = self._school.classes.get(label)
        for name in (students.name, short):
            if known and (group := self._school.subgroups.get((known.pk, names.key(name)))):
                return Part(label, group.name)
        return self._spelt.setdefault((label, names.key(short)), Part(label, short))


def _classes(sets: Mapping[str, StudentSet], school: SchoolNow) -> list[StudentSet]:
    """The sets that are classes: years that the school knows, lettered sets below a grade, years."""
    years = [s for s in sets.values() if s.whole]
    known = [year for year in years if _label(year.name, school) in school.classes]
    settled = _all_parts(known)
    lettered = [
        s
        for s in sets.values()
        if not s.whole and not s.parts & settled and _is_class(s, sets, school)
    ]
    settled |= _all_parts(lettered)
    return [*known, *lettered, *(year for year in years if not year.parts & settled)]


def _all_parts(sets: Iterable[StudentSet]) -> frozenset[str]:
    return frozenset().union(*(s.parts for s in sets))


def _is_class(students: StudentSet, sets: Mapping[str, StudentSet], school: SchoolNow) -> bool:
    label = class_label(students.name)
    years = [class_label(sets[key].name) for key in students.classes if key in sets]
    below_a_grade = all(year is None or not year.letter for year in years)
    return label is not None and (
        label in school.classes or (below_a_grade and 1 <= len(label.letter) <= 2)
    )


def _label(name: str, school: SchoolNow) -> ClassLabel:
    """The class of the school that a name means; a name without a grade stands for itself."""
    named = ClassLabel(0, name)
    return named if named in school.classes else class_label(name) or named


def known_group(school: SchoolNow, ref: GroupRef) -> Group | None:
    """The group that the school has already."""
    found = [school.subgroup(part.label, part.name) for part in ref.parts]
    if len(found) == 1:
        return found[0]
    ids = frozenset(group.pk for group in found if group)
    return school.streams.get(ids) if len(ids) == len(ref.parts) else None
