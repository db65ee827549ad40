"""What a roster would change in a school: the same plan is shown before and carried out after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

from peremena.classes.models import SchoolClass
from peremena.exchange.formats.labels import ClassLabel
from peremena.exchange.formats.problems import Problem
from peremena.exchange.formats.roster.rows import (
    ClassRow,
    GuardianEntry,
    PersonRow,
    PupilRow,
    StaffRow,
)
from peremena.exchange.queries.school import Member, Teacher
from peremena.people.models import Employee, Guardian, Person, Pupil
from peremena.studies.models import Course

R = TypeVar("R", bound=PersonRow)
P = TypeVar("P", bound=Person)
TeacherRef = StaffRow | Teacher
MemberRef = PupilRow | Member


@dataclass(frozen=True)
class PersonPlan(Generic[R, P]):
    """A row, the person whom it means (None: a new one) and what changes on the card."""

    row: R
    known: P | None
    changes: Mapping[str, object]


StaffPlan = PersonPlan[StaffRow, Employee]


@dataclass(frozen=True)
class PupilPlan(PersonPlan[PupilRow, Pupil]):
    """A pupil; `enrols` when the pupil is not yet in the class, `leaves` the class before."""

    enrols: bool
    leaves: SchoolClass | None


@dataclass(frozen=True)
class GuardianPlan(PersonPlan[GuardianEntry, Guardian]):
    """A guardian; `new_wards` are the children, with the relation, not yet entrusted."""

    new_wards: tuple[tuple[PupilRow, str], ...]


@dataclass(frozen=True)
class ClassPlan:
    """A class to be opened or changed; `teacher` will lead it (None: nothing changes)."""

    row: ClassRow
    known: SchoolClass | None
    changes: Mapping[str, object]
    teacher: TeacherRef | None


@dataclass(frozen=True)
class MemberPlan:
    """A pupil joins a part of a class."""

    label: ClassLabel
    subgroup: str
    pupil: MemberRef


@dataclass(frozen=True)
class CoursePlan:
    """A course to be opened or changed; teachers who are not named lose its load."""

    label: ClassLabel
    subgroup: str
    subject: str
    hours: Decimal
    teachers: tuple[TeacherRef, ...]
    known: Course | None
    changes: tuple[str, ...]


@dataclass
class RosterPlan:
    """Everything that an import of a roster does."""

    staff: list[StaffPlan] = field(default_factory=list)
    known_staff: dict[int, Employee | None] = field(default_factory=dict)
    classes: list[ClassPlan] = field(default_factory=list)
    pupils: list[PupilPlan] = field(default_factory=list)
    guardians: list[GuardianPlan] = field(default_factory=list)
    members: list[MemberPlan] = field(default_factory=list)
    settled_members: int = 0
    courses: list[CoursePlan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
