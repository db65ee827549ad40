"""Imports as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from peremena.classes.models import Enrolment
from peremena.exchange.models import Import, Kind, State
from peremena.exchange.report import Report, from_json
from peremena.kit import progress
from peremena.kit.validity import during
from peremena.schools.models import Year

# A worker that was stopped in the middle never reports; after this time one may try again.
PATIENCE = timedelta(minutes=10)
LISTED = 100

_LOOKS = {
    State.CHECKED: "information",
    State.QUEUED: "information",
    State.APPLIED: "good",
    State.FAILED: "trouble",
    State.CANCELLED: "information",
}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import in the list."""

    id: int
    file_name: str
    kind_name: str
    state_name: str
    look: str
    by: str
    at: datetime
    errors: int
    changes: int


@dataclass(frozen=True, slots=True)
class ImportPage:
    """An import with what its check has found."""

    id: int
    file_name: str
    kind_name: str
    is_timetable: bool
    state: str
    by: str
    at: datetime
    since: date
    create_missing: bool
    report: Report
    failure: str
    is_stuck: bool

    @property
    def is_waiting(self) -> bool:
        """True while a person has still to decide."""
        return self.state in (State.CHECKED, State.FAILED)

    @property
    def may_be_applied(self) -> bool:
        """True when nothing stands in the way and something would change."""
        return self.is_waiting and not self.report.errors and bool(self.report.changes)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import under way has come; without figures `steps` is 0."""

    id: int
    done: int
    steps: int
    is_over: bool


def import_rows(imports: QuerySet[Import], *, now: datetime) -> list[ImportRow]:
    """The newest imports; times as on the clock of `now`."""
    rows = imports.defer("content", "failure")[:LISTED]
    return [_row(found, from_json(found.report), now) for found in rows]


def _row(found: Import, report: Report, now: datetime) -> ImportRow:
    return ImportRow(
        id=found.pk,
        file_name=found.file_name,
        kind_name=found.get_kind_display(),
        state_name=found.get_state_display(),
        look="attention" if report.errors else _LOOKS[State(found.state)],
        by=found.uploaded_by_name,
        at=found.uploaded_at.astimezone(now.tzinfo),
        errors=report.errors,
        changes=report.changes,
    )


def import_page(found: Import, *, now: datetime) -> ImportPage:
    """One import; times as on the clock of `now`."""
    return ImportPage(
        id=found.pk,
        file_name=found.file_name,
        kind_name=found.get_kind_display(),
        is_timetable=found.kind != Kind.ROSTER,
        state=found.state,
        by=found.uploaded_by_name,
        at=found.uploaded_at.astimezone(now.tzinfo),
        since=found.since,
        create_missing=found.create_missing,
        report=from_json(found.report),
        failure=found.failure,
        is_stuck=found.state == State.QUEUED and now - found.changed_at > PATIENCE,
    )


def progress_of(found: Import) -> Progress:
    """How far an import has come."""
    done, steps = progress.heard(f"import-{found.pk}") or (0, 0)
    return Progress(found.pk, done, steps, is_over=found.state != State.QUEUED)


def usual_since(school_id: int, *, today: date) -> date | None:
    """From which day a file usually holds: the first day of a year without pupils, else today.

    None when the school has no year that runs or is to come.
    """
    year = Year.objects.filter(school_id=school_id, until__gte=today).order_by("since").first()
    if year is None:
        return None
    enrolled = Enrolment.objects.filter(during(year.since, year.until), group__year=year).exists()
    return max(today, year.since) if enrolled else year.since
