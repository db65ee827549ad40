"""The plan of a roster in numbers and samples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from peremena.exchange.queries.account_plan import AccountPlan
from peremena.exchange.queries.roster_plan import (
    ClassPlan,
    CoursePlan,
    PersonPlan,
    PupilPlan,
    RosterPlan,
)
from peremena.exchange.report import SAMPLES, Report, Section, report
from peremena.kit.russian import NBSP, numeric_date
from peremena.people.rules import contacts, snils
from peremena.schools.models import Role

# A line of a section: None when nothing changes, else whether it is new, and its sample.
Line = tuple[bool, str] | None
# The roles that the account of a person gets, by id of the plan.
Roles = Mapping[int, tuple[Role, ...]]

_WRITTEN = {"snils": snils.shown, "phone": contacts.shown_phone}


def roster_report(plan: RosterPlan, accounts: list[AccountPlan]) -> Report:
    """What will appear, change and stay, sheet by sheet."""
    roles = {id(h.plan): a.roles_to_give(h) for a in accounts for h in a.holders}
    opened = [account for account in accounts if account.user is None]
    members = Section(
        _("Подгруппы"),
        new=len(plan.members),
        same=plan.settled_members,
        samples=tuple(
            f"{p.label}, {p.subgroup}: {p.pupil.name.listed}" for p in plan.members[:SAMPLES]
        ),
    )
    sections = (
        _section(_("Сотрудники"), (_person(p, roles) for p in plan.staff)),
        _section(_("Классы"), map(_class, plan.classes)),
        _section(_("Ученики"), (_pupil(p, roles) for p in plan.pupils)),
        _section(_("Родители"), (_guardian(p, roles) for p in plan.guardians)),
        members,
        _section(_("Нагрузка"), map(_course, plan.courses)),
        Section(
            _("Учётные записи"),
            new=len(opened),
            same=len(accounts) - len(opened),
            samples=tuple(account.login for account in opened[:SAMPLES]),
        ),
    )
    shown = [section for section in sections if section.new or section.changed or section.same]
    return report(shown, plan.problems)


def _section(title: str, lines: Iterable[Line]) -> Section:
    found = list(lines)
    new = [line[1] for line in found if line and line[0]]
    changed = [line[1] for line in found if line and not line[0]]
    return Section(
        title,
        new=len(new),
        changed=len(changed),
        same=found.count(None),
        samples=(*new[:SAMPLES], *changed[:SAMPLES]),
    )


def _person(plan: PersonPlan[Any, Any], roles: Roles, *more: str) -> Line:
    if plan.known is None:
        return True, str(plan.row.name)
    news = [*_changes(plan.known, plan.changes), *more]
    if given := roles.get(id(plan)):
        news.append(_("получит роль: %s") % ", ".join(str(role.label) for role in given))
    return (False, f"{plan.row.name}: {', '.join(news)}") if news else None


def _pupil(plan: PupilPlan, roles: Roles) -> Line:
    if plan.known is None:
        return True, f"{plan.row.name}, {plan.row.label}"
    move = _("перейдёт в %s") if plan.leaves else _("войдёт в %s")
    return _person(plan, roles, *([move % plan.row.label] if plan.enrols else ()))


def _guardian(plan: Any, roles: Roles) -> Line:
    children = ", ".join(child.name.listed for child, _relation in plan.new_wards)
    return _person(plan, roles, *([_("ребёнок: %s") % children] if children else ()))


def _class(plan: ClassPlan) -> Line:
    if plan.known is None:
        return True, str(plan.row.label)
    news = _changes(plan.known, plan.changes)
    if plan.teacher:
        news.append(_("классный руководитель — %s") % plan.teacher.name)
    return (False, f"{plan.row.label}: {', '.join(news)}") if news else None


def _course(plan: CoursePlan) -> Line:
    group = f"{plan.label}, {plan.subgroup}" if plan.subgroup else str(plan.label)
    taught_by = ", ".join(teacher.name.short for teacher in plan.teachers)
    hours = f"{plan.hours.normalize():f}".replace(".", ",")
    sample = f"{group}: {plan.subject}, {hours}{NBSP}ч, {taught_by}"
    if plan.known is None:
        return True, sample
    return (False, sample) if plan.changes else None


def _changes(known: Model, changes: Mapping[str, object]) -> list[str]:
    """«телефон: старый → новый» for each field that changes, or only the new value."""
    found = []
    for name, value in changes.items():
        field: Any = known._meta.get_field(name)
        before, after = (_shown(field, v) for v in (getattr(known, name), value))
        found.append(f"{field.verbose_name}: " + (f"{before} → {after}" if before else after))
    return found


def _shown(field: Any, value: object) -> str:
    """A value as people write it."""
    if not value:
        return ""
    if isinstance(value, date):
        return numeric_date(value)
    if field.name in _WRITTEN:
        return _WRITTEN[field.name](str(value))
    return str(dict(field.flatchoices).get(value, value))
