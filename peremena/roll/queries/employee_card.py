"""The card of an employee."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peremena.classes.models import ClassTeacher
from peremena.people.models import Employee
from peremena.people.rules import snils
from peremena.people.rules.contacts import shown_phone
from peremena.roll.access import offices_ended_by
from peremena.roll.queries.employees import STAFF_ROLES
from peremena.schools.access import Who
from peremena.schools.models import Appointment
from peremena.studies.models import Load


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """A role from a day until a day."""

    id: int
    role: str
    since: date
    until: date | None
    can_be_ended: bool


@dataclass(frozen=True, slots=True)
class LoadLine:
    """A course that the employee teaches or has taught this year."""

    course_id: int
    subject: str
    group: str
    hours: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class LedLine:
    """A class that the employee leads or has led."""

    class_id: int
    name: str
    year: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class EmployeeCard:
    """Everything that the card shows."""

    id: int
    name: str
    position: str
    birth_date: date | None
    phone: str
    email: str
    snils: str
    login: str
    offices: tuple[OfficeLine, ...]
    loads: tuple[LoadLine, ...]
    led: tuple[LedLine, ...]


def employee_card(employee: Employee, *, who: Who) -> EmployeeCard:
    """The card; loads are those of the running year."""
    return EmployeeCard(
        id=employee.pk,
        name=employee.full_name,
        position=employee.position,
        birth_date=employee.birth_date,
        phone=shown_phone(employee.phone),
        email=employee.email,
        snils=snils.shown(employee.snils) if employee.snils else "",
        login=employee.user.username if employee.user else "",
        offices=_offices(employee, who),
        loads=_loads(employee, who.today),
        led=tuple(
            LedLine(
                t.school_class_id, t.school_class.name, str(t.school_class.year), t.since, t.until
            )
            for t in ClassTeacher.objects.filter(employee=employee)
            .select_related("school_class__year")
            .order_by("-since", "id")
        ),
    )


def _offices(employee: Employee, who: Who) -> tuple[OfficeLine, ...]:
    if employee.user_id is None:
        return ()
    can_end = set(offices_ended_by(who, employee).values_list("pk", flat=True))
    rows = Appointment.objects.filter(
        user=employee.user_id, school=employee.school_id, role__in=STAFF_ROLES
    )
    return tuple(
        OfficeLine(a.pk, str(a.get_role_display()).capitalize(), a.since, a.until, a.pk in can_end)
        for a in rows.order_by("until", "since", "id")
    )


def _loads(employee: Employee, today: date) -> tuple[LoadLine, ...]:
    rows = Load.objects.filter(
        teacher=employee, course__year__since__lte=today, course__year__until__gte=today
    ).select_related("course__subject", "course__group__school_class")
    return tuple(
        sorted(
            (
                LoadLine(
                    course_id=o.course_id,
                    subject=str(o.course.subject),
                    group=o.course.group.title,
                    hours=f"{o.course.hours_per_week.normalize():f}".replace(".", ","),
                    since=o.since,
                    until=o.until,
                )
                for o in rows
            ),
            key=lambda line: (line.subject, line.group, line.since),
        )
    )
