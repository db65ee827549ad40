"""When a control work may be held: recommendations of Rosobrnadzor of 2021 on assessment works.

One a day for a class, not oftener than once in two and a half weeks in a subject, at most a tenth
of the subject's hours, and not on the first or last lesson of the day unless the subject has one
lesson a week.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from peremena.kit.russian import day_month, plural
from peremena.kit.words import _

PROPOSED = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """What is usual; `gap`: days between two works of a subject, `share`: percent of its hours."""

    a_day: int = 1
    gap: int = 17
    share: int = 10


@dataclass(frozen=True, slots=True)
class Held:
    """A work that is planned already for pupils of the class."""

    day: date
    course_id: int
    subject_id: int
    subject: str


@dataclass(frozen=True, slots=True)
class Hour:
    """A lesson at which a work could be held; `first`, `last`: the lessons of the class that day."""

    lesson_id: int
    day: date
    number: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a group: hours a week (0: unknown), lessons in the year."""

    course_id: int
    subject_id: int
    hours_per_week: Decimal
    lessons: int


USUAL = Limits()


def why_not(
    hour: Hour, subject: Subject, held: Iterable[Held], limits: Limits = USUAL
) -> list[str]:
    """What speaks against a work at a lesson, each in a sentence; nothing: it may be held."""
    works = list(held)
    found = []
    # the halves of a class write the same subject side by side
    same_day = [w for w in works if w.day == hour.day and w.subject_id != subject.subject_id]
    if len(same_day) >= limits.a_day:
        found.append(
            _("%(day)s у класса уже есть контрольная: %(subject)s. В день проводят одну.")
            % {"day": day_month(hour.day), "subject": same_day[0].subject}
        )
    own = [w.day for w in works if w.course_id == subject.course_id]
    near = [d for d in own if abs((d - hour.day).days) < limits.gap]
    if near:
        found.append(
            _(
                "По этому предмету контрольная уже стоит %s, а проводят их не чаще раза в 2,5 недели."
            )
            % day_month(min(near, key=lambda d: abs((d - hour.day).days)))
        )
    if (len(own) + 1) * 100 > limits.share * subject.lessons:
        found.append(
            _("На контрольные уже отведена десятая часть часов предмета: %s в году.")
            % plural(subject.lessons, _("урок"), _("урока"), _("уроков"))
        )
    rare = 0 < subject.hours_per_week <= 1
    if not rare and hour.number in (hour.first, hour.last):
        found.append(
            _("%d-й урок в этот день крайний: контрольную не ставят на первый и последний урок.")
            % hour.number
        )
    return found


def nearest_free(
    wanted: date, hours: Sequence[Hour], subject: Subject, held: Iterable[Held]
) -> list[Hour]:
    """The nearest lessons of the course at which nothing speaks against a work."""
    works = list(held)
    free = [h for h in hours if not why_not(h, subject, works)]
    return sorted(
        sorted(free, key=lambda h: abs((h.day - wanted).days))[:PROPOSED], key=lambda h: h.day
    )
