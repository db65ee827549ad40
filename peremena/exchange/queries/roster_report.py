"""The plan of a roster in numbers and samples."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

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
from peremena.kit.russian import decimal_comma, numeric_date

# A line of a section: None when nothing changes, else whether it is new, and its sample.
Line = tuple[bool, str] | None


def roster_report(plan: RosterPlan, accounts: list[AccountPlan]) -> Report:
    """What will appear, change and stay, sheet by sheet."""
    touched = {id(h.plan) for a in accounts for h in a.holders if a.roles_to_give(h)}
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
        _section(_("Сотрудники"), (_person(p, touched) for p in plan.staff)),
        _section(_("Классы"), map(_class, plan.classes)),
        _section(_("Ученики"), (_pupil(p, touched) for p in plan.pupils)),
        _section(_("Родители"), (_guardian(p, touched) for p in plan.guardians)),
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


def _person(plan: PersonPlan[Any, Any], touched: set[int], *more: str) -> Line:
    if plan.known is None:
        return True, str(plan.row.name)
    news = [*_changes(plan), *more]
    if id(plan) in touched:
        news.append(_("получит роль"))
    return (False, f"{plan.row.name}: {', '.join(news)}") if news else None


def _pupil(plan: PupilPlan, touched: set[int]) -> Line:
    if plan.known is None:
        return True, f"{plan.row.name}, {plan.row.label}"
    move = _("перейдёт в %s") if plan.leaves else _("войдёт в %s")
    return _person(plan, touched, *([move % plan.row.label] if plan.enrols else ()))


def _guardian(plan: Any, touched: set[int]) -> Line:
    children = ", ".join(child.name.listed for child, _relation in plan.new_wards)
    return _person(plan, touched, *([_("ребёнок: %s") % children] if children else ()))


def _class(plan: ClassPlan) -> Line:
    if plan.known is None:
        return True, str(plan.row.label)
    news = _changes(plan)
    if plan.teacher:
        news.append(_("классный руководитель — %s") % plan.teacher.name)
    return (False, f"{plan.row.label}: {', '.join(news)}") if news else None


def _course(plan: CoursePlan) -> Line:
    group = f"{plan.label}, {plan.subgroup}" if plan.subgroup else str(plan.label)
    taught_by = ", ".join(teacher.name.short for teacher in plan.teachers)
    sample = f"{group}: {plan.subject}, {decimal_comma(plan.hours, 0)} ч, {taught_by}"
    if plan.known is None:
        return True, sample
    return (False, sample) if plan.changes else None


def _changes(plan: PersonPlan[Any, Any] | ClassPlan) -> list[str]:
    """«телефон: +7… вместо +7…» for each field that changes."""
    found = []
    for name, value in plan.changes.items():
        title = type(plan.known)._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        found.append(f"{title}: {_shown(getattr(plan.known, name))} → {_shown(value)}")
    return found


def _shown(value: object) -> str:
    if isinstance(value, date):
        return numeric_date(value)
    return str(value) if value else "—"
