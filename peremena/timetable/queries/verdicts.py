"""What stands against placing a lesson, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from peremena.kit.russian import plural
from peremena.timetable.queries.draft_week import DraftWeek, Placed, Spot
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


def verdict(week: DraftWeek, slot: Placed, *, without: Iterable[int] = ()) -> Verdict:
    """May the slot stand where it says? Itself and `without` do not count."""
    absent = {slot.id, *without}
    others = [other for other in week.slots.values() if other.id not in absent]
    found = list(_objections(week, slot, others))
    return Verdict(
        level=max((o.level for o in found), default=Level.FREE),
        reasons=tuple(say(o, week) for o in sorted(found, key=lambda o: -o.level)),
        kinds=frozenset(o.kind for o in found),
    )


def verdicts(week: DraftWeek, slot: Placed, *, places: Places) -> dict[tuple[int, int], Verdict]:
    """The verdict of the slot at each of the places (weekday, number)."""
    return {place: verdict(week, moved(slot, *place)) for place in places}


def moved(slot: Placed, weekday: int, number: int) -> Placed:
    """The slot at another place."""
    return replace(slot, spot=replace(slot.spot, weekday=weekday, number=number))


def fresh(week: DraftWeek, course_id: int, spot: Spot | None = None) -> Placed:
    """A slot that does not exist yet, for a course; `spot` None: with its usual teacher."""
    teacher = week.courses[course_id].teacher_id
    return Placed(0, course_id, spot or Spot(0, 1, 1, teacher, None), (), "")


def _objections(week: DraftWeek, slot: Placed, others: list[Placed]) -> Iterator[Objection]:
    hour, course = week.hour(slot), week.courses[slot.course_id]
    yield from in_the_way(
        hour, (week.hour(o) for o in others if o.spot.weekday == slot.spot.weekday)
    )
    if week.bells and hour.span is None:
        yield Objection(Kind.BELLS, count=slot.spot.number)
    yield from against_limits(hour, _classes(week, course.classes, others))
    for other in others:
        if other.course_id == slot.course_id and _same_day(other, slot):
            yield Objection(Kind.REPEAT, what=slot.course_id)
            break
    for teacher in slot.teachers:
        numbers = [o.spot.number for o in others if teacher in o.teachers and _same_day(o, slot)]
        if numbers and (count := windows([*numbers, slot.spot.number])):
            yield Objection(Kind.WINDOWS, what=teacher, count=count)


def _same_day(other: Placed, slot: Placed) -> bool:
    weeks = {other.spot.week, slot.spot.week}
    return other.spot.weekday == slot.spot.weekday and (len(weeks) == 1 or 0 in weeks)


def _classes(week: DraftWeek, classes: tuple[int, ...], others: list[Placed]) -> Iterator[OfClass]:
    for pk in classes:
        taken = [
            (o.spot.week, o.spot.weekday, o.spot.number)
            for o in others
            if pk in week.courses[o.course_id].classes
        ]
        days = max((weekday for _week, weekday, _number in taken), default=5)
        yield OfClass(pk, week.classes[pk].grade, days, taken)


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
