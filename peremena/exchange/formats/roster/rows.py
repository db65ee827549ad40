"""Rows of the five sheets as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from peremena.exchange.formats.labels import ClassLabel
from peremena.people.rules.names import FullName


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as a row describes one."""

    row: int
    name: FullName
    birth_date: date | None = None
    snils: str | None = None
    phone: str = ""
    email: str = ""
    login: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow(PersonRow):
    """An employee; `roles` are names of roles, `position` is what the cell says."""

    position: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardianEntry(PersonRow):
    """A guardian in the row of a pupil: the first or the second (`number`)."""

    number: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilRow(PersonRow):
    """A pupil with the guardians."""

    label: ClassLabel
    sex: str
    guardians: tuple[GuardianEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class; the teacher is written in any form of the name, what is empty was not said."""

    row: int
    label: ClassLabel
    teacher: str = ""
    term_kind: str = ""
    shift: int = 0
    room: str = ""


@dataclass(frozen=True, slots=True)
class SubgroupRow:
    """A pupil belongs to a part of a class."""

    row: int
    label: ClassLabel
    subgroup: str
    pupil: FullName


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A teacher teaches a subject to a class or, where `subgroup` is not empty, to a part of it."""

    row: int
    label: ClassLabel
    subgroup: str
    subject: str
    teacher: str
    hours: Decimal
