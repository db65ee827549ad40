"""What a timetable file would change in a school: the same plan is shown and then carried out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal

from peremena.exchange.formats.labels import ClassLabel
from peremena.exchange.formats.problems import Problem
from peremena.exchange.formats.timetable import TimetableFile
from peremena.exchange.queries.timetable_groups import (
    GroupRef,
    Part,
)
from peremena.exchange.queries.timetable_names import Things
from peremena.people.models import Employee
from peremena.schools.models import Room
from peremena.studies.models import Course, Subject


@dataclass(frozen=True, slots=True)
class CourseRef:
    """A group learns a subject (its key in the file)."""

    group: GroupRef
    subject: str


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """One hour of the timetable in terms of the file; week 0 = every week."""

    course: CourseRef
    week: int
    weekday: int
    number: int
    teachers: tuple[str, ...]
    rooms: tuple[str, ...]


@dataclass
class TimetablePlan:
    """Everything that an import of a timetable does."""

    file: TimetableFile
    subjects: Things[Subject]
    teachers: Things[Employee]
    rooms: Things[Room]
    slots: list[SlotPlan]
    new_classes: list[ClassLabel]
    new_parts: list[Part]
    new_streams: list[GroupRef]
    known_courses: dict[CourseRef, Course]
    new_courses: dict[CourseRef, Decimal]
    new_loads: list[tuple[CourseRef, str]]
    bells: list[tuple[time, time]]
    is_installed: bool
    problems: list[Problem] = field(default_factory=list)

    @property
    def lacks_something(self) -> bool:
        """True when the school must get more than the timetable itself."""
        return bool(
            self.subjects.new
            or self.teachers.new
            or self.rooms.new
            or self.new_classes
            or self.new_parts
            or self.new_streams
            or self.new_courses
            or self.new_loads
        )
