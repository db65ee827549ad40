"""Who teaches which course: by class to be assigned, by teacher to be summed up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Q, QuerySet

from peremena.classes.models import ClassTeacher, SchoolClass
from peremena.kit.russian import day_month, name_order
from peremena.kit.validity import on_day
from peremena.people.models import Employee
from peremena.studies.models import Course, Load
from peremena.studies.rules.hours import shown_hours
from peremena.studies.rules.load import is_overload


@dataclass(frozen=True, slots=True)
class LoadCell:
    """A course whose teacher is to be named. `note`: who teaches it at other times of the year."""

    course_id: int
    key: str
    group: str
    hours: str
    teacher: str
    note: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A subject with the courses of each class in order; a class may have several."""

    subject: str
    cells: tuple[tuple[LoadCell, ...], ...]


@dataclass(frozen=True, slots=True)
class LoadGrid:
    """The load of a parallel on a day."""

    classes: tuple[str, ...]
    rows: tuple[LoadRow, ...]
    streams: tuple[tuple[str, LoadCell], ...]
    teachers: tuple[str, ...]
    bare: tuple[tuple[int, int], ...]


def course_key(course_id: int) -> str:
    """The name of a cell's input."""
    return f"c-{course_id}"


def names_of(teachers: QuerySet[Employee]) -> dict[str, Employee]:
    """Employees by the name that chooses them; of two namesakes each says the post, too."""
    people = sorted(teachers, key=lambda e: (name_order(e.full_name), e.pk))
    count = Counter(e.full_name for e in people)
    return {
        e.full_name if count[e.full_name] == 1 else f"{e.full_name}, {e.position} № {e.pk}": e
        for e in people
    }


def load_grid(
    courses: QuerySet[Course],
    classes: Sequence[SchoolClass],
    teachers: Mapping[str, Employee],
    *,
    day: date,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> LoadGrid:
    """The load of classes on a day; three statements beside the teachers and the classes."""
    open_ones = courses.filter(Q(closed_on=None) | Q(closed_on__gt=day))
    own = open_ones.filter(group__school_class__in=classes)
    streams = open_ones.filter(group__parts__school_class__in=classes).distinct()
    found = [*_told(own), *_told(streams)]
    loads: dict[int, list[Load]] = defaultdict(list)
    for load in Load.objects.filter(course__in=found).order_by("since", "pk"):
        loads[load.course_id].append(load)
    name_of = {e.pk: name for name, e in teachers.items()}
    cells: dict[tuple[str, int], list[LoadCell]] = defaultdict(list)
    shared = []
    for c in found:
        cell = _cell(c, loads[c.pk], name_of, day, typed or {}, errors or {})
        if c.group.school_class_id:
            cells[c.subject.name, c.group.school_class_id].append(cell)
        else:
            shared.append((c.subject.name, cell))
    subjects = sorted({s for s, _c in cells}, key=name_order)
    return LoadGrid(
        classes=tuple(c.name for c in classes),
        rows=tuple(LoadRow(s, tuple(tuple(cells[s, c.pk]) for c in classes)) for s in subjects),
        streams=tuple(shared),
        teachers=tuple(teachers),
        bare=_bare(courses, day),
    )


def _told(courses: QuerySet[Course]) -> QuerySet[Course]:
    return courses.select_related("subject", "group__school_class").order_by("group__name", "pk")


def _cell(
    course: Course,
    loads: Sequence[Load],
    name_of: Mapping[int, str],
    day: date,
    typed: Mapping[str, str],
    errors: Mapping[str, str],
) -> LoadCell:
    now = [x for x in loads if x.since <= day and (x.until is None or x.until >= day)]
    key = course_key(course.pk)
    return LoadCell(
        course_id=course.pk,
        key=key,
        group=course.group.name,
        hours=shown_hours(course.hours_per_week),
        teacher=typed.get(key, "; ".join(name_of[x.teacher_id] for x in now)),
        note=", ".join(_spell(x, name_of) for x in loads if x not in now),
        error=errors.get(key, ""),
    )


def _spell(load: Load, name_of: Mapping[int, str]) -> str:
    name = name_of[load.teacher_id].split(" ")[0]
    if load.until is None:
        return f"{name} с {day_month(load.since)}"
    return f"{name} до {day_month(load.until)}"


def _bare(courses: QuerySet[Course], day: date) -> tuple[tuple[int, int], ...]:
    """How many courses nobody teaches on a day, by grade."""
    held = Load.objects.filter(on_day(day)).values("course")
    grades = (
        courses.filter(Q(closed_on=None) | Q(closed_on__gt=day))
        .exclude(pk__in=held)
        .values_list(F("group__school_class__grade"), flat=True)
    )
    return tuple(sorted((g, n) for g, n in Counter(grades).items() if g is not None))


@dataclass(frozen=True, slots=True)
class Taught:
    """A course of a teacher; `level`: 0 grades 1–4, 1 grades 5–9, 2 grades 10–11."""

    subject: str
    group: str
    grade: int
    hours: Decimal

    @property
    def level(self) -> int:
        """The level of education of the class; a stream without a class counts as 5–9."""
        return 0 if 1 <= self.grade <= 4 else 2 if self.grade >= 10 else 1


@dataclass(frozen=True, slots=True)
class TeacherLoad:
    """What somebody teaches on a day, summed up; `leads`: the class that he leads."""

    id: int
    name: str
    position: str
    courses: tuple[Taught, ...]
    leads: str

    def hours(self, level: int | None = None) -> Decimal:
        """Hours a week, of all or of one level."""
        taught = (c.hours for c in self.courses if level is None or c.level == level)
        return sum(taught, Decimal(0))

    @property
    def sum(self) -> Decimal:
        """All hours, for sorting."""
        return self.hours()

    @property
    def is_overload(self) -> bool:
        """More than two full rates."""
        return is_overload(self.sum)


def teacher_loads(courses: QuerySet[Course], *, day: date) -> list[TeacherLoad]:
    """Everybody who teaches on a day, in the order of the alphabet; three statements."""
    loads = Load.objects.filter(on_day(day), course__in=courses).select_related(
        "teacher", "course__subject", "course__group__school_class"
    )
    grade_of_stream = dict(
        courses.filter(group__school_class=None).values_list(
            "group_id", "group__parts__school_class__grade"
        )
    )
    leads = defaultdict(list)
    led = ClassTeacher.objects.filter(on_day(day), school_class__groups__courses__in=courses)
    for link in led.select_related("school_class").distinct():
        leads[link.employee_id].append(link.school_class.name)
    taught: dict[int, list[Taught]] = defaultdict(list)
    people: dict[int, Employee] = {}
    for x in loads:
        people[x.teacher_id] = x.teacher
        own = x.course.group.school_class
        taught[x.teacher_id].append(
            Taught(
                x.course.subject.name,
                x.course.group.title,
                own.grade if own else grade_of_stream.get(x.course.group_id) or 0,
                x.course.hours_per_week,
            )
        )
    return [
        TeacherLoad(
            id=pk,
            name=person.full_name,
            position=person.position,
            courses=tuple(
                sorted(taught[pk], key=lambda c: (name_order(c.subject), c.grade, c.group))
            ),
            leads=", ".join(leads[pk]),
        )
        for pk, person in sorted(people.items(), key=lambda p: name_order(p[1].full_name))
    ]
