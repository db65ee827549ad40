"""What a school has before an import, in the shape in which files speak of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from peremena.classes.models import ClassTeacher, Enrolment, Group, GroupKind, SchoolClass
from peremena.exchange.formats.labels import ClassLabel
from peremena.exchange.formats.roster.checks import Known
from peremena.exchange.queries.people import name_of
from peremena.kit.portions import in_portions
from peremena.people.models import Employee, Guardian, Guardianship, Pupil
from peremena.people.queries import kept_elsewhere
from peremena.people.rules import names
from peremena.people.rules.names import FullName
from peremena.schools.models import Room, School, Year
from peremena.studies.models import Course, Load, Subject

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Teacher:
    """An employee under the name that files use."""

    name: FullName
    employee: Employee


@dataclass(frozen=True, slots=True)
class Member:
    """A pupil under the name that files use."""

    name: FullName
    pupil: Pupil


class SchoolNow:
    """The people, classes, groups, subjects and courses of a school year, read once."""

    def __init__(self, school: School, year: Year) -> None:
        self.school = school
        self.year = year
        self.employees = list(Employee.objects.filter(school=school))
        self.subjects = _by_key(Subject.objects.filter(school=school), "name", "short_name")
        self.rooms = _by_key(Room.objects.filter(school=school), "name")
        self._read_classes()
        self._read_courses()

    def _read_classes(self) -> None:
        classes = SchoolClass.objects.filter(year=self.year).select_related("room")
        self.classes = {ClassLabel(c.grade, c.letter): c for c in classes}
        self.whole: dict[int, Group] = {}
        self.subgroups: dict[tuple[int, str], Group] = {}
        self.streams: dict[frozenset[int], Group] = {}
        groups = Group.objects.filter(year=self.year).prefetch_related("parts")
        for group in groups.select_related("school_class"):
            if group.kind == GroupKind.WHOLE:
                self.whole[group.school_class_id or 0] = group
            elif group.kind == GroupKind.SUBGROUP:
                self.subgroups[group.school_class_id or 0, names.key(group.name)] = group
            else:
                self.streams[frozenset(part.pk for part in group.parts.all())] = group
        teachers = ClassTeacher.objects.filter(school_class__year=self.year, until=None)
        self.class_teachers = {t.school_class_id: t.employee_id for t in teachers}

    def _read_courses(self) -> None:
        courses = Course.objects.filter(year=self.year)
        self.courses = {(c.group_id, c.subject_id): c for c in courses}
        self.loads: dict[int, list[Load]] = defaultdict(list)
        for load in Load.objects.filter(course__year=self.year, until=None):
            self.loads[load.course_id].append(load)

    def subgroup(self, label: ClassLabel, name: str) -> Group | None:
        """A part of a class, or the whole class when the name is empty."""
        found = self.classes.get(label)
        if found is None:
            return None
        return self.subgroups.get((found.pk, names.key(name))) if name else self.whole[found.pk]

    def course(self, label: ClassLabel, subgroup: str, subject: str) -> Course | None:
        """The course of a class or its part in a subject."""
        group, known = self.subgroup(label, subgroup), self.subjects.get(names.key(subject))
        return self.courses.get((group.pk, known.pk)) if group and known else None

    @property
    def teachers(self) -> list[Teacher]:
        """Everybody who may teach."""
        return [Teacher(name_of(employee), employee) for employee in self.employees]


class PeopleNow:
    """The pupils of a school, where they are enrolled, and their guardians.

    `snils` are the numbers of the file: their bearers count wherever they are.
    """

    def __init__(self, school: School, year: Year, *, snils: set[str]) -> None:
        self.pupils = list(Pupil.objects.filter(school=school))
        others = Pupil.objects.exclude(school=school)
        self.strangers = {pupil.snils for pupil in in_portions(others, "snils", snils)}
        wards = Guardianship.objects.filter(until=None, pupil__school=school)
        self.wards = set(wards.values_list("guardian_id", "pupil_id"))
        of_school = Guardian.objects.filter(pk__in=wards.values("guardian_id"))
        found = (*of_school, *in_portions(Guardian.objects.all(), "snils", snils))
        self.guardians = {guardian.pk: guardian for guardian in found}
        self.shared_guardians = kept_elsewhere(self.guardians, school=school)
        self.groups_of: dict[int, set[int]] = defaultdict(set)
        self.class_of: dict[int, int] = {}
        enrolled = Enrolment.objects.filter(group__year=year, until=None)
        for pupil_id, group_id, kind, class_id in enrolled.values_list(
            "pupil_id", "group_id", "group__kind", "group__school_class_id"
        ):
            self.groups_of[pupil_id].add(group_id)
            if kind == GroupKind.WHOLE:
                self.class_of[pupil_id] = class_id


def known_to_checks(school: SchoolNow, people: PeopleNow) -> Known:
    """What the checks of a roster must know of the school."""
    labels = {c.pk: label for label, c in school.classes.items()}
    pupils: dict[ClassLabel, list[Member]] = defaultdict(list)
    for pupil in people.pupils:
        if class_id := people.class_of.get(pupil.pk):
            pupils[labels[class_id]].append(Member(name_of(pupil), pupil))
    return Known(
        classes=frozenset(school.classes),
        teachers=tuple(school.teachers),
        pupils=pupils,
        subgroups=frozenset((labels[class_id], name) for class_id, name in school.subgroups),
    )


def _by_key(things: Iterable[T], *fields: str) -> dict[str, T]:
    """Things by every name that they have; the first field wins."""
    found = list(things)
    return {
        names.key(name): thing
        for field in reversed(fields)
        for thing in found
        if (name := getattr(thing, field))
    }
