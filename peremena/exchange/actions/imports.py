"""The life of an import: checked, queued, applied whole or not at all, or cancelled.

Files are read before a transaction begins: on SQLite a transaction keeps every other writer waiting.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.exchange.actions.deeds import planned, written
from peremena.exchange.actions.roster import Tell
from peremena.exchange.formats.kinds import kind_of
from peremena.exchange.models import OPEN, Import, Kind, State
from peremena.exchange.queries.imports import PATIENCE
from peremena.exchange.report import from_json, to_json
from peremena.kit.refusal import Refusal
from peremena.schools.models import School, Year
from peremena.trail import actions as trail


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
        uploaded_by_id=by.user_id,
        uploaded_by_name=by.name,
        uploaded_at=at,
    )
    report, _deed = planned(found, written(found, at=at))
    found.report = to_json(report)
    with transaction.atomic():
        _record(found, State.CHECKED, by=by, at=at)
    return found


def check_again(
    found: Import, *, since: date, create_missing: bool, by: trail.Actor, at: datetime
) -> None:
    """Check the same file with other choices, or against what the school has become."""
    year = _year(found.school, since)
    file = written(found, at=at)
    with transaction.atomic():
        _lock(found, State.CHECKED, State.FAILED)
        found.year, found.since, found.create_missing = year, since, create_missing
        report, _deed = planned(found, file)
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


def apply(found: Import, *, tell: Tell, by: trail.Actor, at: datetime) -> None:
    """Apply a queued import in one transaction; an import that is not queued is left alone.

    `tell` hears how many of how many steps are done.
    """
    if found.state != State.QUEUED:
        return
    file = written(found, at=at)
    with transaction.atomic():
        _lock(found, *State)
        if found.state != State.QUEUED:
            return
        report, deed = planned(found, file)
        if report.errors:
            raise Refusal(
                _("С тех пор как файл проверили, школа изменилась. Проверьте его ещё раз.")
            )
        deed(tell=tell, by=by, at=at)
        found.report = to_json(report)
        _record(found, State.APPLIED, by=by, at=at)


@transaction.atomic
def fail(found: Import, *, why: str, by: trail.Actor, at: datetime) -> None:
    """Keep the reason why an import was not applied."""
    _lock(found, *State)
    found.failure = why
    _record(found, State.FAILED, by=by, at=at)


@transaction.atomic
def cancel(found: Import, *, by: trail.Actor, at: datetime) -> None:
    """Give an import up: the file is forgotten."""
    _lock(found, State.CHECKED, State.FAILED)
    _record(found, State.CANCELLED, by=by, at=at)


@transaction.atomic
def cancel_forgotten(*, before: datetime, by: trail.Actor, at: datetime) -> int:
    """Give up the imports about which nobody has decided since `before`; returns how many."""
    forgotten = Import.objects.select_for_update().filter(state__in=OPEN, changed_at__lt=before)
    for found in (cancelled := list(forgotten)):
        _record(found, State.CANCELLED, by=by, at=at)
    return len(cancelled)


def _lock(found: Import, *states: State) -> None:
    """Take the import for this transaction; refuses one that has gone on meanwhile."""
    found.refresh_from_db(from_queryset=Import.objects.select_for_update(of=("self",)))
    if found.state not in states:
        raise Refusal(
            _("Файл «%(file)s» уже %(state)s.")
            % {"file": found.file_name, "state": found.get_state_display()}
        )


def _record(found: Import, state: State, *, by: trail.Actor, at: datetime) -> None:
    """Reach a state. What is over keeps neither the file nor the names in it."""
    before, found.state, found.changed_at = found.state or None, state, at
    report = from_json(found.report)
    if state != State.FAILED:
        found.failure = ""
    if state not in OPEN:
        found.content = b""
        found.report = to_json(report.counts_only())
    found.save()
    after = {"state": state, "file": found.file_name, "errors": report.errors}
    trail.record(
        f"exchange.import.{state}", "import", found.pk, before=before, after=after, by=by, at=at
    )


def _year(school: School, since: date) -> Year:
    found = Year.objects.filter(school=school, since__lte=since, until__gte=since).first()
    if found is None:
        raise Refusal(
            _("Выбранный день не попадает ни в один учебный год школы. Выберите другой."),
            field="since",
        )
    return found
