"""The list of employees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from peremena.classes.models import ClassTeacher
from peremena.kit.validity import on_day
from peremena.people.models import Employee
from peremena.people.queries import sought
from peremena.people.rules import snils
from peremena.people.rules.contacts import shown_phone
from peremena.schools.models import Appointment, Role

SHOWN = {
    "": _("все"),
    Role.TEACHER: _("учителя"),
    "leaders": _("руководство"),
    Role.SECRETARY: _("секретари"),
    Role.ADMINISTRATOR: _("администраторы"),
    "no_role": _("без роли"),
    "no_account": _("без входа"),
}


@dataclass(frozen=True, slots=True)
class EmployeeRow:
    """An employee in the list; `classes` are those that he leads."""

    id: int
    name: str
    position: str
    roles: tuple[str, ...]
    classes: tuple[str, ...]
    phone: str
    email: str
    snils: str
    birth_date: date | None
    has_account: bool


def employee_list(
    employees: QuerySet[Employee], *, text: str, shown: str, today: date
) -> QuerySet[Employee]:
    """The employees who are sought; `shown`: a key of SHOWN."""
    held = Appointment.objects.filter(
        on_day(today), user=OuterRef("user"), school=OuterRef("school"), role__in=STAFF_ROLES
    )
    found = sought(employees, text)
    match shown:
        case "":
            return found
        case "no_role":
            return found.filter(~Exists(held))
        case "no_account":
            return found.filter(user=None)
        case "leaders":
            return found.filter(Exists(held.filter(role__in=[Role.HEAD, Role.DEPUTY_HEAD])))
    return found.filter(Exists(held.filter(role=shown)))


STAFF_ROLES = (Role.TEACHER, Role.DEPUTY_HEAD, Role.HEAD, Role.SECRETARY, Role.ADMINISTRATOR)


def with_work(employees: QuerySet[Employee], *, school_id: int, today: date) -> QuerySet[Employee]:
    """The same list, ready for `employee_rows`."""
    offices = Appointment.objects.filter(on_day(today), school=school_id, role__in=STAFF_ROLES)
    led = ClassTeacher.objects.filter(on_day(today)).select_related("school_class")
    return employees.select_related("user").prefetch_related(
        Prefetch("user__appointments", offices, to_attr="offices"),
        Prefetch("led_classes", led, to_attr="led"),
    )


def employee_rows(employees: Iterable[Employee]) -> list[EmployeeRow]:
    """The employees as the list shows them."""
    return [
        EmployeeRow(
            id=e.pk,
            name=e.full_name,
            position=e.position,
            roles=tuple(
                str(a.get_role_display())
                for a in (e.user.offices if e.user else ())  # type: ignore[attr-defined]
            ),
            classes=tuple(t.school_class.name for t in e.led),  # type: ignore[attr-defined]
            phone=shown_phone(e.phone),
            email=e.email,
            snils=snils.shown(e.snils) if e.snils else "",
            birth_date=e.birth_date,
            has_account=e.user_id is not None,
        )
        for e in employees
    ]
