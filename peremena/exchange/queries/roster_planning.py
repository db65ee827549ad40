"""Comparing a roster with the school."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from django.utils.translation import gettext as _

from peremena.exchange.formats.labels import ClassLabel
from peremena.exchange.formats.problems import Problem, Severity
from peremena.exchange.formats.roster import Roster, sheets
from peremena.exchange.formats.roster.checks import check, members, teachers
from peremena.exchange.formats.roster.columns import Sheet
from peremena.exchange.formats.roster.rows import (
    GuardianEntry,
    LoadRow,
    PupilRow,
)
from peremena.exchange.queries.people import People, card_changes
from peremena.exchange.queries.roster_plan import (
    ClassPlan,
    CoursePlan,
    GuardianPlan,
    MemberPlan,
    MemberRef,
    P,
    PersonPlan,
    PupilPlan,
    R,
    RosterPlan,
    TeacherRef,
)
from peremena.exchange.queries.school import Member, PeopleNow, SchoolNow, Teacher, known_to_checks
from peremena.kit.refusal import Refusal
from peremena.people.models import Employee, Guardian
from peremena.people.rules import names
from peremena.people.rules.finding import Directory, Named


def plan_roster(roster: Roster, *, school: SchoolNow, people: PeopleNow) -> RosterPlan:
    """Compare a roster with the school; problems of the file and of the comparison are in the plan."""
    known = known_to_checks(school, people)
    plan = RosterPlan(problems=[*roster.problems, *check(roster, known)])
    directory = teachers(roster, known)
    _plan_staff(plan, roster, school)
    _plan_classes(plan, roster, school, directory)
    _plan_pupils(plan, roster, school, people)
    _plan_guardians(plan, roster, people)
    _plan_members(plan, roster, school, people, members(roster, known))
    _plan_courses(plan, roster, school, directory)
    return plan


def _matched(
    plan: RosterPlan, roster: Roster, sheet: Sheet, rows: Iterable[R], people: People[P]
) -> Iterator[tuple[R, P | None]]:
    """Each row with the person whom it means; rows without a clear answer become problems."""
    taken: dict[int, int] = {}
    for row in rows:
        try:
            person = people.find(row)
        except Refusal as refusal:
            plan.problems.append(roster.problem(sheet, row.row, "last", str(refusal)))
            continue
        if person and (earlier := taken.setdefault(person.pk, row.row)) != row.row:
            text = _("Это тот же человек, что в строке %s. Оставьте одну строку.") % earlier
            plan.problems.append(roster.problem(sheet, row.row, "last", text))
            continue
        yield row, person


def _plan_staff(plan: RosterPlan, roster: Roster, school: SchoolNow) -> None:
    for row, known in _matched(plan, roster, sheets.STAFF, roster.staff, People(school.employees)):
        changes = card_changes(known, row) if known else {}
        if known and known.position != row.position:
            changes["position"] = row.position
        plan.staff.append(PersonPlan(row, known, changes))
        plan.known_staff[row.row] = known


def _plan_classes(
    plan: RosterPlan, roster: Roster, school: SchoolNow, directory: Directory[Named]
) -> None:
    for row in roster.classes:
        known = school.classes.get(row.label)
        teacher = _one(directory, row.teacher)
        changes: dict[str, object] = {}
        if known:
            wanted = {"term_kind": row.term_kind, "shift": row.shift}
            changes = {f: v for f, v in wanted.items() if v and v != getattr(known, f)}
            room = school.rooms.get(names.key(row.room))
            if row.room and (room is None or room.pk != known.room_id):
                changes["room"] = row.room
            employee = _employee(plan, teacher)
            if employee and employee.pk == school.class_teachers.get(known.pk):
                teacher = None
        plan.classes.append(ClassPlan(row, known, changes, teacher))


def _one(directory: Directory[Named], written: str) -> TeacherRef | None:
    """The one person whom a name means; what is unclear has been reported by the checks."""
    found = directory.find(written) if written else []
    return cast(TeacherRef, found[0]) if len(found) == 1 else None


def _employee(plan: RosterPlan, teacher: TeacherRef | None) -> Employee | None:
    """The employee whom the school already has."""
    if isinstance(teacher, Teacher):
        return teacher.employee
    return plan.known_staff.get(teacher.row) if teacher else None


def _plan_pupils(plan: RosterPlan, roster: Roster, school: SchoolNow, people: PeopleNow) -> None:
    classes = {c.pk: c for c in school.classes.values()}
    for row, known in _matched(plan, roster, sheets.PUPILS, roster.pupils, People(people.pupils)):
        if not known and row.snils in people.strangers:
            text = _("Ученик с этим СНИЛС числится в другой школе. Сначала она оформляет выбытие.")
            plan.problems.append(roster.problem(sheets.PUPILS, row.row, "snils", text))
        before = classes.get(people.class_of.get(known.pk, 0)) if known else None
        target = school.classes.get(row.label)
        enrols = before is None or target is None or before.pk != target.pk
        changes = card_changes(known, row) if known else {}
        if known and known.sex != row.sex:
            changes["sex"] = row.sex
        plan.pupils.append(PupilPlan(row, known, changes, enrols, before if enrols else None))


def _plan_guardians(plan: RosterPlan, roster: Roster, people: PeopleNow) -> None:
    pupils = {p.row.row: p.known.pk for p in plan.pupils if p.known}
    guardians = _KnownGuardians(people)
    for entries in _same_guardians(roster):
        entry, pupil = entries[0]
        try:
            known = guardians.find(entry, {pupils.get(child.row, 0) for _entry, child in entries})
        except Refusal as refusal:
            field_name = f"guardian{entry.number}"
            plan.problems.append(roster.problem(sheets.PUPILS, pupil.row, field_name, str(refusal)))
            continue
        new_wards = tuple(
            (child, written.relation)
            for written, child in entries
            if not known or (known.pk, pupils.get(child.row)) not in people.wards
        )
        changes = card_changes(known, entry) if known else {}
        if known and changes and known.pk in people.shared_guardians:
            plan.problems.append(_card_stays(roster, entry, pupil))
            changes = {}
        plan.guardians.append(GuardianPlan(entry, known, changes, new_wards))


def _card_stays(roster: Roster, entry: GuardianEntry, pupil: PupilRow) -> Problem:
    """Another school's children are his too: this school only adds its own."""
    text = _(
        "У родителя есть ребёнок и в другой школе: его карточка останется прежней, "
        "добавится только связь с ребёнком."
    )
    field_name = f"guardian{entry.number}"
    return replace(
        roster.problem(sheets.PUPILS, pupil.row, field_name, text), severity=Severity.WARNING
    )


