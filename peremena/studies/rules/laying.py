"""A plan laid over the lessons of the year: what was given when, what comes, and what to give up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LessonDay:
    """A lesson of the course; `topic` is what the register says of it."""

    day: date
    is_past: bool
    cancelled: bool = False
    topic: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class PlannedTheme:
    """A theme to be laid: `hours` by the approved plan, `now` after corrections.

    `spare` gives way first, `fixed` (a control work) never.
    """

    topic: str
    hours: int
    now: int
    section: str = ""
    spare: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class LaidTheme:
    """The days of a theme; `left`: its lessons still to be given, with a day or without."""

    planned: tuple[date, ...]
    given: tuple[date, ...]
    coming: tuple[date, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Laying:
    """The whole plan. `deviation`: lessons ahead (+) of the plan or behind (−) it today.

    `balance`: lessons still to come beyond those that the plan needs; negative = too few.
    """

    themes: tuple[LaidTheme, ...]
    deviation: int
    balance: int

    @property
    def given_hours(self) -> int:
        """Lessons that were given by the plan."""
        return sum(len(theme.given) for theme in self.themes)


class Cut(StrEnum):
    """How a theme gives up a lesson."""

    DROPPED = "dropped"
    SHORTENED = "shortened"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Change:
    """The theme at `index` takes `hours` lessons in all."""

    index: int
    hours: int
    cut: Cut


def lay(themes: Sequence[PlannedTheme], lessons: Sequence[LessonDay]) -> Laying:
    """Lay themes over lessons, both in their order; what is not given yet over those to come."""
    given, left = _taught(themes, lessons)
    to_come = [x.day for x in lessons if not x.is_past and not x.cancelled]
    planned = _dealt([x.day for x in lessons], [theme.hours for theme in themes])
    coming = _dealt(to_come, left)
    return Laying(
        themes=tuple(
            LaidTheme(planned[n], tuple(lessons[x].day for x in given[n]), coming[n], left[n])
            for n in range(len(themes))
        ),
        deviation=_done(themes, left) - _due(themes, lessons),
        balance=len(to_come) - sum(left),
    )


def theme_of(
    themes: Sequence[PlannedTheme], lessons: Sequence[LessonDay], lesson_id: int
) -> int | None:
    """The index of the theme that a lesson takes: the one that its topic names, else the one that is
    laid on it. None when it is cancelled or no theme is left.
    """
    place = next((n for n, x in enumerate(lessons) if x.id == lesson_id), None)
    if place is None or lessons[place].cancelled:
        return None
    given, left = _taught(themes, lessons)
    to_come = [n for n, x in enumerate(lessons) if not x.is_past and not x.cancelled]
    laid = given if lessons[place].is_past else _dealt(to_come, left)
    by_order = next((n for n, places in enumerate(laid) if place in places), None)
    named = _named(themes, lessons[place].topic, near=by_order or 0)
    return by_order if named is None else named


def _taught(
    themes: Sequence[PlannedTheme], lessons: Sequence[LessonDay]
) -> tuple[list[list[int]], list[int]]:
    """The places of the past lessons of each theme, and how many it still needs.

    A lesson goes to the theme whose topic stands in the register, else to the next theme that is
    not complete.
    """
    left = [theme.now for theme in themes]
    given: list[list[int]] = [[] for _theme in themes]
    place = 0
    for n, lesson in enumerate(lessons):
        if lesson.cancelled or not lesson.is_past:
            continue
        named = _named(themes, lesson.topic, near=place)
        place = named if named is not None else _next(left, place)
        if place < len(themes):
            given[place].append(n)
            left[place] = max(left[place] - 1, 0)
    return given, left


def proposal(
    themes: Sequence[PlannedTheme], left: Sequence[int], shortage: int
) -> tuple[Change, ...]:
    """How to give up `shortage` lessons, in the order of the plan; fewer when no more can go.

    Reserve and repetition go first, the last ones before the earlier; then long themes become
    shorter; then neighbours of a section are taught together. Control works stay.
    """
    now, cuts = [theme.now for theme in themes], dict[int, Cut]()
    open_ones = [n for n, theme in enumerate(themes) if left[n] and not theme.fixed]

    def cut(n: int, by: int, how: Cut) -> None:
        nonlocal shortage
        now[n] -= by
        shortage -= by
        cuts[n] = how

    for n in reversed(open_ones):
        if themes[n].spare and shortage:
            by = min(left[n], shortage)
            cut(n, by, Cut.DROPPED if by == now[n] else Cut.SHORTENED)
    whole = [n for n in open_ones if n not in cuts]
    while shortage and (long := [n for n in whole if left[n] - (themes[n].now - now[n]) > 1]):
        cut(max(long, key=lambda n: (now[n], n)), 1, Cut.SHORTENED)
    for n in reversed(open_ones):
        before = n - 1
        if (
            shortage
            and n not in cuts
            and now[n] == 1
            and before in open_ones
            and before not in cuts
            and themes[before].section == themes[n].section
            and cuts.get(n + 1) != Cut.JOINED
        ):
            cut(n, 1, Cut.JOINED)
    return tuple(Change(n, now[n], how) for n, how in sorted(cuts.items()))


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").rstrip(" .").split())


def _named(themes: Sequence[PlannedTheme], topic: str, *, near: int) -> int | None:
    """The theme that a topic of the register names; of several the one nearest to `near`."""
    wanted = _plain(topic)
    if not wanted:
        return None
    found = [n for n, theme in enumerate(themes) if _plain(theme.topic) == wanted]
    return min(found, key=lambda n: (abs(n - near), n), default=None)


def _next(left: Sequence[int], place: int) -> int:
    """The next theme that is not complete: from `place` on, else from the beginning."""
    open_ones = [n for n, hours in enumerate(left) if hours]
    return next((n for n in open_ones if n >= place), next(iter(open_ones), len(left)))


def _dealt(lessons: Sequence[T], hours: Sequence[int]) -> list[tuple[T, ...]]:
    """Lessons dealt to themes in order, each as many as it takes; the last ones may go short."""
    dealt, start = [], 0
    for number in hours:
        dealt.append(tuple(lessons[start : start + number]))
        start += number
    return dealt


def _done(themes: Sequence[PlannedTheme], left: Sequence[int]) -> int:
    """Lessons of the approved plan that are behind us, those that were given up included."""
    current = next((n for n, hours in enumerate(left) if hours), len(left))
    return sum(
        theme.hours if n < current else theme.now - left[n] for n, theme in enumerate(themes)
    )


def _due(themes: Sequence[PlannedTheme], lessons: Sequence[LessonDay]) -> int:
    """Lessons of the approved plan that had their day by now, also those that fell away."""
    return min(sum(x.is_past for x in lessons), sum(theme.hours for theme in themes))
