"""A draft becomes the timetable from a day on, and can become a draft again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date, plural
from peremena.schools.actions import refuse_closed
from peremena.timetable.actions.drafts import lock_draft
from peremena.timetable.actions.laying import Laid, lay_lessons
from peremena.timetable.models import (
    Lesson,
    Publication,
    PublicationState,
    Timetable,
    TimetableState,
)
from peremena.timetable.queries.clashing import clashes_in
from peremena.timetable.queries.planned import Key, Planned, planned_lessons, published_versions
from peremena.timetable.queries.records import untouched
from peremena.trail import actions as trail

Tell = Callable[[int, int], object]


@transaction.atomic
def ask_publication(
    draft: Timetable,
    *,
    since: date,
    despite_clashes: bool,
    by: trail.Actor,
    at: datetime,
) -> Publication:
    """Decide that a draft holds from a day on; the worker will make its lessons.

    Days that are over stay as they were, unless the year had no timetable yet.
    """
    lock_draft(draft)
    year, today = draft.year, at.date()
    refuse_closed(year)
    if not year.since <= since <= year.until:
        raise Refusal(
            _("Расписание может начать действовать с %(since)s по %(until)s.")
            % {"since": full_date(year.since), "until": full_date(year.until)},
            field="since",
        )
    if since < today and published_versions(year):
        raise Refusal(
            _("Прошедшие уроки не переписываются. Введите расписание с %s или позже.")
            % full_date(max(today, year.since)),
            field="since",
        )
    if not draft.slots.exists():
        raise Refusal(_("В черновике нет ни одного урока. Поставьте уроки и опубликуйте его."))
    if not despite_clashes and (found := clashes_in(draft)):
        raise Refusal(
            _("В черновике %s. Исправьте их или отметьте, что публикуете с ними.")
            % plural(len(found), "накладка", "накладки", "накладок"),
            field="despite_clashes",
        )
    asked = Publication.objects.create(
        timetable=draft,
        since=since,
        asked_by_id=by.user_id,
        asked_by_name=by.name,
        changed_at=at,
    )
    _record(asked, PublicationState.QUEUED, by=by, at=at)
    return asked


@transaction.atomic
def carry_out(asked: Publication, *, tell: Tell, by: trail.Actor, at: datetime) -> None:
    """Make, change and remove the lessons; a publication that is not queued is left alone."""
    _lock(asked)
    if asked.state != PublicationState.QUEUED:
        return
    draft = Timetable.objects.select_for_update(of=("self",)).get(pk=asked.timetable_id)
    before = published_versions(draft.year)
    asked.replaces = next((v for v in before if v.since == asked.since), None)
    if asked.replaces:
        _reach(asked.replaces, TimetableState.REPLACED)
    draft.since = asked.since
    _reach(draft, TimetableState.PUBLISHED)
    laid = _lay(asked, before, published_versions(draft.year), tell)
    asked.made, asked.changed, asked.removed = laid.made, laid.changed, laid.removed
    asked.kept = laid.kept
    _record(asked, PublicationState.DONE, by=by, at=at)


@transaction.atomic
def fail(asked: Publication, *, why: str, by: trail.Actor, at: datetime) -> None:
    """Keep the reason why a draft was not published."""
    _lock(asked)
    asked.failure = why
    _record(asked, PublicationState.FAILED, by=by, at=at)


@transaction.atomic
def undo_publication(done: Publication, *, by: trail.Actor, at: datetime) -> None:
    """Let the earlier timetable hold again, as long as no lesson of the new one is filled."""
    _lock(done)
    if done.state != PublicationState.DONE:
        raise Refusal(_("Эта публикация уже отменена."))
    version = Timetable.objects.select_for_update(of=("self",)).get(pk=done.timetable_id)
    before = published_versions(version.year)
    _reach(version, TimetableState.DRAFT)
    if done.replaces:
        _reach(done.replaces, TimetableState.PUBLISHED)
    after = published_versions(version.year)
    _refuse_filled(done, _plan(done, before), _plan(done, after))
    _lay(done, before, after, lambda _done, _steps: None)
    _record(done, PublicationState.UNDONE, by=by, at=at)


def _refuse_filled(done: Publication, old: dict[Key, Planned], new: dict[Key, Planned]) -> None:
    year = done.timetable.year
    there = Lesson.objects.filter(school_id=year.school_id, day__range=(done.since, year.until))
    blank = set(there.filter(untouched()).values_list("pk", flat=True))
    lost = [
        day
        for pk, course_id, day, number in there.values_list("pk", "course_id", "day", "number")
        if pk not in blank
        and (course_id, day, number) in old
        and (course_id, day, number) not in new
    ]
    if lost:
        raise Refusal(
            _("Отменить нельзя: уроки нового расписания уже заполняют, первый — %s.")
            % full_date(min(lost))
        )


def _lay(done: Publication, old: Sequence[Timetable], new: Sequence[Timetable], tell: Tell) -> Laid:
    tell(1, 3)
    plans = _plan(done, old), _plan(done, new)
    tell(2, 3)
    laid = lay_lessons(year=done.timetable.year, since=done.since, old=plans[0], new=plans[1])
    tell(3, 3)
    return laid


def _plan(done: Publication, versions: Sequence[Timetable]) -> dict[Key, Planned]:
    year = done.timetable.year
    return planned_lessons(year=year, versions=versions, since=done.since, until=year.until)


def _reach(version: Timetable, state: TimetableState) -> None:
    version.state = state
    version.revision += 1
    version.save()


def _lock(asked: Publication) -> None:
    asked.refresh_from_db(from_queryset=Publication.objects.select_for_update(of=("self",)))


def _record(asked: Publication, state: PublicationState, *, by: trail.Actor, at: datetime) -> None:
    """Reach a state and say so."""
    asked.state, asked.changed_at = state, at
    asked.save()
    after = {
        "since": asked.since,
        "made": asked.made,
        "changed": asked.changed,
        "removed": asked.removed,
        "kept": asked.kept,
    }
    trail.record(
        f"timetable.publication.{state}", "timetable", asked.timetable_id, after=after, by=by, at=at
    )