def _same_guardians(roster: Roster) -> list[list[tuple[GuardianEntry, PupilRow]]]:
    """Entries that mean one person: by SNILS, by login, or by name and phone."""
    found: dict[object, list[tuple[GuardianEntry, PupilRow]]] = {}
    for pupil in roster.pupils:
        for entry in pupil.guardians:
            own = (entry.row, entry.number)
            same = entry.snils or entry.login or (entry.phone and (entry.name.key, entry.phone))
            found.setdefault(same or own, []).append((entry, pupil))
    return list(found.values())


class _KnownGuardians:
    """Guardians whom the house knows; a name alone means one only among those of the child."""

    def __init__(self, people: PeopleNow) -> None:
        self._guardians = people.guardians
        self._by_snils = {g.snils: g for g in people.guardians.values() if g.snils}
        self._of_child: dict[int, list[Guardian]] = defaultdict(list)
        for guardian_id, pupil_id in people.wards:
            self._of_child[pupil_id].append(people.guardians[guardian_id])

    def find(self, entry: GuardianEntry, children: set[int]) -> Guardian | None:
        """The guardian whom an entry means."""
        if entry.snils in self._by_snils:
            return self._by_snils[entry.snils]
        near = (g for child in sorted(children) for g in self._of_child.get(child, ()))
        return People(dict.fromkeys(near)).find(entry)


def _plan_members(
    plan: RosterPlan,
    roster: Roster,
    school: SchoolNow,
    people: PeopleNow,
    directories: Mapping[ClassLabel, Directory[Named]],
) -> None:
    pupils = {p.row.row: p.known for p in plan.pupils}
    for row in roster.subgroups:
        found = directories[row.label].find(str(row.pupil))
        if len(found) != 1:
            continue
        who = cast(MemberRef, found[0])
        pupil = who.pupil if isinstance(who, Member) else pupils.get(who.row)
        group = school.subgroup(row.label, row.subgroup)
        if pupil and group and group.pk in people.groups_of[pupil.pk]:
            plan.settled_members += 1
        else:
            plan.members.append(MemberPlan(row.label, row.subgroup, who))


def _plan_courses(
    plan: RosterPlan, roster: Roster, school: SchoolNow, directory: Directory[Named]
) -> None:
    rows: dict[tuple[ClassLabel, str, str], list[LoadRow]] = defaultdict(list)
    for row in roster.loads:
        rows[row.label, names.key(row.subgroup), names.key(row.subject)].append(row)
    for same in rows.values():
        first = same[0]
        found = (_one(directory, row.teacher) for row in same)
        taught_by = tuple(dict.fromkeys(teacher for teacher in found if teacher))
        hours = max(row.hours for row in same)
        known = school.course(first.label, first.subgroup, first.subject)
        changes = []
        if known and known.hours_per_week != hours:
            changes.append("hours")
        if known and {load.teacher_id for load in school.loads[known.pk]} != {
            employee.pk if (employee := _employee(plan, teacher)) else None for teacher in taught_by
        }:
            changes.append("teachers")
        plan.courses.append(
            CoursePlan(
                first.label, first.subgroup, first.subject, hours, taught_by, known, tuple(changes)
            )
        )
