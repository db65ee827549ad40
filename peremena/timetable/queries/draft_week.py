"""A version of the timetable as a whole week, with everything that the board says and checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from peremena.classes.models import Enrolment, Group, GroupKind, SchoolClass
from peremena.kit.russian import hour, name_order
from peremena.kit.validity import on_day
from peremena.people.models import Employee
from peremena.people.rules.names import FullName
from peremena.schools.models import Room
from peremena.schools.queries.bells import bells_of
from peremena.schools.rules.bells import Bells
from peremena.studies.models import Course, Load
from peremena.timetable.models import Slot, Timetable
from peremena.timetable.rules.clashes import Occupied

USUAL_NUMBERS = range(1, 9)
FIVE_DAYS = range(1, 6)
PRIMARY = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """Where and with whom a lesson stands: what may be changed about a slot."""

    week: int
    weekday: int
    number: int
    teacher_id: int | None
    room_id: int | None

    @property
    def text(self) -> str:
        """As a page keeps it: 0,1,3,12,5."""
        spot = (self.week, self.weekday, self.number, self.teacher_id or 0, self.room_id or 0)
        return ",".join(map(str, spot))

    @staticmethod
    def read(text: str) -> Spot:
        """The place that `text` says."""
        week, weekday, number, teacher, room = map(int, text.split(","))
        return Spot(week, weekday, number, teacher or None, room or None)


@dataclass(frozen=True, slots=True)
class Taught:
    """A course on the board. `title`: its short name, `part`: the subgroup or stream; `pupils`:
    indivisible parts, `hours`: a week; `teacher_id`: who usually teaches it.
    """

    id: int
    subject_id: int
    title: str
    subject: str
    part: str
    classes: tuple[int, ...]
    pupils: frozenset[tuple[str, int]]
    hours: Decimal
    teacher_id: int | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A slot of the version."""

    id: int
    course_id: int
    spot: Spot
    assistants: tuple[int, ...]
    note: str

    @property
    def teachers(self) -> tuple[int, ...]:
        """Everybody who gives the lesson."""
        first = (self.spot.teacher_id,) if self.spot.teacher_id else ()
        return first + self.assistants


@dataclass(frozen=True)
class DraftWeek:
    """All slots of a version, with the names of what they need; `bells` by shift, weekday, number."""

    version: Timetable
    slots: dict[int, Placed]
    courses: dict[int, Taught]
    classes: dict[int, SchoolClass]
    teachers: dict[int, str]
    rooms: dict[int, str]
    bells: dict[tuple[int, int, int], tuple[time, time]]

    @property
    def numbers(self) -> list[int]:
        """The lesson numbers that the bells ring or a slot has."""
        rung = {number for _shift, _weekday, number in self.bells} or set(USUAL_NUMBERS)
        return sorted(rung | {slot.spot.number for slot in self.slots.values()})

    @property
    def weekdays(self) -> list[int]:
        """Monday to Friday, and the further days that have lessons."""
        return sorted({*FIVE_DAYS, *(slot.spot.weekday for slot in self.slots.values())})

    def shift(self, course: Taught) -> int:
        """The shift in which a course is taught."""
        return self.classes[course.classes[0]].shift if course.classes else 1

    def hour(self, slot: Placed) -> Occupied:
        """A slot as the rules compare it."""
        course, spot = self.courses[slot.course_id], slot.spot
        return Occupied(
            lesson=slot.id,
            week=spot.week,
            weekday=spot.weekday,
            number=spot.number,
            teachers=frozenset(slot.teachers),
            rooms=frozenset({spot.room_id} - {None}),
            pupils=course.pupils,
            span=self.bells.get((self.shift(course), spot.weekday, spot.number)),
        )

    def may_join(self, first: Taught, second: Taught) -> bool:
        """May one teacher hold both lessons at once in one room? Small classes of the primary
        school, or one subject in classes of one grade.
        """
        grades = {self.classes[pk].grade for pk in (*first.classes, *second.classes)}
        primary = all(0 < grade <= PRIMARY for grade in grades)
        return primary or (first.subject_id == second.subject_id and len(grades) == 1)

    def times(self, number: int, *, weekday: int = 1) -> str:
        """08:30–09:15, of the first shift that has this lesson."""
        shifts = sorted({shift for shift, day, n in self.bells if (day, n) == (weekday, number)})
        if not shifts:
            return ""
        starts, ends = self.bells[shifts[0], weekday, number]
        return f"{hour(starts)}–{hour(ends)}"

    def group_title(self, course: Taught) -> str:
        """7Б, «7Б, англ. 1», or the name of a stream."""
        names = [self.classes[pk].name for pk in course.classes]
        return ", ".join(filter(None, ("+".join(names), course.part)))


