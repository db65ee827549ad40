"""A roster on its way into the school: what its rows have become so far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from peremena.classes.models import Group, GroupKind
from peremena.exchange.formats.labels import ClassLabel
from peremena.exchange.queries.roster_plan import PersonPlan, RosterPlan, TeacherRef
from peremena.exchange.queries.school import SchoolNow, Teacher
from peremena.people import actions as people
from peremena.people.models import Employee, Person, Pupil
from peremena.people.rules import names
from peremena.schools import actions as schools
from peremena.schools.models import Room
from peremena.studies import actions as studies
from peremena.studies.models import Subject
from peremena.trail import actions as trail


class Work:
    """The plan, the school, and the people and groups that have been made."""

    def __init__(
        self, plan: RosterPlan, school: SchoolNow, since: date, by: trail.Actor, at: datetime
    ) -> None:
        self.plan = plan
        self.school = school
        self.since = since
        self.mark: dict[str, Any] = {"by": by, "at": at}
        self.person_of: dict[int, Person] = {}  # by id of the plan
        self.employee_of: dict[int, Employee] = {}  # by number of the row
        self.pupil_of: dict[int, Pupil] = {}
        self.groups: dict[tuple[int, str], Group] = {}

    def keep(self, plans: Sequence[PersonPlan[Any, Any]], made: Sequence[Person]) -> None:
        """Remember who the people of some plans are."""
        for p, person in zip(plans, made, strict=True):
            self.person_of[id(p)] = person

    def amend(self, plans: Sequence[PersonPlan[Any, Any]]) -> None:
        """Correct the cards of known people."""
        self.keep(plans, [p.known for p in plans if p.known])
        changed = [(p.known, p.changes) for p in plans if p.known and p.changes]
        people.amend(changed, **self.mark)

    def employee(self, teacher: TeacherRef) -> Employee:
        """The employee whom a plan means."""
        if isinstance(teacher, Teacher):
            return teacher.employee
        return self.employee_of[teacher.row]

    def rooms(self, titles: Sequence[str]) -> dict[str, Room]:
        """Rooms by the words of the file; a room that is known in other spelling is that room."""
        known = self.school.rooms
        added = schools.add_rooms(
            school=self.school.school,
            names=[t for t in titles if names.key(t) not in known],
            **self.mark,
        )
        known |= {names.key(title): room for title, room in added.items()}
        return {title: known[names.key(title)] for title in titles}

    def subjects(self, titles: Sequence[str]) -> dict[str, Subject]:
        """Subjects by the words of the file."""
        known = self.school.subjects
        added = studies.add_subjects(
            school=self.school.school,
            names=[t for t in titles if names.key(t) not in known],
            **self.mark,
        )
        known |= {names.key(title): subject for title, subject in added.items()}
        return {title: known[names.key(title)] for title in titles}

    def whole_groups(self) -> dict[int, Group]:
        """The groups of all pupils, by class; those of new classes among them."""
        found = Group.objects.filter(year=self.school.year, kind=GroupKind.WHOLE)
        self.school.whole = {group.school_class_id or 0: group for group in found}
        return self.school.whole

    def group(self, label: ClassLabel, subgroup: str) -> Group:
        """A class or a part of it."""
        found = self.school.subgroup(label, subgroup)
        assert found is not None, "the checks let only known subgroups pass"
        return found
