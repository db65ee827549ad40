"""Closing a term for changes, and opening it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.journal.models import TermLock
from peremena.kit.refusal import Refusal
from peremena.schools.actions import refuse_closed
from peremena.schools.models import Term
from peremena.timetable.models import Lesson
from peremena.trail import actions as trail


@transaction.atomic
def close_term(*, term: Term, reason: str, by: trail.Actor, at: datetime) -> TermLock:
    """Close a term: its registers refuse changes. Waits for writers who are at work."""
    refuse_closed(term.year)
    lessons = Lesson.objects.filter(
        school_id=term.year.school_id, day__range=(term.since, term.until)
    )
    list(lessons.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
    if TermLock.objects.filter(term=term, lifted_at=None).exists():
        raise Refusal(_("%s: период уже закрыт.") % term)
    lock = TermLock.objects.create(term=term, locked_at=at, locked_by=by.name, reason=reason)
    trail.record("journal.term.closed", "term", term.pk, after=reason, by=by, at=at)
    return lock


@transaction.atomic
def reopen_term(*, term: Term, by: trail.Actor, at: datetime) -> None:
    """Lift the lock of a term."""
    refuse_closed(term.year)
    lifted = TermLock.objects.filter(term=term, lifted_at=None).update(
        lifted_at=at, lifted_by=by.name
    )
    if not lifted:
        raise Refusal(_("%s: период не закрыт.") % term)
    trail.record("journal.term.reopened", "term", term.pk, by=by, at=at)


@transaction.atomic
def withdraw_locks(locks: Sequence[TermLock], *, by: trail.Actor, at: datetime) -> None:
    """Take locks back as if the terms had never been closed."""
    trail.record_all(
        [
            trail.Change("journal.term.reopened", "term", lock.term_id, before=lock.reason)
            for lock in locks
        ],
        by=by,
        at=at,
    )
    TermLock.objects.filter(pk__in=[lock.pk for lock in locks]).delete()
