"""What each kind of file would do to the school, and the deed itself."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Protocol

from peremena.exchange.actions.roster import Tell, apply_roster
from peremena.exchange.actions.timetable import apply_timetable
from peremena.exchange.formats import asc, fet, roster, untis
from peremena.exchange.formats.roster import Roster
from peremena.exchange.formats.timetable import TimetableFile
from peremena.exchange.models import Import, Kind
from peremena.exchange.queries.account_plan import plan_accounts
from peremena.exchange.queries.roster_planning import plan_roster
from peremena.exchange.queries.roster_report import roster_report
from peremena.exchange.queries.school import PeopleNow, SchoolNow
from peremena.exchange.queries.timetable_planning import plan_timetable
from peremena.exchange.queries.timetable_report import timetable_report
from peremena.exchange.report import Report
from peremena.journal.actions.lessons import find_due_lessons
from peremena.timetable import actions as timetable
from peremena.trail import actions as trail


class Deed(Protocol):
    """Carries out what a report has announced."""

    def __call__(self, *, tell: Tell, by: trail.Actor, at: datetime) -> object: ...


def written(found: Import, *, at: datetime) -> Roster | TimetableFile:
    """What the file of an import says, without a look at the school."""
    content = bytes(found.content)
    match found.kind:
        case Kind.ROSTER:
            return roster.read(content, today=at.astimezone(found.school.zone).date())
        case Kind.FET:
            return fet.read(content)
        case Kind.UNTIS:
            return untis.read(content)
        case _:
            return asc.read(content)


def planned(found: Import, file: Roster | TimetableFile) -> tuple[Report, Deed]:
    """What the file changes in the school as it is now."""
    school = SchoolNow(found.school, found.year)
    if isinstance(file, Roster):
        return _planned_roster(found, file, school)
    plan = plan_timetable(
        file, school=school, since=found.since, create_missing=found.create_missing
    )
    if plan.is_installed:
        return timetable_report(plan), _nothing

    def install(*, tell: Tell, by: trail.Actor, at: datetime) -> None:
        """Install the timetable and make the lessons of the rest of the year anew."""
        apply_timetable(plan, school=school, since=found.since, tell=tell, by=by, at=at)
        since, until = found.since, found.year.until
        timetable.withdraw_lessons(year=found.year, since=since, until=until, by=by, at=at)
        timetable.publish_lessons(year=found.year, since=since, until=until, by=by, at=at)
        find_due_lessons(year=found.year, by=by, at=at)

    return timetable_report(plan), install


def _planned_roster(found: Import, file: Roster, school: SchoolNow) -> tuple[Report, Deed]:
    people = PeopleNow(found.school, found.year, snils=file.snils)
    plan = plan_roster(file, school=school, people=people)
    accounts = plan_accounts(
        plan, file, school=found.school, appoints_leaders=found.appoints_leaders
    )
    deed = partial(apply_roster, plan, accounts, school=school, since=found.since)
    return roster_report(plan, accounts), deed


def _nothing(*, tell: Tell, by: trail.Actor, at: datetime) -> None:
    """What the file brings is there already."""
