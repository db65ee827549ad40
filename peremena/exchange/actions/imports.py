"""The life of an import: checked, queued, applied whole or not at all, or cancelled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.exchange.actions.roster import Tell, apply_roster
from peremena.exchange.actions.timetable import apply_timetable
from peremena.exchange.formats import asc, fet, roster
from peremena.exchange.formats.kinds import kind_of
from peremena.exchange.models import Import, Kind, State
from peremena.exchange.queries.account_plan import plan_accounts
from peremena.exchange.queries.imports import PATIENCE
from peremena.exchange.queries.roster_plan import plan_roster
from peremena.exchange.queries.roster_report import roster_report
from peremena.exchange.queries.school import PeopleNow, SchoolNow
from peremena.exchange.queries.timetable_plan import plan_timetable
from peremena.exchange.queries.timetable_report import timetable_report
from peremena.exchange.report import Report, from_json, to_json
from peremena.journal.actions.lessons import find_due_lessons
from peremena.kit.refusal import Refusal
from peremena.schools.models import School, Year
from peremena.timetable import actions as timetable
from peremena.trail import actions as trail

_CarryOut = Callable[..., object]


@transaction.atomic
def check(
    *,
    school: School,
    file_name: str,
    content: bytes,
    since: date,
    by: trail.Actor,
    at: datetime,
    create_missing: bool = False,
    appoints_leaders: bool = False,
) -> Import:
    """Read a file and say what it would change from a day on; nothing is changed yet.

    `create_missing` lets a timetable bring classes, teachers and the like with it;
    `appoints_leaders` lets a roster give leading roles.
    """
    found = Import(
        school=school,
        year=_year(school, since),
        kind=Kind(kind_of(content)),
        file_name=file_name[-200:],
        content=content,
        since=since,
        create_missing=create_missing,
        appoints_leaders=appoints_leaders,
        state=State.CHECKED,
        uploaded_by_id=by.user_id,
        uploaded_by_name=by.name,
        uploaded_at=at,
        changed_at=at,
    )
    report, _carry_out = _examine(found, at=at)
    found.report = to_json(report)
    found.save()
    after = {"file": found.file_name, "kind": found.kind, "errors": report.errors}
    trail.record("exchange.import.checked", "import", found.pk, after=after, by=by, at=at)
    return found


@transaction.atomic
def check_again(
    found: Import, *, since: date, create_missing: bool, by: trail.Actor, at: datetime
) -> None:
    """Check the same file with other choices, or against what the school has become."""
    _lock(found, State.CHECKED, State.FAILED)
    found.since, found.create_missing = since, create_missing
    found.year = _year(found.school, since)
    report, _carry_out = _examine(found, at=at)
    found.report = to_json(report)
    _record(found, State.CHECKED, by=by, at=at)


@transaction.atomic
def queue(found: Import, *, by: trail.Actor, at: datetime) -> None:
    """Decide to apply a checked import; the worker will do it."""
    _lock(found, State.CHECKED, State.FAILED, State.QUEUED)
    if found.state == State.QUEUED and at - found.changed_at < PATIENCE:
        raise Refusal(_("Этот файл уже записывается. Подождите немного."))
    if from_json(found.report).errors:
        raise Refusal(_("В файле есть ошибки. Исправьте их и загрузите файл снова."))
    _record(found, State.QUEUED, by=by, at=at)


@transaction.atomic
def apply(found: Import, *, tell: Tell, by: trail.Actor, at: datetime) -> None:
    """Apply a queued import in one transaction; an import that is not queued is left alone."""
    _lock(found, *State)
    if found.state != State.QUEUED:
        return
    report, carry_out = _examine(found, at=at)
    if report.errors:
        raise Refusal(_("С тех пор как файл проверили, школа изменилась. Проверьте его ещё раз."))
    carry_out(tell=tell, by=by, at=at)
    found.content = b""
    found.report = to_json(report.counts_only())
    _record(found, State.APPLIED, by=by, at=at)


@transaction.atomic
def fail(found: Import, *, why: str, by: trail.Actor, at: datetime) -> None:
    """Keep the reason why an import was not applied."""
    found.refresh_from_db()
    found.failure = why
    _record(found, State.FAILED, by=by, at=at)


@transaction.atomic
def cancel(found: Import, *, by: trail.Actor, at: datetime) -> None:
    """Give an import up: the file is forgotten."""
    _lock(found, State.CHECKED, State.FAILED)
    found.content = b""
    found.report = to_json(from_json(found.report).counts_only())
    _record(found, State.CANCELLED, by=by, at=at)


def _lock(found: Import, *states: State) -> None:
    """Take the import for this transaction; refuses one that has gone on meanwhile."""
    found.refresh_from_db(from_queryset=Import.objects.select_for_update(of=("self",)))
    if found.state not in states:
        raise Refusal(
            _("Файл «%(file)s» уже %(state)s.")
            % {"file": found.file_name, "state": found.get_state_display()}
        )


def _record(found: Import, state: State, *, by: trail.Actor, at: datetime) -> None:
    before, found.state, found.changed_at = found.state, state, at
    if state != State.FAILED:
        found.failure = ""
    found.save()
    trail.record(
        f"exchange.import.{state}", "import", found.pk, before=before, after=state, by=by, at=at
    )


def _year(school: School, since: date) -> Year:
    found = Year.objects.filter(school=school, since__lte=since, until__gte=since).first()
    if found is None:
        raise Refusal(
            _("Выбранный день не попадает ни в один учебный год школы. Выберите другой."),
            field="since",
        )
    return found


def _examine(found: Import, *, at: datetime) -> tuple[Report, _CarryOut]:
    """What an import would do, and the deed itself."""
    school = SchoolNow(found.school, found.year)
    if found.kind == Kind.ROSTER:
        return _examine_roster(found, school, today=at.astimezone(found.school.zone).date())
    reader = fet if found.kind == Kind.FET else asc
    plan = plan_timetable(
        reader.read(bytes(found.content)),
        school=school,
        since=found.since,
        create_missing=found.create_missing,
    )
    report = timetable_report(plan)
    if plan.is_installed:
        return report, _nothing
    return report, partial(_install, partial(apply_timetable, plan, school=school), found)


def _examine_roster(found: Import, school: SchoolNow, *, today: date) -> tuple[Report, _CarryOut]:
    written = roster.read(bytes(found.content), today=today)
    people = PeopleNow(found.school, found.year, snils=written.snils)
    plan = plan_roster(written, school=school, people=people)
    accounts = plan_accounts(
        plan, written, school=found.school, appoints_leaders=found.appoints_leaders
    )
    report = roster_report(plan, accounts)
    return report, partial(apply_roster, plan, accounts, school=school, since=found.since)


def _nothing(*, tell: Tell, by: trail.Actor, at: datetime) -> None:
    """What the file brings is there already."""


def _install(
    install: _CarryOut, found: Import, *, tell: Tell, by: trail.Actor, at: datetime
) -> None:
    """Install a timetable and make the lessons of the rest of the year anew."""
    install(since=found.since, tell=tell, by=by, at=at)
    days = {"since": found.since, "until": found.year.until}
    timetable.withdraw_lessons(year=found.year, **days, by=by, at=at)
    timetable.publish_lessons(year=found.year, **days, by=by, at=at)
    find_due_lessons(year=found.year, by=by, at=at)
