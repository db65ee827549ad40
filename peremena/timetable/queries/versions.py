"""The versions of the timetable of a school."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Prefetch, QuerySet

from peremena.schools.models import Year
from peremena.timetable.models import Publication, PublicationState, Timetable, TimetableState

# A worker that was stopped in the middle never reports; after this time one may try again.
PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list. `until`: its last day, for a published one; `holds`: it is in force
    today; `publication`: the latest, if there was one.
    """

    id: int
    since: date
    until: date | None
    weeks: int
    source: str
    slots: int
    state: str
    state_name: str
    holds: bool
    publication: PublicationRow | None

    @property
    def is_draft(self) -> bool:
        """May it be changed?"""
        return self.state == TimetableState.DRAFT


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """Who published, when, and what became of the lessons."""

    id: int
    state: str
    by: str
    at: datetime
    failure: str
    made: int
    changed: int
    removed: int
    kept: int
    is_stuck: bool

    @property
    def is_queued(self) -> bool:
        """Is the worker at it?"""
        return self.state == PublicationState.QUEUED and not self.is_stuck

    @property
    def is_done(self) -> bool:
        """May it be undone?"""
        return self.state == PublicationState.DONE


def version_rows(versions: QuerySet[Timetable], *, year: Year, now: datetime) -> list[VersionRow]:
    """The versions of a year, those that hold last first, drafts before all."""
    publications = Prefetch("publications", Publication.objects.order_by("-id"))
    rows = list(
        versions.filter(year=year)
        .annotate(count=Count("slots"))
        .prefetch_related(publications)
        .order_by("since", "id")
    )
    published = [v for v in rows if v.state == TimetableState.PUBLISHED]
    last_days = _last_days(published, year)
    found = [_row(v, last_days.get(v.pk), now) for v in rows]
    return sorted(found, key=lambda v: (v.is_draft, v.since, v.id), reverse=True)


def _last_days(published: Sequence[Timetable], year: Year) -> dict[int, date]:
    ends = [v.since - timedelta(days=1) for v in published[1:]] + [year.until]
    return {v.pk: end for v, end in zip(published, ends, strict=False)}


def _row(version: Timetable, until: date | None, now: datetime) -> VersionRow:
    publication = next(iter(version.publications.all()), None)
    return VersionRow(
        id=version.pk,
        since=version.since,
        until=until,
        weeks=version.weeks,
        source=version.source,
        slots=version.count,  # type: ignore[attr-defined]
        state=version.state,
        state_name=version.get_state_display(),
        holds=until is not None and version.since <= now.date() <= until,
        publication=publication_row(publication, now=now) if publication else None,
    )


def publication_row(publication: Publication, *, now: datetime) -> PublicationRow:
    """A publication as its page shows it."""
    return PublicationRow(
        id=publication.pk,
        state=publication.state,
        by=publication.asked_by_name,
        at=publication.changed_at.astimezone(now.tzinfo),
        failure=publication.failure,
        made=publication.made,
        changed=publication.changed,
        removed=publication.removed,
        kept=publication.kept,
        is_stuck=publication.state == PublicationState.QUEUED
        and now - publication.changed_at > PATIENCE,
    )


def planning_year(school_id: int, *, today: date) -> Year | None:
    """The year for which a timetable is made: the running one, in summer the one to come."""
    return Year.objects.filter(school_id=school_id, until__gte=today).order_by("since").first()
