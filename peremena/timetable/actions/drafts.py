"""Drafts of the timetable: begun, copied, described, thrown away."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.schools.actions import refuse_closed
from peremena.schools.models import Year
from peremena.timetable.models import Slot, Timetable, TimetableState
from peremena.trail import actions as trail


@transaction.atomic
def begin_draft(
    *,
    year: Year,
    since: date,
    by: trail.Actor,
    at: datetime,
    weeks: int = 1,
    copied: Timetable | None = None,
) -> Timetable:
    """A new draft, empty or with the slots of another version, meant to hold from a day on."""
    refuse_closed(year)
    _refuse_other_year(year, since)
    draft = Timetable.objects.create(
        school_id=year.school_id,
        year=year,
        since=since,
        weeks=copied.weeks if copied else weeks,
        source=_("копия расписания с %s") % full_date(copied.since) if copied else "",
    )
    copies = _copy_slots(copied, draft) if copied else 0
    trail.record(
        "timetable.draft.begun",
        "timetable",
        draft.pk,
        after={"since": since, "copied": copied.pk if copied else None, "slots": copies},
        by=by,
        at=at,
    )
    return draft


@transaction.atomic
def describe_draft(
    draft: Timetable, *, since: date, weeks: int, by: trail.Actor, at: datetime
) -> None:
    """Choose the day from which a draft is meant to hold, and the weeks of its cycle."""
    lock_draft(draft)
    _refuse_other_year(draft.year, since)
    if draft.slots.filter(week__gt=weeks if weeks > 1 else 0).exists():
        raise Refusal(
            _(
                "В черновике есть уроки отдельных недель цикла. Сначала поставьте их на каждую неделю."
            ),
            field="weeks",
        )
    before = {"since": draft.since, "weeks": draft.weeks}
    draft.since, draft.weeks = since, weeks
    draft.save()
    after = {"since": since, "weeks": weeks}
    trail.record(
        "timetable.draft.described", "timetable", draft.pk, before=before, after=after, by=by, at=at
    )


@transaction.atomic
def delete_draft(draft: Timetable, *, by: trail.Actor, at: datetime) -> None:
    """Throw a draft away; a version that has been published stays."""
    lock_draft(draft)
    if draft.publications.exists():
        raise Refusal(_("Это расписание уже публиковали. Оно остаётся в списке."))
    before = {"since": draft.since, "slots": draft.slots.count()}
    trail.record("timetable.draft.deleted", "timetable", draft.pk, before=before, by=by, at=at)
    draft.delete()


def lock_draft(draft: Timetable) -> None:
    """Take a draft for this transaction; refuses a version that is no draft any more."""
    draft.refresh_from_db(from_queryset=Timetable.objects.select_for_update(of=("self",)))
    if draft.state != TimetableState.DRAFT:
        raise Refusal(
            _("Это расписание уже опубликовано. Чтобы изменить его, сделайте черновик — копию.")
        )
    if draft.publications.filter(state="queued").exists():
        raise Refusal(_("Этот черновик сейчас публикуется. Подождите немного."))


def _refuse_other_year(year: Year, since: date) -> None:
    if not year.since <= since <= year.until:
        raise Refusal(
            _("Расписание действует в пределах учебного года: с %(since)s по %(until)s.")
            % {"since": full_date(year.since), "until": full_date(year.until)},
            field="since",
        )


def _copy_slots(copied: Timetable, draft: Timetable) -> int:
    """The slots of another version with their assistants; returns how many."""
    helping = Slot.assistants.through
    slots = list(Slot.objects.filter(timetable=copied).order_by("pk"))
    helpers = list(helping.objects.filter(slot__timetable=copied))
    old = [slot.pk for slot in slots]
    for slot in slots:
        slot.pk, slot.timetable, slot._state.adding = None, draft, True
    new = dict(zip(old, Slot.objects.bulk_create(slots), strict=True))
    helping.objects.bulk_create(
        helping(slot_id=new[x.slot_id].pk, employee_id=x.employee_id) for x in helpers
    )
    return len(slots)
