"""How the courses (register pages) differ from the curriculum."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from peremena.classes.models import Group, GroupKind, SchoolClass
from peremena.kit.russian import name_order
from peremena.kit.usage import used
from peremena.schools.models import Year
from peremena.studies.models import Course, Load, Subject
from peremena.studies.queries.curriculum import lines_of
from peremena.studies.rules.hours import shown_hours


@dataclass(frozen=True, slots=True)
class Opening:
    """A page to be opened, or one that was closed to be opened again."""

    group: Group
    subject: Subject
    hours: Decimal
    closed: Course | None

    @property
    def text(self) -> str:
        """7Б, англ. 1 · Английский язык, 3 ч."""
        return f"{self.group.title} · {self.subject.name}, {shown_hours(self.hours)} ч"


@dataclass(frozen=True, slots=True)
class NewHours:
    """A page whose hours differ."""

    course: Course
    hours: Decimal

    @property
    def text(self) -> str:
        """7Б · Математика, 5 → 4 ч."""
        before = shown_hours(self.course.hours_per_week) or "0"
        title = f"{self.course.group.title} · {self.course.subject.name}"
        return f"{title}, {before} → {shown_hours(self.hours)} ч"


@dataclass(frozen=True, slots=True)
class Closing:
    """A page that the curriculum does not name. `is_used`: it has lessons, so it is kept."""

    course: Course
    is_used: bool

    @property
    def text(self) -> str:
        """7Б · Химия."""
        return f"{self.course.group.title} · {self.course.subject.name}"


@dataclass(frozen=True, slots=True)
class Following:
    """What would make the courses follow the curriculum."""

    openings: tuple[Opening, ...]
    hours: tuple[NewHours, ...]
    closings: tuple[Closing, ...]

    @property
    def mark(self) -> str:
        """A word that changes with what would be done."""
        texts = [[x.text for x in self.openings], [x.text for x in self.hours]]
        text = repr([*texts, [x.text for x in self.closings]])
        return sha256(text.encode()).hexdigest()[:16]

    @property
    def is_empty(self) -> bool:
        """Do the courses follow the curriculum already?"""
        return not (self.openings or self.hours or self.closings)


def following(year: Year) -> Following:
    """The difference for all classes of the year that have a curriculum."""
    classes = SchoolClass.objects.filter(year=year, curriculum__isnull=False).distinct()
    class_ids = set(classes.values_list("pk", flat=True))
    wanted = _wanted(class_ids)
    groups = Group.objects.select_related("school_class").in_bulk({g for g, _s in wanted})
    subjects = Subject.objects.in_bulk({s for _g, s in wanted})
    known = {
        (c.group_id, c.subject_id): c
        for c in Course.objects.filter(year=year).select_related("subject", "group__school_class")
    }
    lost = [
        c
        for key, c in known.items()
        if c.closed_on is None and key not in wanted and c.group.school_class_id in class_ids
    ]
    in_use = used(Course, [c.pk for c in lost], besides=[Load])
    return Following(
        openings=tuple(
            Opening(groups[key[0]], subjects[key[1]], hours, known.get(key))
            for key, hours in sorted(
                wanted.items(),
                key=lambda x: _place(groups[x[0][0]], subjects[x[0][1]]),
            )
            if key not in known or known[key].closed_on
        ),
        hours=tuple(
            NewHours(c, wanted[key])
            for key, c in known.items()
            if key in wanted and c.closed_on is None and c.hours_per_week != wanted[key]
        ),
        closings=tuple(Closing(c, c.pk in in_use) for c in lost),
    )


def _place(group: Group, subject: Subject) -> tuple[int, str, str, str]:
    own = group.school_class
    grade, letter = (own.grade, own.letter) if own else (99, "")
    return grade, letter, name_order(subject.name), group.name


def _wanted(class_ids: set[int]) -> dict[tuple[int, int], Decimal]:
    """Hours by group and subject; a stream has those of the class that has most."""
    whole = dict(
        Group.objects.filter(school_class__in=class_ids, kind=GroupKind.WHOLE).values_list(
            "school_class_id", "pk"
        )
    )
    wanted: dict[tuple[int, int], Decimal] = {}
    for line in lines_of(class_ids).values():
        for group_id in line.groups or (whole[line.class_id],):
            key = (group_id, line.subject_id)
            wanted[key] = max(wanted.get(key, Decimal(0)), line.hours or Decimal(0))
    return wanted
