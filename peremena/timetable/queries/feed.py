"""The lessons of a private link as iCalendar (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from peremena.kit.validity import on_day
from peremena.people.models import Employee, Guardianship
from peremena.schools.access import offices_of
from peremena.schools.models import Role, School
from peremena.timetable.models import Feed, LessonState
from peremena.timetable.queries.choices import Choice, Kind
from peremena.timetable.queries.lessons import lessons_of

BEFORE, AFTER = timedelta(weeks=2), timedelta(weeks=10)
A_DAY = 24 * 60 * 60
FIELDS = (
    "pk",
    "day",
    "number",
    "starts",
    "ends",
    "state",
    "course__subject__name",
    "course__group__school_class__grade",
    "course__group__school_class__letter",
    "course__group__name",
    "room__name",
)


@dataclass(frozen=True, slots=True)
class Followed:
    """What a link shows: the lessons of a choice in the time of its school."""

    choice: Choice
    school: School
    rows: Sequence[tuple[Any, ...]]
    tag: str


def followed(secret: str, *, at: datetime) -> Followed | None:
    """The lessons behind a secret; None when it is wrong, revoked, or its owner has lost them."""
    feed = (
        Feed.objects.filter(secret=secret, revoked_at=None, user__is_active=True)
        .select_related("user", "teacher__school", "pupil__school")
        .first()
    )
    if feed is None:
        return None
    person = feed.teacher or feed.pupil
    assert person is not None, "the database holds a feed to one of them"
    school = person.school
    today = at.astimezone(school.zone).date()
    if not _may_follow(feed, today, at=at):
        return None
    kind = Kind.TEACHER if feed.teacher else Kind.PUPIL
    choice = Choice(kind, person.pk, "", school.pk, today)
    days = today - BEFORE, today + AFTER
    rows = list(
        lessons_of(choice)
        .filter(day__range=days)
        .order_by("day", "number", "pk")
        .values_list(*FIELDS)
    )
    tag = hashlib.sha256(repr((rows, school.time_zone, kind)).encode()).hexdigest()[:32]
    return Followed(choice, school, rows, tag)


def _may_follow(feed: Feed, today: date, *, at: datetime) -> bool:
    """A link ends with what it rests on: the office, or the care for the child."""
    if feed.teacher:
        mine: Employee = feed.teacher
        return mine.user_id == feed.user_id and any(
            who.school_id == mine.school_id and who.role not in (Role.PUPIL, Role.GUARDIAN)
            for who in offices_of(feed.user, at=at)
        )
    if feed.pupil and feed.pupil.user_id == feed.user_id:
        return True
    ward = Guardianship.objects.filter(
        pupil=feed.pupil_id, guardian__user=feed.user_id, may_see=True
    )
    return ward.filter(on_day(today)).exists()


def calendar_of(shown: Followed, *, at: datetime) -> bytes:
    """The calendar file; the same lessons are put into words once."""
    key = f"feed-{shown.tag}"
    found: bytes | None = cache.get(key)
    if found is None:
        found = _written(shown, at)
        cache.set(key, found, A_DAY)
    return found


def _written(shown: Followed, at: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Peremena//Timetable//RU")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Уроки"))
    calendar.add("x-wr-timezone", shown.school.time_zone)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for row in shown.rows:
        calendar.add_component(_event(row, shown, at))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(row: tuple[Any, ...], shown: Followed, at: datetime) -> Event:
    """No name of any person: subject, room and time, for a teacher also the class."""
    pk, day, number, starts, ends, state, subject, grade, letter, part, room = row
    group = ", ".join(filter(None, (f"{grade or ''}{letter or ''}", part)))
    title = f"{subject}, {group}" if shown.choice.kind is Kind.TEACHER else subject
    zone = shown.school.zone
    event = Event()
    event.add("uid", f"lesson-{pk}@peremena")
    event.add("dtstamp", at)
    event.add("dtstart", datetime.combine(day, starts, zone) if starts else day)
    if starts and ends:
        event.add("dtend", datetime.combine(day, ends, zone))
    event.add(
        "summary",
        title if starts else _("%(number)s урок: %(title)s") % {"number": number, "title": title},
    )
    if room:
        event.add("location", _("каб. %s") % room)
    cancelled = state == LessonState.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return event


@dataclass(frozen=True, slots=True)
class FeedRow:
    """What may be followed: the key of the choice, whose lessons, the secret of the link, if made."""

    key: str
    title: str
    feed_id: int | None
    secret: str
    made_at: datetime | None


def feed_rows(choices: Sequence[Choice], *, user_id: int) -> list[FeedRow]:
    """The links of a person; one statement."""
    made = {
        (Kind.TEACHER, f.teacher_id) if f.teacher_id else (Kind.PUPIL, f.pupil_id): f
        for f in Feed.objects.filter(user=user_id, revoked_at=None)
    }
    found = []
    for choice in choices:
        feed = made.get((choice.kind, choice.id))
        found.append(
            FeedRow(
                choice.key,
                choice.title,
                feed.pk if feed else None,
                feed.secret if feed else "",
                feed.made_at if feed else None,
            )
        )
    return found