def draft_week(version: Timetable) -> DraftWeek:
    """The week of a version; twelve statements, however large the school."""
    classes = {c.pk: c for c in SchoolClass.objects.filter(year=version.year_id)}
    teachers = _teachers(version)
    rooms = dict(
        Room.objects.filter(school=version.school_id, archived_on=None).values_list("pk", "name")
    )
    return DraftWeek(
        version=version,
        slots=_slots(version),
        courses=_courses(version),
        classes=classes,
        teachers=teachers,
        rooms=dict(sorted(rooms.items(), key=lambda x: _room_order(x[1]))),
        bells=_bells(version),
    )


def _slots(version: Timetable) -> dict[int, Placed]:
    helpers: dict[int, list[int]] = defaultdict(list)
    helping = Slot.assistants.through.objects.filter(slot__timetable=version)
    for slot_id, employee_id in helping.values_list("slot_id", "employee_id"):
        helpers[slot_id].append(employee_id)
    rows = Slot.objects.filter(timetable=version).values_list(
        "pk", "course_id", "note", "week", "weekday", "number", "teacher_id", "room_id"
    )
    return {
        pk: Placed(pk, course_id, Spot(*spot), tuple(helpers[pk]), note)
        for pk, course_id, note, *spot in rows
    }


def _courses(version: Timetable) -> dict[int, Taught]:
    day = version.since
    groups = {g.pk: g for g in Group.objects.filter(year=version.year_id)}
    parts: dict[int, list[int]] = defaultdict(list)
    through = Group.parts.through.objects.filter(from_group__year=version.year_id)
    for stream, part in through.values_list("from_group_id", "to_group_id"):
        parts[stream].append(part)
    pupils = _pupils(version, groups, parts)
    teaching = Load.objects.filter(on_day(day), course__year=version.year_id).order_by("-pk")
    teacher = dict(teaching.values_list("course_id", "teacher_id"))
    rows = Course.objects.filter(year=version.year_id).select_related("subject")
    return {
        c.pk: Taught(
            id=c.pk,
            subject_id=c.subject_id,
            title=c.subject.short_name or c.subject.name,
            subject=c.subject.name,
            part=groups[c.group_id].name,
            classes=_classes(groups, parts, c.group_id),
            pupils=pupils[c.group_id],
            hours=c.hours_per_week,
            teacher_id=teacher.get(c.pk),
        )
        for c in rows.order_by("subject__name", "group__name", "pk")
    }


def _classes(
    groups: dict[int, Group], parts: dict[int, list[int]], group_id: int
) -> tuple[int, ...]:
    found = [groups[pk].school_class_id for pk in (group_id, *parts[group_id]) if pk in groups]
    return tuple(sorted({pk for pk in found if pk}))


def _pupils(
    version: Timetable, groups: dict[int, Group], parts: dict[int, list[int]]
) -> dict[int, frozenset[tuple[str, int]]]:
    """The indivisible parts of each group: itself, and its pupils where the group is a part.

    A whole class holds all its subgroups; a stream what its groups hold.
    """
    found: dict[int, set[tuple[str, int]]] = {pk: {("group", pk)} for pk in groups}
    members = Enrolment.objects.filter(on_day(version.since), group__year=version.year_id)
    for group_id, pupil_id in members.exclude(group__kind=GroupKind.WHOLE).values_list(
        "group_id", "pupil_id"
    ):
        found[group_id].add(("pupil", pupil_id))
    whole = {g.school_class_id: g.pk for g in groups.values() if g.kind == GroupKind.WHOLE}
    for group in groups.values():
        if group.kind == GroupKind.SUBGROUP:
            found[whole[group.school_class_id]] |= found[group.pk]
    for stream, of in parts.items():
        for part in of:
            found[stream] |= found.get(part, set())
    return {pk: frozenset(things) for pk, things in found.items()}


def _teachers(version: Timetable) -> dict[int, str]:
    rows = Employee.objects.filter(school=version.school_id).values_list(
        "pk", "family_name", "given_name", "patronymic"
    )
    names = {pk: FullName(*name).short for pk, *name in rows}
    return dict(sorted(names.items(), key=lambda x: name_order(x[1])))


def _bells(version: Timetable) -> dict[tuple[int, int, int], tuple[time, time]]:
    """The usual times by shift, weekday and number; single days with other bells do not count."""
    bells = bells_of(version.school_id)
    shifts = {*bells.usual, *(shift for shift, _weekday in bells.by_weekday)}
    return {
        (shift, weekday, number): span
        for shift in shifts
        for weekday in range(1, 8)
        for number, span in _rung(bells, shift, weekday).items()
    }


def _room_order(name: str) -> tuple[int, str]:
    digits = "".join(c for c in name if c.isdigit())
    return int(digits) if digits else 10**9, name_order(name)


def _rung(bells: Bells, shift: int, weekday: int) -> Mapping[int, tuple[time, time]]:
    return bells.by_weekday.get((shift, weekday)) or bells.usual.get(shift, {})
