"""Who can give a lesson whose teacher is away: ranked, with the reasons in words.

The weights say what a deputy head asks in this order: does he teach the subject, do the children
know him, is he in the building anyway, has he not had too much already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from peremena.kit.russian import plural
from peremena.kit.words import _
from peremena.timetable.rules.hours import Hour

SAME_SUBJECT, TEACHES_CLASS, LEADS_CLASS, IN_WINDOW, IN_BUILDING = 40, 20, 10, 16, 8
NOT_IN_SCHOOL, OVERLOADED, EACH_THIS_MONTH = -12, -30, -2
MOST_A_DAY = 7
MANY_A_MONTH = 6


@dataclass(frozen=True, slots=True)
class Need:
    """A lesson to be covered. `classes`: the classes that take part."""

    lesson_id: int
    hour: Hour
    subject_id: int
    classes: frozenset[int]


@dataclass(frozen=True, slots=True)
class Colleague:
    """A teacher on that day. `hours`: the lessons he gives, `month`: lessons given for others."""

    id: int
    name: str
    subjects: frozenset[int] = frozenset()
    classes: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()
    hours: tuple[Hour, ...] = ()
    away: frozenset[int] = field(default_factory=frozenset)  # lesson numbers
    month: int = 0

    def is_free(self, hour: Hour) -> bool:
        """Present and without a lesson at that hour."""
        return hour.number not in self.away and not any(hour.meets(h) for h in self.hours)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A colleague who can give the lesson; `reasons` for, `doubts` against, in words."""

    id: int
    name: str
    score: int
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]
    fits_subject: bool


def candidates(need: Need, colleagues: Iterable[Colleague]) -> list[Candidate]:
    """Everybody who is free at that hour, the best first."""
    found = [_candidate(need, c) for c in colleagues if c.is_free(need.hour)]
    return sorted(found, key=lambda c: (-c.score, c.name))


def best_for_all(
    needs: Sequence[Need], colleagues: Sequence[Colleague]
) -> dict[int, Candidate | None]:
    """For each lesson the best who is still free: nobody gets two lessons at one hour.

    Lessons with the fewest specialists choose first, so that a subject teacher is not spent on a
    lesson that many could give.
    """
    staff = {c.id: c for c in colleagues}
    chosen: dict[int, Candidate | None] = {}

    def scarcity(need: Need) -> tuple[int, int, int]:
        able = [c for c in candidates(need, staff.values()) if c.fits_subject]
        return len(able) or len(staff) + 1, need.hour.number, need.lesson_id

    for need in sorted(needs, key=scarcity):
        best = next(iter(candidates(need, staff.values())), None)
        chosen[need.lesson_id] = best
        if best:
            given = staff[best.id]
            staff[best.id] = replace(given, hours=(*given.hours, need.hour), month=given.month + 1)
    return {need.lesson_id: chosen[need.lesson_id] for need in needs}


def _candidate(need: Need, colleague: Colleague) -> Candidate:
    place = _place(need.hour, colleague)
    fits = need.subject_id in colleague.subjects
    knows = bool(need.classes & colleague.classes)
    leads = bool(need.classes & colleague.leads)
    lessons = len(colleague.hours) + 1
    reasons = (
        (fits, SAME_SUBJECT, _("ведёт этот предмет")),
        (knows, TEACHES_CLASS, _("учит этот класс")),
        (leads, LEADS_CLASS, _("классный руководитель")),
        (place == IN_WINDOW, IN_WINDOW, _("в это время окно")),
        (place == IN_BUILDING, IN_BUILDING, _("в этот день в школе")),
    )
    doubts = (
        (place == NOT_IN_SCHOOL, NOT_IN_SCHOOL, _("в этот день уроков нет")),
        (
            lessons > MOST_A_DAY,
            OVERLOADED,
            _("будет %s за день") % plural(lessons, _("урок"), _("урока"), _("уроков")),
        ),
        (
            colleague.month >= MANY_A_MONTH,
            0,
            _("в этом месяце уже %s")
            % plural(colleague.month, _("замена"), _("замены"), _("замен")),
        ),
    )
    return Candidate(
        id=colleague.id,
        name=colleague.name,
        score=sum(weight for holds, weight, _text in (*reasons, *doubts) if holds)
        + EACH_THIS_MONTH * colleague.month,
        reasons=tuple(text for holds, _weight, text in reasons if holds),
        doubts=tuple(text for holds, _weight, text in doubts if holds),
        fits_subject=fits,
    )


def _place(hour: Hour, colleague: Colleague) -> int:
    """Has he a window between lessons, is he in the building, or would he come for this alone?"""
    numbers = [h.number for h in colleague.hours]
    if not numbers:
        return NOT_IN_SCHOOL
    return IN_WINDOW if min(numbers) < hour.number < max(numbers) else IN_BUILDING
