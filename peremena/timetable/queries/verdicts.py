"""What stands against placing a lesson, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from peremena.kit.russian import plural
from peremena.timetable.queries.draft_week import DraftWeek, Placed, Spot
from peremena.timetable.rules.clashes import Occupied
from peremena.timetable.rules.placing import (
    Kind,
    Level,
    Objection,
    OfClass,
    against_limits,
    in_the_way,
    windows,
)

Places = Iterable[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands against a place: the heaviest degree, and everything in words."""

    level: Level
    reasons: tuple[str, ...]
    kinds: frozenset[Kind]

    @property
    def text(self) -> str:
        """All reasons as one line; empty when the place is free."""
        return " ".join(self.reasons)


def verdict(week: DraftWeek, slot: Placed) -> Verdict:
    """May the slot stand where it says? Itself does not count."""
    return _judge(_around(week, slot), slot)


def verdicts(week: DraftWeek, slot: Placed, *, places: Places) -> dict[tuple[int, int], Verdict]:
    """The verdict of the slot at each of the places (weekday, number)."""
    around = _around(week, slot)
    return {
        (weekday, number): _judge(
            around, replace(slot, spot=replace(slot.spot, weekday=weekday, number=number))
        )
        for weekday, number in places
    }


def fresh(week: DraftWeek, course_id: int, spot: Spot | None = None) -> Placed:
    """A slot that does not exist yet, for a course; `spot` None: with its usual teacher."""
    teacher = week.courses[course_id].teacher_id
    return Placed(0, course_id, spot or Spot(0, 1, 1, teacher, None), (), "")


@dataclass(frozen=True, slots=True)
class _Around:
    """The other lessons of the week, by weekday, and the weeks of the slot's classes."""

    week: DraftWeek
    others: dict[int, list[Placed]]
    hours: dict[int, list[Occupied]]
    classes: tuple[OfClass, ...]


def _around(week: DraftWeek, slot: Placed) -> _Around:
    others: dict[int, list[Placed]] = defaultdict(list)
    taken: dict[int, list[tuple[int, int, int]]] = {
        pk: [] for pk in week.courses[slot.course_id].classes
    }
    for other in week.slots.values():
        if other.id != slot.id:
            spot = other.spot
            others[spot.weekday].append(other)
            for pk in week.courses[other.course_id].classes:
                if pk in taken:
                    taken[pk].append((spot.week, spot.weekday, spot.number))
    return _Around(
        week,
        others,
        {weekday: [week.hour(other) for other in found] for weekday, found in others.items()},
        tuple(
            OfClass(pk, week.classes[pk].grade, max((hour[1] for hour in hours), default=5), hours)
            for pk, hours in taken.items()
        ),
    )


def _judge(around: _Around, slot: Placed) -> Verdict:
    found = list(_objections(around, slot))
    return Verdict(
        level=max((o.level for o in found), default=Level.FREE),
        reasons=tuple(say(o, around.week) for o in sorted(found, key=lambda o: -o.level)),
        kinds=frozenset(o.kind for o in found),
    )


def _objections(around: _Around, slot: Placed) -> Iterator[Objection]:
    week, weekday = around.week, slot.spot.weekday
    hour = week.hour(slot)
    for found in in_the_way(hour, around.hours.get(weekday, ())):
        yield in_earnest(week, slot.course_id, found)
    if week.bells and hour.span is None:
        yield Objection(Kind.BELLS, count=slot.spot.number)
    yield from against_limits(hour, around.classes)
    others = [o for o in around.others.get(weekday, ()) if _share_a_week(o, slot)]
    if any(other.course_id == slot.course_id for other in others):
        yield Objection(Kind.REPEAT, what=slot.course_id)
    for teacher in slot.teachers:
        numbers = [o.spot.number for o in others if teacher in o.teachers]
        if numbers and (count := windows([*numbers, slot.spot.number])):
            yield Objection(Kind.WINDOWS, what=teacher, count=count)


def in_earnest(week: DraftWeek, course_id: int, objection: Objection) -> Objection:
    """A joint lesson that no school would hold is a teacher in two places."""
    if objection.kind is not Kind.JOINT:
        return objection
    other = week.slots[int(str(objection.other))].course_id
    joint = week.may_join(week.courses[course_id], week.courses[other])
    return objection if joint else replace(objection, kind=Kind.TEACHER)


def _share_a_week(other: Placed, slot: Placed) -> bool:
    weeks = {other.spot.week, slot.spot.week}
    return len(weeks) == 1 or 0 in weeks


def say(objection: Objection, week: DraftWeek) -> str:
    """An objection as a sentence."""
    match objection.kind:
        case Kind.PUPILS:
            return _("У этих учеников в это время %s.") % _lesson(objection, week)
        case Kind.TEACHER:
            return _("%(teacher)s в это время ведёт: %(lesson)s.") % {
                "teacher": _teacher(objection, week),
                "lesson": _lesson(objection, week),
            }
        case Kind.JOINT:
            return _("%(teacher)s ведёт в этом кабинете и %(lesson)s: это объединённый урок?") % {
                "teacher": _teacher(objection, week),
                "lesson": _lesson(objection, week),
            }
        case Kind.ROOM:
            return _("Кабинет %(room)s занят: %(lesson)s.") % {
                "room": week.rooms.get(int(str(objection.what)), ""),
                "lesson": _lesson(objection, week),
            }
        case Kind.BELLS:
            return _("В звонках нет урока с номером %s.") % objection.count
        case Kind.DAY:
            return _("У класса %(name)s станет %(count)s в день, а можно не больше %(limit)s.") % (
                _numbers(objection, week)
            )
        case Kind.LOAD:
            return _(
                "У класса %(name)s станет %(count)s в неделю, а можно не больше %(limit)s."
            ) % _numbers(objection, week)
        case Kind.REPEAT:
            return _("В этот день уже есть %s.") % week.courses[int(str(objection.what))].title
        case Kind.WINDOWS:
            return (
                f"{_teacher(objection, week)}: {plural(objection.count, 'окно', 'окна', 'окон')}."
            )


def _lesson(objection: Objection, week: DraftWeek) -> str:
    course = week.courses[week.slots[int(str(objection.other))].course_id]
    return f"{course.title}, {week.group_title(course)}"


def _teacher(objection: Objection, week: DraftWeek) -> str:
    return week.teachers.get(int(str(objection.what)), "")


def _numbers(objection: Objection, week: DraftWeek) -> dict[str, object]:
    return {
        "name": week.classes[int(str(objection.what))].name,
        "count": plural(objection.count, "урок", "урока", "уроков"),
        "limit": objection.limit,
    }
