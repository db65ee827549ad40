"""The people of a roster: staff, pupils, guardians and their accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from peremena.accounts import actions as accounts
from peremena.accounts.actions import NewAccount
from peremena.classes import actions as classes
from peremena.exchange.actions.roster_work import Work
from peremena.exchange.queries.account_plan import AccountPlan
from peremena.exchange.queries.people import card_of
from peremena.people import actions as people
from peremena.people.actions import Ward
from peremena.people.models import Employee, Guardian, Pupil
from peremena.schools.models import Role


def write_staff(work: Work) -> None:
    """Hire who is new, correct who is known."""
    new, known = _parted(work.plan.staff)
    cards = [(card_of(p.row), p.row.position) for p in new]
    hired = people.hire(school=work.school.school, cards=cards, **work.mark)
    work.keep(new, hired)
    work.amend(known)
    for p in work.plan.staff:
        employee = work.person_of[id(p)]
        assert isinstance(employee, Employee)
        work.employee_of[p.row.row] = employee


def write_pupils(work: Work) -> None:
    """Admit who is new, correct who is known, move and enrol."""
    new, known = _parted(work.plan.pupils)
    cards = [(card_of(p.row), p.row.sex) for p in new]
    work.keep(new, people.admit_pupils(school=work.school.school, cards=cards, **work.mark))
    work.amend(known)
    for p in work.plan.pupils:
        pupil = work.person_of[id(p)]
        assert isinstance(pupil, Pupil)
        work.pupil_of[p.row.row] = pupil
    moving = [(work.pupil_of[p.row.row], p.leaves) for p in work.plan.pupils if p.leaves]
    classes.leave_classes(moving, since=work.since, **work.mark)
    whole = work.whole_groups()
    classes.enrol(
        [
            (work.pupil_of[p.row.row], whole[work.school.classes[p.row.label].pk])
            for p in work.plan.pupils
            if p.enrols
        ],
        since=work.since,
        **work.mark,
    )


def write_guardians(work: Work) -> None:
    """Register who is new, correct who is known, entrust the children."""
    new, known = _parted(work.plan.guardians)
    work.keep(new, people.register_guardians(cards=[card_of(p.row) for p in new], **work.mark))
    work.amend(known)
    wards = []
    for p in work.plan.guardians:
        guardian = work.person_of[id(p)]
        assert isinstance(guardian, Guardian)
        wards += [
            Ward(guardian, work.pupil_of[child.row], relation) for child, relation in p.new_wards
        ]
    people.entrust(wards, since=work.since, **work.mark)


def write_accounts(work: Work, plans: Sequence[AccountPlan]) -> None:
    """Open accounts, join them to their people and give the roles that are new."""
    new = [p for p in plans if p.user is None]
    opened = accounts.open_accounts([_new_account(p) for p in new], **work.mark)
    for p, user in zip(new, opened, strict=True):
        p.user = user
    links: dict[Role, list[Any]] = defaultdict(list)
    for p in plans:
        for holder in p.holders:
            for role in p.roles_to_give(holder):
                links[role].append((work.person_of[id(holder.plan)], p.user))
    for role, pairs in links.items():
        people.link_accounts(
            pairs, school=work.school.school, role=role, since=work.since, **work.mark
        )


def _parted(plans: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Plans of new people and of known ones."""
    return [p for p in plans if p.known is None], [p for p in plans if p.known]


def _new_account(plan: AccountPlan) -> NewAccount:
    rows = [holder.plan.row for holder in plan.holders]
    return NewAccount(
        plan.login, str(rows[0].name), email=next((r.email for r in rows if r.email), "")
    )
