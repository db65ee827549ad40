"""Carrying out the plan of a roster through the actions of the rooms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from peremena.accounts import actions as accounts
from peremena.accounts.actions import NewAccount
from peremena.classes import actions as classes
from peremena.classes.actions import NewClass
from peremena.classes.models import Group, GroupKind
from peremena.exchange.formats.labels import ClassLabel
from peremena.exchange.queries.account_plan import AccountPlan
from peremena.exchange.queries.people import card_of
from peremena.exchange.queries.roster_plan import CoursePlan, PersonPlan, RosterPlan, TeacherRef
from peremena.exchange.queries.school import Member, SchoolNow, Teacher
from peremena.people import actions as people
from peremena.people.actions import Ward
from peremena.people.models import Employee, Guardian, Person, Pupil
from peremena.people.rules import names
from peremena.schools import actions as schools
from peremena.schools.models import Role, Room, TermKind
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from peremena.studies.models import Course
from peremena.trail import actions as trail

Tell = Callable[[int, int], None]


@transaction.atomic
def apply_roster(
    plan: RosterPlan,
    account_plans: Sequence[AccountPlan],
    *,
    school: SchoolNow,
    since: date,
    tell: Tell,
    by: trail.Actor,
    at: datetime,
) -> None:
    """Carry out a plan that has no errors; `tell` hears how many of how many steps are done."""
    work = _Work(plan, school, since, by, at)
    steps = (
        work.write_staff,
        work.write_classes,
        work.write_pupils,
        work.write_guardians,
        work.write_subgroups,
        work.write_courses,
        lambda: work.write_accounts(account_plans),
    )
    for done, step in enumerate(steps, 1):
        step()
        tell(done, len(steps))
    trail.record("exchange.roster.applied", "school", school.school.pk, by=by, at=at)


class _Work:
    """An import under way: what the rows have become so far."""

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

    def write_staff(self) -> None:
        """Hire who is new, correct who is known."""
        new, known = _parted(self.plan.staff)
        cards = [(card_of(p.row), p.row.position) for p in new]
        hired = people.hire(school=self.school.school, cards=cards, **self.mark)
        self._keep(new, hired)
        self._amend(known)
        for p in self.plan.staff:
            employee = self.person_of[id(p)]
            assert isinstance(employee, Employee)
            self.employee_of[p.row.row] = employee

    def write_classes(self) -> None:
        """Open and change classes with their rooms, and appoint class teachers."""
        titles = [p.row.room for p in self.plan.classes if p.row.room]
        rooms = self._rooms(titles)
        new = [p for p in self.plan.classes if p.known is None]
        opened = classes.open_classes(
            year=self.school.year,
            classes=[
                NewClass(
                    p.row.label.grade,
                    p.row.label.letter,
                    TermKind(p.row.term_kind or TermKind.QUARTER),
                    p.row.shift or 1,
                    rooms.get(p.row.room),
                )
                for p in new
            ],
            **self.mark,
        )
        for p, school_class in zip(new, opened, strict=True):
            self.school.classes[p.row.label] = school_class
        classes.amend_classes(
            [
                (
                    p.known,
                    {f: rooms[p.row.room] if f == "room" else v for f, v in p.changes.items()},
                )
                for p in self.plan.classes
                if p.known and p.changes
            ],
            **self.mark,
        )
        for p in self.plan.classes:
            if p.teacher:
                classes.appoint_class_teacher(
                    school_class=self.school.classes[p.row.label],
                    employee=self._employee(p.teacher),
                    since=self.since,
                    **self.mark,
                )

    def write_pupils(self) -> None:
        """Admit who is new, correct who is known, move and enrol."""
        new, known = _parted(self.plan.pupils)
        cards = [(card_of(p.row), p.row.sex) for p in new]
        self._keep(new, people.admit_pupils(school=self.school.school, cards=cards, **self.mark))
        self._amend(known)
        for p in self.plan.pupils:
            pupil = self.person_of[id(p)]
            assert isinstance(pupil, Pupil)
            self.pupil_of[p.row.row] = pupil
        moving = [(self.pupil_of[p.row.row], p.leaves) for p in self.plan.pupils if p.leaves]
        classes.leave_classes(moving, since=self.since, **self.mark)
        whole = self._whole_groups()
        classes.enrol(
            [
                (self.pupil_of[p.row.row], whole[self.school.classes[p.row.label].pk])
                for p in self.plan.pupils
                if p.enrols
            ],
            since=self.since,
            **self.mark,
        )

    def write_guardians(self) -> None:
        """Register who is new, correct who is known, entrust the children."""
        new, known = _parted(self.plan.guardians)
        self._keep(new, people.register_guardians(cards=[card_of(p.row) for p in new], **self.mark))
        self._amend(known)
        wards = []
        for p in self.plan.guardians:
            guardian = self.person_of[id(p)]
            assert isinstance(guardian, Guardian)
            wards += [
                Ward(guardian, self.pupil_of[child.row], relation)
                for child, relation in p.new_wards
            ]
        people.entrust(wards, since=self.since, **self.mark)

    def write_subgroups(self) -> None:
        """Add the parts of classes that are new and enrol their members."""
        named = {(p.label, names.key(p.subgroup)): p.subgroup for p in self.plan.members}
        new = [
            (self.school.classes[label], title)
            for (label, _key), title in named.items()
            if self.school.subgroup(label, title) is None
        ]
        for group in classes.add_subgroups(groups=new, **self.mark):
            self.school.subgroups[group.school_class_id or 0, names.key(group.name)] = group
        classes.enrol(
            [
                (
                    p.pupil.pupil if isinstance(p.pupil, Member) else self.pupil_of[p.pupil.row],
                    self._group(p.label, p.subgroup),
                )
                for p in self.plan.members
            ],
            since=self.since,
            **self.mark,
        )

    def write_courses(self) -> None:
        """Open courses, set their hours, and let exactly the named teachers teach them."""
        subjects = self._subjects([p.subject for p in self.plan.courses])
        new = [p for p in self.plan.courses if p.known is None]
        opened = studies.open_courses(
            year=self.school.year,
            courses=[
                NewCourse(
                    self._group(p.label, p.subgroup),
                    subjects[p.subject],
                    hours_per_week=p.hours,
                )
                for p in new
            ],
            **self.mark,
        )
        changed = [(p.known, p) for p in self.plan.courses if p.known]
        studies.set_hours(
            [(course, p.hours) for course, p in changed if "hours" in p.changes], **self.mark
        )
        retaught = [(course, p) for course, p in changed if "teachers" in p.changes]
        self._end_loads(retaught)
        taught = [*zip(opened, new, strict=True), *retaught]
        studies.give_load(
            [(course, self._employee(teacher)) for course, p in taught for teacher in p.teachers],
            since=self.since,
            **self.mark,
        )

    def write_accounts(self, plans: Sequence[AccountPlan]) -> None:
        """Open accounts, join them to their people and give the roles that are new."""
        new = [p for p in plans if p.user is None]
        opened = accounts.open_accounts([_new_account(p) for p in new], **self.mark)
        for p, user in zip(new, opened, strict=True):
            p.user = user
        links: dict[Role, list[Any]] = defaultdict(list)
        for p in plans:
            for holder in p.holders:
                for role in p.roles_to_give(holder):
                    links[role].append((self.person_of[id(holder.plan)], p.user))
        for role, pairs in links.items():
            people.link_accounts(
                pairs, school=self.school.school, role=role, since=self.since, **self.mark
            )

    def _keep(self, plans: Sequence[PersonPlan[Any, Any]], made: Sequence[Person]) -> None:
        for p, person in zip(plans, made, strict=True):
            self.person_of[id(p)] = person

    def _amend(self, plans: Sequence[PersonPlan[Any, Any]]) -> None:
        self._keep(plans, [p.known for p in plans if p.known])
        changed = [(p.known, p.changes) for p in plans if p.known and p.changes]
        people.amend(changed, **self.mark)

    def _employee(self, teacher: TeacherRef) -> Employee:
        if isinstance(teacher, Teacher):
            return teacher.employee
        return self.employee_of[teacher.row]

    def _rooms(self, titles: Sequence[str]) -> dict[str, Room]:
        """Rooms by the words of the file; a room that is known in other spelling is that room."""
        known = self.school.rooms
        added = schools.add_rooms(
            school=self.school.school,
            names=[t for t in titles if names.key(t) not in known],
            **self.mark,
        )
        known |= {names.key(title): room for title, room in added.items()}
        return {title: known[names.key(title)] for title in titles}

    def _subjects(self, titles: Sequence[str]) -> dict[str, Any]:
        """Subjects by the words of the file."""
        known = self.school.subjects
        added = studies.add_subjects(
            school=self.school.school,
            names=[t for t in titles if names.key(t) not in known],
            **self.mark,
        )
        known |= {names.key(title): subject for title, subject in added.items()}
        return {title: known[names.key(title)] for title in titles}

    def _whole_groups(self) -> dict[int, Group]:
        found = Group.objects.filter(year=self.school.year, kind=GroupKind.WHOLE)
        self.school.whole = {group.school_class_id or 0: group for group in found}
        return self.school.whole

    def _group(self, label: ClassLabel, subgroup: str) -> Group:
        found = self.school.subgroup(label, subgroup)
        assert found is not None, "the checks let only known subgroups pass"
        return found

    def _end_loads(self, retaught: Sequence[tuple[Course, CoursePlan]]) -> None:
        """Nobody but the named teachers goes on teaching these courses."""
        gone = [
            load
            for course, p in retaught
            for load in self.school.loads[course.pk]
            if load.teacher_id not in {self._employee(teacher).pk for teacher in p.teachers}
        ]
        studies.end_loads(gone, since=self.since, **self.mark)


def _parted(plans: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Plans of new people and of known ones."""
    return [p for p in plans if p.known is None], [p for p in plans if p.known]


def _new_account(plan: AccountPlan) -> NewAccount:
    rows = [holder.plan.row for holder in plan.holders]
    return NewAccount(
        plan.login, str(rows[0].name), email=next((r.email for r in rows if r.email), "")
    )
