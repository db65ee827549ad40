"""What a family wants to know of the school: holidays, bells, teachers, whom to turn to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q

from peremena.classes.models import ClassTeacher, Enrolment, GroupKind, SchoolClass
from peremena.kit.russian import name_order
from peremena.kit.validity import on_day
from peremena.people.models import Employee
from peremena.people.rules.contacts import shown_phone
from peremena.schools.access import LEADERS
from peremena.schools.models import Holiday, Role, School
from peremena.schools.queries.bells import bells_of
from peremena.studies.models import Load


@dataclass(frozen=True, slots=True)
class Rest:
    """Days without lessons; `away`: days until they begin (0: they are running), None: over."""

    name: str
    since: date
    until: date
    away: int | None

    @property
    def is_over(self) -> bool:
        """They have passed."""
        return self.away is None


@dataclass(frozen=True, slots=True)
class Teacher:
    """Who teaches the pupil, in the class, in his groups and in his streams."""

    name: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leader:
    """The head or a deputy."""

    name: str
    position: str


@dataclass(frozen=True, slots=True)
class AboutSchool:
    """The school of one pupil on a day; `bells`: the number, beginning and end of the lessons."""

    name: str
    address: str
    phone: str
    email: str
    site: str
    rests: tuple[Rest, ...]
    bells: tuple[tuple[int, time, time], ...]
    class_teacher: str
    teachers: tuple[Teacher, ...]
    leaders: tuple[Leader, ...]

    @property
    def next_rest(self) -> Rest | None:
        """The days of rest that are running or come next."""
        return next((r for r in self.rests if not r.is_over), None)


def about_school(*, pupil_id: int, today: date) -> AboutSchool:
    """Eight statements for a pupil who was in some class, else fewer."""
    school = School.objects.get(pupils=pupil_id)
    own = (
        SchoolClass.objects.filter(
            groups__kind=GroupKind.WHOLE,
            groups__enrolments__pupil=pupil_id,
            groups__enrolments__since__lte=today,
        )
        .order_by("-groups__enrolments__since")
        .first()
    )
    return AboutSchool(
        name=school.name,
        address=school.address,
        phone=shown_phone(school.phone),
        email=school.email,
        site=school.site,
        rests=_rests(own, today) if own else (),
        bells=_bells(own, today) if own else (),
        class_teacher=_class_teacher(own, today) if own else "",
        teachers=_teachers(pupil_id, today),
        leaders=_leaders(school, today),
    )


def _rests(own: SchoolClass, today: date) -> tuple[Rest, ...]:
    grades = (own.grade, own.grade) if own.grade else (1, 11)
    rows = Holiday.objects.filter(
        year_id=own.year_id, lowest_grade__lte=grades[0], highest_grade__gte=grades[1]
    )
    return tuple(
        Rest(
            h.name,
            h.since,
            h.until,
            None if h.until < today else max(0, (h.since - today).days),
        )
        for h in rows.order_by("since")
    )


def _bells(own: SchoolClass, today: date) -> tuple[tuple[int, time, time], ...]:
    """The bells that ring today for the shift of the class."""
    rung = bells_of(own.school_id).on(today, shift=own.shift)
    return tuple((number, *rung[number]) for number in sorted(rung))


def _class_teacher(own: SchoolClass, today: date) -> str:
    rows = ClassTeacher.objects.filter(on_day(today), school_class=own).select_related("employee")
    return ", ".join(row.employee.full_name for row in rows)


def _teachers(pupil_id: int, today: date) -> tuple[Teacher, ...]:
    groups = Enrolment.objects.filter(on_day(today), pupil=pupil_id).values("group_id")
    loads = Load.objects.filter(on_day(today), course__group__in=groups)
    subjects: dict[str, dict[str, None]] = {}
    for load in loads.select_related("teacher", "course__subject").order_by(
        "course__subject__name", "since"
    ):
        subjects.setdefault(load.teacher.full_name, {})[load.course.subject.name] = None
    return tuple(Teacher(name, tuple(subjects[name])) for name in sorted(subjects, key=name_order))


def _leaders(school: School, today: date) -> tuple[Leader, ...]:
    """The head first."""
    rows = (
        Employee.objects.filter(
            Q(user__appointments__school=school, user__appointments__role__in=LEADERS)
            & on_day(today, "user__appointments__"),
            school=school,
        )
        .values_list(
            "family_name", "given_name", "patronymic", "position", "user__appointments__role"
        )
        .distinct()
    )
    found = sorted(rows, key=lambda r: (r[4] != Role.HEAD, name_order(r[0])))
    return tuple(dict.fromkeys(Leader(" ".join(filter(None, row[:3])), row[3]) for row in found))
