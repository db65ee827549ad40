"""Links for calendar programs are made and revoked by whom they belong to."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from peremena.timetable.models import Feed
from peremena.timetable.queries.choices import Choice, Kind
from peremena.trail import actions as trail


@transaction.atomic
def make_feed(*, user_id: int, choice: Choice, by: trail.Actor, at: datetime) -> Feed:
    """A link to the lessons of a teacher or a pupil; an earlier link of the same kind ends."""
    whose = {"teacher_id" if choice.kind is Kind.TEACHER else "pupil_id": choice.id}
    for old in Feed.objects.select_for_update().filter(user=user_id, revoked_at=None, **whose):
        revoke_feed(old, by=by, at=at)
    feed = Feed.objects.create(
        user_id=user_id, secret=secrets.token_urlsafe(32), made_at=at, **whose
    )
    trail.record(
        "timetable.feed.made",
        "feed",
        feed.pk,
        person_id=choice.id,
        person_kind=trail.EMPLOYEE if choice.kind is Kind.TEACHER else trail.PUPIL,
        by=by,
        at=at,
    )
    return feed


@transaction.atomic
def revoke_feed(feed: Feed, *, by: trail.Actor, at: datetime) -> None:
    """The link leads nowhere from now on."""
    if feed.revoked_at:
        return
    feed.revoked_at = at
    feed.save()
    trail.record("timetable.feed.revoked", "feed", feed.pk, by=by, at=at)
