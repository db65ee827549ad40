"""Opening a demo school: its year and rules by actions, its people and timetable by their files."""

from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from demo.bells import BELLS
from demo.plans import write_plans
from demo.programmes import publish_programmes
from demo.roll import write_roll
from demo.school import DemoSchool
from demo.schools import HEAD, OFFICERS, REGION, TEACHING_HEAD, Officer, Profile
from demo.signins import PASSWORD, outside
from peremena.accounts import actions as accounts
from peremena.accounts.models import User
from peremena.exchange.actions import imports
from peremena.exchange.report import from_json
from peremena.journal.actions.terms import close_term
from peremena.journal.models import TermLock
from peremena.people.models import Employee
from peremena.schools import actions as schools
from peremena.schools.actions import Office, SchoolCard
from peremena.schools.models import District, Region, Role, School, TermKind
from peremena.schools.rules.proposal import SchoolYear
from peremena.studies import actions as studies
from peremena.trail.actions import Actor, Person, System

TIME_ZONE = "Europe/Moscow"
LEADERS = (Role.DEPUTY_HEAD, Role.HEAD)
# A term that is over stays open so long for what has been forgotten.
CLOSED_AFTER = timedelta(days=7)


class FileRefused(Exception):  # noqa: N818 - the importer's answer about our own file
    """A demo file has errors; `str()` lists the first of them."""


def find_school(profile: Profile) -> School | None:
    """The demo school, if it has been opened in this installation."""
    return School.objects.filter(
        name=profile.name,
        district__name=profile.district,
        district__region__name=profile.region,
    ).first()


@transaction.atomic
def open_school(demo: DemoSchool, year: SchoolYear, *, at: datetime) -> School:
    """Open the school whole or not at all: year, rules, people, timetable, lessons, passwords."""
    by = System()
    school = schools.open_school(
        district=_district(demo.profile, by=by, at=at),
        name=demo.profile.name,
        short_name=demo.profile.short_name,
        mode="production",
        time_zone=TIME_ZONE,
        by=by,
        at=at,
    )
    schools.describe_school(school=school, card=_card(demo), by=by, at=at)
    opened = schools.open_year(
        school=school,
        since=year.first,
        until=year.last,
        terms=year.term_dates((TermKind.QUARTER, TermKind.HALF_YEAR)),
        holidays=year.holiday_dates(),
        by=by,
        at=at,
    )
    schools.set_bells(school=school, name="Обычный день", times=BELLS, by=by, at=at)
    studies.set_usual_rules(school=school, since=year.first, by=by, at=at)
    _import(school, "Списки школы.xlsx", demo.roster_file(), year, at=at)
    studies.adopt_courses(year=opened, by=by, at=at)
    _import(school, "Расписание.xml", demo.timetable_file(), year, at=at)
    _let_in(school, outside(demo), at=at)
    leader = leader_of(school)
    write_roll(school, first=year.first, by=leader, at=at)
    write_plans(school, demo, year, at=at, leader=leader)
    publish_programmes(school, first_day=year.first, at=at, by=leader)
    return school


def _card(demo: DemoSchool) -> SchoolCard:
    profile = demo.profile
    heads = [e for e in demo.roster.employees if e.post in (HEAD, TEACHING_HEAD)]
    grades = [int(name[:-1]) for name in profile.classes]
    return SchoolCard(
        name=profile.name,
        short_name=profile.short_name,
        head_name=heads[0].person.full_name,
        highest_grade=max(grades),
        address=profile.address,
        phone=profile.phone,
        email=f"school@{profile.mail_domain}",
        site=f"https://{profile.mail_domain}/",
        time_zone=TIME_ZONE,
    )


def _district(profile: Profile, *, by: Actor, at: datetime) -> District:
    region = Region.objects.filter(name=profile.region).first() or schools.open_region(
        name=profile.region, by=by, at=at
    )
    known = District.objects.filter(region=region, name=profile.district).first()
    return known or schools.open_district(region=region, name=profile.district, by=by, at=at)


def _import(
    school: School, file_name: str, content: bytes, year: SchoolYear, *, at: datetime
) -> None:
    """Bring a file in as the pages do: check, decide, apply."""
    by = System(school_id=school.pk)
    found = imports.check(
        school=school,
        file_name=file_name,
        content=content,
        since=year.first,
        appoints_leaders=True,
        by=by,
        at=at,
    )
    report = from_json(found.report)
    if report.errors:
        raise FileRefused("\n".join(str(problem) for problem in report.problems))
    imports.queue(found, by=by, at=at)
    imports.apply(found, tell=lambda done, total: None, by=by, at=at)


def _let_in(school: School, outside: list[str], *, at: datetime) -> None:
    """Let everybody of the school sign in but for some parents, half of whom have got a slip; the
    password is hashed once, for speed.
    """
    users = User.objects.filter(appointments__school=school).distinct()
    fresh = {user.username: user for user in users if not user.has_usable_password()}
    waiting = [fresh.pop(login) for login in outside]
    hashed = make_password(PASSWORD)
    accounts.give_passwords(dict.fromkeys(fresh.values(), hashed), by=System(), at=at)
    accounts.issue_slips(waiting[::2], by=System(school_id=school.pk), at=at)


@transaction.atomic
def appoint_officers(*, at: datetime) -> None:
    """Open the accounts of the people above the schools, once."""
    missing = [o for o in OFFICERS if not User.objects.filter(username=o.login).exists()]
    if not missing:
        return
    hashed = make_password(PASSWORD)
    new = [accounts.NewAccount(o.login, o.name, password_hash=hashed) for o in missing]
    users = accounts.open_accounts(new, by=System(), at=at)
    offices = [_office(officer, user) for officer, user in zip(missing, users, strict=True)]
    schools.appoint(offices, since=at.date(), by=System(), at=at)


def _office(officer: Officer, user: User) -> Office:
    role = Role(officer.role)
    if role == Role.DISTRICT_OFFICER:
        return Office(user, role, district=District.objects.get(name=officer.district))
    if role == Role.REGION_OFFICER:
        return Office(user, role, region=Region.objects.get(name=REGION))
    return Office(user, role)


def close_past_terms(school: School, *, now: datetime) -> None:
    """Each term is closed a week after its end; the newest stays open, so that one can work."""
    year = school.years.latest("since")
    by = leader_of(school)
    for kind in TermKind:
        begun = year.terms.filter(kind=kind, since__lte=now.date()).order_by("since")
        for term in list(begun)[:-1]:
            closed = datetime.combine(term.until, now.time(), now.tzinfo) + CLOSED_AFTER
            if closed <= now and not TermLock.objects.filter(term=term).exists():
                close_term(term=term, reason=_("Итоги периода подведены"), by=by, at=closed)


def leader_of(school: School) -> Actor:
    """The deputy head for studies; in the village the head does it all."""
    leaders = Employee.objects.filter(school=school, user__appointments__role__in=LEADERS)
    by_rank = sorted(leaders.distinct(), key=lambda e: "по учебной" not in e.position)
    user = by_rank[0].user if by_rank else None
    return Person(user.pk, user.name, school.pk) if user else System(school_id=school.pk)
