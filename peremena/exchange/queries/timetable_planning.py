"""Comparing a timetable with the school."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from peremena.exchange.formats.labels import ClassLabel
from peremena.exchange.formats.problems import error
from peremena.exchange.formats.timetable import EVERY_WEEK, TimetableFile
from peremena.exchange.queries.school import SchoolNow
from peremena.exchange.queries.timetable_groups import (
    GroupRef,
    Groups,
    Part,
    known_group,
)
from peremena.exchange.queries.timetable_names import Things, by_name, match, teacher_finder
from peremena.exchange.queries.timetable_obstacles import obstacles
from peremena.exchange.queries.timetable_plan import CourseRef, SlotPlan, TimetablePlan
from peremena.kit.russian import full_date
from peremena.people.models import Employee
from peremena.schools.models import BellSchedule
from peremena.studies.models import Course, Subject
from peremena.timetable.models import Slot, Timetable, TimetableState

MOST_HOURS = Decimal("99.99")


def plan_timetable(
    file: TimetableFile, *, school: SchoolNow, since: date, create_missing: bool
) -> TimetablePlan:
    """Compare a timetable with the school. What the school lacks is new, or an error."""
    used = [file.activities[key] for key in dict.fromkeys(slot.activity for slot in file.slots)]
    subjects, problems = match(
        (a.subject for a in used), file.subjects, by_name(school.subjects),
        limit=160, nameless=_("Без предмета"),
    )  # fmt: skip
    teachers, unclear = match(
        (t for a in used for t in a.teachers), file.teachers, teacher_finder(school),
        limit=80, nameless=_("Без имени"),
    )  # fmt: skip
    rooms, long_rooms = match(
        (r for s in file.slots for r in s.rooms), file.rooms, by_name(school.rooms),
        limit=60, nameless=_("Без названия"),
    )  # fmt: skip
    groups = Groups(file.students, school)
    course_of = {a.key: CourseRef(groups.of(a.students), subjects.one_of[a.subject]) for a in used}
    slots = [
        SlotPlan(
            course_of[s.activity],
            s.week,
            s.weekday,
            s.number,
            teachers.keys(file.activities[s.activity].teachers),
            rooms.keys(s.rooms),
        )
        for s in file.slots
    ]
    known_courses, new_courses = _courses(slots, subjects, school, file.weeks)
    new_classes, new_parts, new_streams = _new_groups(slots, school)
    plan = TimetablePlan(
        file=file,
        subjects=subjects,
        teachers=teachers,
        rooms=rooms,
        slots=slots,
        new_classes=new_classes,
        new_parts=new_parts,
        new_streams=new_streams,
        known_courses=known_courses,
        new_courses=new_courses,
        new_loads=_new_loads(slots, teachers, known_courses, school),
        bells=_bells(file, school),
        is_installed=False,
        problems=[*file.problems, *problems, *unclear, *long_rooms],
    )
    version = _version_of(school, since)
    plan.is_installed = version is not None and _is_installed(plan, version)
    plan.problems += obstacles(plan, create_missing=create_missing)
    if version and not plan.is_installed:
        text = _("Расписание, действующее с %s, уже есть. Выберите другой день.")
        plan.problems.append(error(text % full_date(since)))
    return plan


def _version_of(school: SchoolNow, since: date) -> Timetable | None:
    published = Timetable.objects.filter(year=school.year, state=TimetableState.PUBLISHED)
    return published.filter(since=since).first()


def _new_groups(
    slots: Sequence[SlotPlan], school: SchoolNow
) -> tuple[list[ClassLabel], list[Part], list[GroupRef]]:
    """Classes, parts of classes and streams that the school does not have."""
    refs = list(dict.fromkeys(slot.course.group for slot in slots))
    parts = list(dict.fromkeys(part for ref in refs for part in ref.parts))
    labels = dict.fromkeys(part.label for part in parts)
    return (
        sorted(label for label in labels if label not in school.classes),
        [part for part in parts if part.name and not school.subgroup(part.label, part.name)],
        [ref for ref in refs if len(ref.parts) != 1 and not known_group(school, ref)],
    )


def _courses(
    slots: Sequence[SlotPlan], subjects: Things[Subject], school: SchoolNow, weeks: int
) -> tuple[dict[CourseRef, Course], dict[CourseRef, Decimal]]:
    """Courses that the school has, and new ones with their hours a week."""
    hours = Counter[CourseRef]()
    for slot in slots:
        hours[slot.course] += weeks if slot.week == EVERY_WEEK else 1
    known: dict[CourseRef, Course] = {}
    new: dict[CourseRef, Decimal] = {}
    for ref, in_cycle in hours.items():
        group, subject = known_group(school, ref.group), subjects.known.get(ref.subject)
        course = school.courses.get((group.pk, subject.pk)) if group and subject else None
        if course:
            known[ref] = course
        else:
            new[ref] = min(_hours_a_week(in_cycle, weeks), MOST_HOURS)
    return known, new


def _hours_a_week(in_cycle: int, weeks: int) -> Decimal:
    return (Decimal(in_cycle) / weeks).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _new_loads(
    slots: Sequence[SlotPlan],
    teachers: Things[Employee],
    courses: dict[CourseRef, Course],
    school: SchoolNow,
) -> list[tuple[CourseRef, str]]:
    """Who teaches a course by the file and not yet by the school."""
    held = {
        (ref, load.teacher_id)
        for ref, course in courses.items()
        for load in school.loads[course.pk]
    }
    pairs = dict.fromkeys((slot.course, teacher) for slot in slots for teacher in slot.teachers)
    return [
        (ref, key)
        for ref, key in pairs
        if key not in teachers.known or (ref, teachers.known[key].pk) not in held
    ]


def _bells(file: TimetableFile, school: SchoolNow) -> list[tuple[time, time]]:
    """The times of lessons 1, 2, 3… for a school that has no bells, when the file tells them all."""
    hours = [hour for hour in file.hours if hour.number >= 1]
    times = [(hour.starts, hour.ends) for hour in hours if hour.starts and hour.ends]
    in_a_row = [hour.number for hour in hours] == list(range(1, len(hours) + 1))
    if not in_a_row or len(times) < len(hours):
        return []
    return [] if BellSchedule.objects.filter(school=school.school).exists() else times


def _is_installed(plan: TimetablePlan, version: Timetable) -> bool:
    """True when a version has exactly these slots already."""
    if plan.lacks_something or version.weeks != plan.file.weeks:
        return False
    there = Counter(
        Slot.objects.filter(timetable=version).values_list(
            "course_id", "week", "weekday", "number", "teacher_id", "room_id"
        )
    )
    return there == Counter(
        (
            plan.known_courses[slot.course].pk,
            slot.week,
            slot.weekday,
            slot.number,
            next((plan.teachers.known[key].pk for key in slot.teachers), None),
            next((plan.rooms.known[key].pk for key in slot.rooms), None),
        )
        for slot in plan.slots
    )
