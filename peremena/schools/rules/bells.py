"""When lessons begin and end: which schedule rings, what may not be, what is proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from peremena.kit.russian import hour
from peremena.kit.words import _

Span = tuple[time, time]

# Sanitary rules SP 2.4.3648-20, item 3.4.16.
EARLIEST = time(8, 0)
SHORTEST_BREAK, LONG_BREAK = 10, 20
LONGEST_LESSON = 45


@dataclass(frozen=True, slots=True)
class BellPlan:
    """A schedule as a plain value: the times of lessons 1, 2, 3 …, and when it rings."""

    name: str
    times: tuple[Span, ...]
    shift: int = 1
    usual: bool = False
    weekdays: tuple[int, ...] = ()
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Bells:
    """The bells of a school; each mapping leads from a shift (and a day) to its schedule."""

    by_day: Mapping[tuple[int, date], Mapping[int, Span]] = field(default_factory=dict)
    by_weekday: Mapping[tuple[int, int], Mapping[int, Span]] = field(default_factory=dict)
    usual: Mapping[int, Mapping[int, Span]] = field(default_factory=dict)

    def at(self, day: date, *, shift: int, number: int) -> Span | None:
        """The beginning and end of a lesson of a day."""
        return self.on(day, shift=shift).get(number)

    def on(self, day: date, *, shift: int) -> Mapping[int, Span]:
        """The lessons of a day by number: by the date, else the weekday, else as usual."""
        return (
            self.by_day.get((shift, day))
            or self.by_weekday.get((shift, day.isoweekday()))
            or self.usual.get(shift, {})
        )


def why_wrong_bells(times: Sequence[Span]) -> str | None:
    """Lessons that end before they begin, or begin before the one before has ended."""
    if not times:
        return _("Заполните время хотя бы одного урока.")
    for number, (starts, ends) in enumerate(times, 1):
        if starts >= ends:
            return _("%d урок кончается раньше, чем начинается: исправьте время.") % number
    for number, ((_start, ends), (starts, _end)) in enumerate(pairwise(times), 2):
        if starts < ends:
            return _(
                "%(number)d урок начинается в %(starts)s, а предыдущий кончается в %(ends)s: "
                "исправьте время."
            ) % {"number": number, "starts": hour(starts), "ends": hour(ends)}
    return None


def remarks_on_bells(times: Sequence[Span]) -> list[str]:
    """What the sanitary rules do not allow, though it may be written."""
    found = []
    if times and times[0][0] < EARLIEST:
        found.append(_("Уроки начинаются раньше 8:00."))
    breaks = breaks_between(times)
    for number, minutes in enumerate(breaks, 1):
        if minutes < SHORTEST_BREAK:
            found.append(
                _("Перемена после %(number)d урока — %(minutes)d мин, нужно не меньше 10.")
                % {"number": number, "minutes": minutes}
            )
    if len(times) > 3 and not any(minutes >= LONG_BREAK for minutes in breaks):
        found.append(_("Нет большой перемены: нужна хотя бы одна не короче 20 минут."))
    if any(_minutes(starts, ends) > LONGEST_LESSON for starts, ends in times):
        found.append(_("Есть урок длиннее 45 минут."))
    return found


def breaks_between(times: Sequence[Span]) -> list[int]:
    """The breaks after lessons 1, 2, 3 …, in minutes."""
    return [_minutes(ends, starts) for (_start, ends), (starts, _end) in pairwise(times)]


def proposed_bells(*, first: time, minutes: int, lessons: int) -> tuple[Span, ...]:
    """Lessons of so many minutes from `first` on; long breaks after the second and third one."""
    found, moment = [], datetime.combine(date.min, first)
    for number in range(1, lessons + 1):
        ends = moment + timedelta(minutes=minutes)
        found.append((moment.time(), ends.time()))
        moment = ends + timedelta(minutes=LONG_BREAK if number in (2, 3) else SHORTEST_BREAK)
    return tuple(found)


def _minutes(since: time, until: time) -> int:
    return (until.hour - since.hour) * 60 + until.minute - since.minute
