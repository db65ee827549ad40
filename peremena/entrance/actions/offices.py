"""What the operator of the system opens: schools with their first administrators, offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.accounts import actions as accounts
from peremena.accounts.actions import NewAccount
from peremena.accounts.models import User
from peremena.entrance.queries.accounts import free_login
from peremena.entrance.rules.slips import HandedSlip
from peremena.kit.refusal import Refusal
from peremena.people import actions as people
from peremena.people.actions import Card
from peremena.people.rules.names import FullName
from peremena.schools import actions as schools
from peremena.schools.actions import Office
from peremena.schools.models import Appointment, District, Region, Role, School
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class NewSchool:
    """A school to be opened; region and district by name, known or new."""

    region: str
    district: str
    name: str
    short_name: str
    time_zone: str


@transaction.atomic
def open_school(new: NewSchool, *, by: trail.Actor, at: datetime) -> School:
    """Open a school, and its region and district if they are new. Refuses a name that is taken."""
    district = open_district(region_name=new.region, name=new.district, by=by, at=at)
    if School.objects.filter(district=district, name=new.name).exists():
        raise Refusal(_("Школа с таким названием в этом районе уже есть."), field="name")
    return schools.open_school(
        district=district,
        name=new.name,
        short_name=new.short_name,
        time_zone=new.time_zone,
        by=by,
        at=at,
    )


@transaction.atomic
def open_school_with_administrator(
    new: NewSchool, *, administrator: FullName, leads: bool, by: trail.Actor, at: datetime
) -> HandedSlip:
    """Open a school and appoint its first administrator, who gets a slip; `leads`: he is the deputy
    head as well.
    """
    school = open_school(new, by=by, at=at)
    scope = Scope(school=school)
    slip = nominate(Nominee(administrator), role=Role.ADMINISTRATOR, scope=scope, by=by, at=at)
    assert slip
    if leads:
        again = Nominee(None, slip.username)
        nominate(again, role=Role.DEPUTY_HEAD, scope=scope, by=by, at=at)
    return slip


@transaction.atomic
def open_district(*, region_name: str, name: str, by: trail.Actor, at: datetime) -> District:
    """The district of a region, opened if it is new, and so its region."""
    region = Region.objects.filter(name=region_name).first() or schools.open_region(
        name=region_name, by=by, at=at
    )
    known = District.objects.filter(region=region, name=name).first()
    return known or schools.open_district(region=region, name=name, by=by, at=at)


@dataclass(frozen=True, slots=True)
class Nominee:
    """Somebody to be appointed: by the user name of an account, or by name, then a new one opens."""

    name: FullName | None
    username: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an office is held; nothing: everywhere."""

    school: School | None = None
    district: District | None = None
    region: Region | None = None


@transaction.atomic
def nominate(
    nominee: Nominee, *, role: Role, scope: Scope, by: trail.Actor, at: datetime
) -> HandedSlip | None:
    """Give an office. A new account gets a slip; in a school its owner becomes an employee.

    Refuses a user name that nobody has.
    """
    user = _account(nominee, by=by, at=at)
    since = at.astimezone(scope.school.zone).date() if scope.school else at.date()
    office = Office(user, role, scope.school, scope.district, scope.region)
    schools.appoint([office], since=since, by=by, at=at)
    if scope.school and nominee.name and not nominee.username:
        _hire(user, nominee.name, role, scope.school, by=by, at=at)
    if user.has_usable_password() or nominee.username:
        return None
    return hand_slip(user, note=str(role.label), by=by, at=at)


def _account(nominee: Nominee, *, by: trail.Actor, at: datetime) -> User:
    if nominee.username:
        found = User.objects.filter(username=nominee.username).first()
        if found is None:
            text = _("Учётной записи «%s» нет. Проверьте имя для входа или оставьте поле пустым.")
            raise Refusal(text % nominee.username, field="username")
        return found
    assert nominee.name
    login = free_login(nominee.name.first, nominee.name.last)
    return accounts.open_accounts([NewAccount(login, str(nominee.name))], by=by, at=at)[0]


def _hire(
    user: User, name: FullName, role: Role, school: School, *, by: trail.Actor, at: datetime
) -> None:
    card = Card(name.last, name.first, name.middle)
    hired = people.hire(school=school, cards=[(card, str(role.label))], by=by, at=at)
    since = at.astimezone(school.zone).date()
    people.link_accounts(
        [(employee, user) for employee in hired],
        school=school,
        role=role,
        since=since,
        by=by,
        at=at,
    )


@transaction.atomic
def hand_slip(user: User, *, note: str, by: trail.Actor, at: datetime) -> HandedSlip:
    """A slip for an account, in place of its password if it had one."""
    slip = accounts.issue_slips([user], by=by, at=at)[0]
    return HandedSlip(user.name, note, user.username, slip.code, slip.valid_until)


@transaction.atomic
def end_office(offices: Sequence[Appointment], *, by: trail.Actor, at: datetime) -> None:
    """Offices end at once: today their holders have them no longer."""
    schools.dismiss(offices, since=at.date(), by=by, at=at)
