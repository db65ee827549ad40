"""Which accounts a roster opens, joins to people and gives roles to. One person, one account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from peremena.accounts.models import User
from peremena.entrance.queries.accounts import accounts_by_snils
from peremena.exchange.formats.problems import Problem, Severity
from peremena.exchange.formats.roster import Roster, sheets
from peremena.exchange.formats.roster.columns import Sheet
from peremena.exchange.queries.roster_plan import PersonPlan, RosterPlan
from peremena.kit.portions import in_portions
from peremena.schools.models import Appointment, Role, School

LEADING = {Role.DEPUTY_HEAD, Role.HEAD, Role.ADMINISTRATOR}


@dataclass(frozen=True)
class Holder:
    """A person of the plan with the roles that come with being one."""

    plan: PersonPlan[Any, Any]
    roles: tuple[Role, ...]
    sheet: Sheet
    prefix: str = ""

    @property
    def user_id(self) -> int | None:
        """The account that the person has already."""
        return getattr(self.plan.known, "user_id", None)

    def problem(self, roster: Roster, field_name: str, text: str) -> Problem:
        """A problem of a cell of this person."""
        return roster.problem(self.sheet, self.plan.row.row, f"{self.prefix}{field_name}", text)


@dataclass
class AccountPlan:
    """An account (`user` None: to be opened), its people, and the roles that they lack."""

    login: str
    user: User | None = None
    holders: list[Holder] = field(default_factory=list)
    held: frozenset[str] = frozenset()

    def new_roles(self, holder: Holder) -> tuple[Role, ...]:
        """The roles that the account does not hold at the school yet."""
        return tuple(role for role in holder.roles if role not in self.held)

    def roles_to_give(self, holder: Holder) -> tuple[Role, ...]:
        """The roles with which a person is joined to the account, or gets what is new."""
        return self.new_roles(holder) if holder.user_id else holder.roles


def plan_accounts(
    plan: RosterPlan, roster: Roster, *, school: School, appoints_leaders: bool
) -> list[AccountPlan]:
    """Accounts of everybody who has a login or, already, an account; adds problems to the plan."""
    holders = list(_holders(plan))
    users = _Users(holders, school)
    found: dict[str, AccountPlan] = {}
    for holder in holders:
        row = holder.plan.row
        user, login = users.of(holder), row.login or users.login_of(row.snils)
        if (taken := users.named(login)) and taken != user:
            text = _("Логин «%s» занят другим человеком. Выберите другой.") % login
            plan.problems.append(holder.problem(roster, "login", text))
        elif user or login:
            account = found.setdefault(user.username if user else login, AccountPlan(login, user))
            account.held = users.roles_of(user)
            account.holders.append(holder)
            if user and row.login not in ("", user.username):
                plan.problems.append(_login_stays(holder, roster, user))
    if not appoints_leaders:
        plan.problems.extend(_unlawful(found.values(), roster))
    return list(found.values())


def _login_stays(holder: Holder, roster: Roster, user: User) -> Problem:
    text = _("У этого человека уже есть логин «%s»: загрузка его не меняет.") % user.username
    return replace(holder.problem(roster, "login", text), severity=Severity.WARNING)


def _unlawful(accounts: Iterable[AccountPlan], roster: Roster) -> Iterator[Problem]:
    """Leading roles that only the administrator of the school gives."""
    for account in accounts:
        for holder in account.holders:
            if LEADING & set(account.new_roles(holder)):
                text = _(
                    "Роли завуча, директора и администратора даёт администратор школы. "
                    "Попросите его загрузить эту строку."
                )
                yield holder.problem(roster, "posts", text)


def _holders(plan: RosterPlan) -> Iterator[Holder]:
    for employee in plan.staff:
        if roles := tuple(Role(role) for role in employee.row.roles):
            yield Holder(employee, roles, sheets.STAFF)
    for pupil in plan.pupils:
        yield Holder(pupil, (Role.PUPIL,), sheets.PUPILS)
    for guardian in plan.guardians:
        prefix = f"guardian{guardian.row.number}_"
        yield Holder(guardian, (Role.GUARDIAN,), sheets.PUPILS, prefix)


class _Users:
    """The accounts that concern the people of a plan, read by a few statements."""

    def __init__(self, holders: Iterable[Holder], school: School) -> None:
        rows = [holder.plan.row for holder in holders]
        snils = {row.snils for row in rows if row.snils}
        self._login_of = {row.snils: row.login for row in rows if row.snils and row.login}
        self._id_of_snils = accounts_by_snils(snils)
        ids = {holder.user_id for holder in holders if holder.user_id}
        users = [
            *in_portions(User.objects.all(), "pk", ids | set(self._id_of_snils.values())),
            *in_portions(User.objects.all(), "username", {row.login for row in rows if row.login}),
        ]
        self._users = {user.pk: user for user in users}
        self._named = {user.username: user for user in users}
        self._roles: dict[int, set[str]] = {}
        appointments = Appointment.objects.filter(school=school, until=None)
        for user_id, role in appointments.values_list("user_id", "role"):
            self._roles.setdefault(user_id, set()).add(role)

    def of(self, holder: Holder) -> User | None:
        """The account of a person, found through any of the places where the person is known."""
        user_id = holder.user_id or self._id_of_snils.get(holder.plan.row.snils or "")
        return self._users[user_id] if user_id else None

    def login_of(self, snils: str | None) -> str:
        """The login that another row gives to the same SNILS."""
        return self._login_of.get(snils, "")

    def named(self, login: str) -> User | None:
        """The account with this user name."""
        return self._named.get(login)

    def roles_of(self, user: User | None) -> frozenset[str]:
        """The roles that an account holds at the school."""
        return frozenset(self._roles.get(user.pk, ())) if user else frozenset()
