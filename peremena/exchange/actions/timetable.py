"""Carrying out the plan of a timetable through the actions of the rooms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.classes import actions as classes
from peremena.classes.actions import NewClass
from peremena.classes.models import Group, GroupKind
from peremena.exchange.actions.roster import Tell
from peremena.exchange.queries.school import SchoolNow
from peremena.exchange.queries.timetable_groups import GroupRef, known_group
from peremena.exchange.queries.timetable_plan import CourseRef, TimetablePlan
from peremena.people import actions as people
from peremena.people.actions import Card
from peremena.people.models import Employee
from peremena.people.rules import names
from peremena.schools import actions as schools
from peremena.schools.models import Room
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from peremena.studies.models import Course, Subject
from peremena.timetable import actions as timetable
from peremena.timetable.actions import NewSlot
from peremena.timetable.models import Timetable
from peremena.trail import actions as trail


@transaction.atomic
def apply_timetable(
    plan: TimetablePlan,
    *,
    school: SchoolNow,
    since: date,
    tell: Tell,
    by: trail.Actor,
    at: datetime,
) -> Timetable:
    """Create what the school lacks and install the timetable; `tell` hears the steps."""
    work = _Work(plan, school, since, by, at)
    steps = (work.write_names, work.write_groups, work.write_courses)
    for done, step in enumerate(steps, 1):
        step()
        tell(done, len(steps) + 1)
    installed = timetable.install_timetable(
        year=school.year,
        since=since,
        slots=work.slots(),
        weeks=plan.file.weeks,
        source=plan.file.program,
        by=by,
        at=at,
    )
    tell(len(steps) + 1, len(steps) + 1)
    return installed


class _Work:
    """An import under way: what the keys of the file have become so far."""

    def __init__(
        self, plan: TimetablePlan, school: SchoolNow, since: date, by: trail.Actor, at: datetime
    ) -> None:
        self.plan = plan
        self.school = school
        self.since = since
        self.mark: dict[str, Any] = {"by": by, "at": at}
        self.subjects: dict[str, Subject] = dict(plan.subjects.known)
        self.teachers: dict[str, Employee] = dict(plan.teachers.known)
        self.rooms: dict[str, Room] = dict(plan.rooms.known)
        self.courses: dict[CourseRef, Course] = dict(plan.known_courses)

    def write_names(self) -> None:
        """Add subjects, rooms and bells, hire teachers."""
        here = self.school.school
        titles = self.plan.subjects.new
        added = studies.add_subjects(school=here, names=list(titles.values()), **self.mark)
        self.subjects |= {key: added[title] for key, title in titles.items()}
        titles = self.plan.rooms.new
        rooms = schools.add_rooms(school=here, names=list(titles.values()), **self.mark)
        self.rooms |= {key: rooms[title] for key, title in titles.items()}
        titles = self.plan.teachers.new
        cards = [(_card(title), _("учитель")) for title in titles.values()]
        hired = people.hire(school=here, cards=cards, **self.mark)
        self.teachers |= dict(zip(titles, hired, strict=True))
        if self.plan.bells:
            schools.set_bells(school=here, name=_("Звонки"), times=self.plan.bells, **self.mark)

    def write_groups(self) -> None:
        """Open classes, add their parts and the streams."""
        new = [NewClass(label.grade, label.letter) for label in self.plan.new_classes]
        opened = classes.open_classes(year=self.school.year, classes=new, **self.mark)
        self.school.classes |= dict(zip(self.plan.new_classes, opened, strict=True))
        whole = Group.objects.filter(year=self.school.year, kind=GroupKind.WHOLE)
        self.school.whole = {group.school_class_id or 0: group for group in whole}
        parts = [(self.school.classes[p.label], p.name) for p in self.plan.new_parts]
        for group in classes.add_subgroups(groups=parts, **self.mark):
            self.school.subgroups[group.school_class_id or 0, names.key(group.name)] = group
        for ref in self.plan.new_streams:
            found = [self.school.subgroup(part.label, part.name) for part in ref.parts]
            of = [group for group in found if group]
            stream = classes.add_stream(
                year=self.school.year, name=ref.title, parts=of, **self.mark
            )
            self.school.streams[frozenset(group.pk for group in of)] = stream

    def write_courses(self) -> None:
        """Open courses and give their load."""
        new = self.plan.new_courses
        opened = studies.open_courses(
            year=self.school.year,
            courses=[
                NewCourse(self._group(ref.group), self.subjects[ref.subject], hours_per_week=hours)
                for ref, hours in new.items()
            ],
            **self.mark,
        )
        self.courses |= dict(zip(new, opened, strict=True))
        pairs = [(self.courses[ref], self.teachers[key]) for ref, key in self.plan.new_loads]
        studies.give_load(pairs, since=self.since, **self.mark)

    def slots(self) -> Sequence[NewSlot]:
        """The hours of the plan as places of courses."""
        return [
            NewSlot(
                course=self.courses[slot.course],
                weekday=slot.weekday,
                number=slot.number,
                week=slot.week,
                teacher=next((self.teachers[key] for key in slot.teachers), None),
                assistants=tuple(self.teachers[key] for key in slot.teachers[1:]),
                room=next((self.rooms[key] for key in slot.rooms), None),
            )
            for slot in self.plan.slots
        ]

    def _group(self, ref: GroupRef) -> Group:
        group = known_group(self.school, ref)
        assert group is not None, "all groups of the plan have been opened"
        return group


def _card(title: str) -> Card:
    name = names.split(title)
    return Card(name.last, name.first, name.middle) if name else Card(title, "")
