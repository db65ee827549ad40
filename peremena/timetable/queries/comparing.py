"""What changes for whom between two versions of the timetable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from peremena.kit.russian import WEEKDAYS_SHORT
from peremena.timetable.models import Timetable
from peremena.timetable.queries.draft_week import DraftWeek, Placed, draft_week

Hour = tuple[int, int, int]
Owners = Callable[[DraftWeek, Placed], list[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands at an hour in the one version and in the other."""

    hour: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForWhom:
    """A class or a teacher whose week differs."""

    title: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences, by class and by teacher."""

    classes: tuple[ForWhom, ...]
    teachers: tuple[ForWhom, ...]

    @property
    def count(self) -> int:
        """In how many hours of classes the versions differ."""
        return sum(len(each.differences) for each in self.classes)


def compare(before: Timetable, after: Timetable) -> Comparison:
    """What changes for each class and teacher; the statements of two weeks."""
    weeks = draft_week(before), draft_week(after)
    titles = {pk: c.name for pk, c in weeks[1].classes.items()}
    order = sorted(weeks[1].classes.values(), key=lambda c: (c.grade, c.letter))
    by_class = [_by_hour(week, _classes) for week in weeks]
    by_teacher = [_by_hour(week, _teachers) for week in weeks]
    return Comparison(
        classes=_differences(by_class, {c.pk: titles[c.pk] for c in order}),
        teachers=_differences(by_teacher, weeks[1].teachers),
    )


def _classes(week: DraftWeek, slot: Placed) -> list[tuple[int, str]]:
    course = week.courses[slot.course_id]
    text = _joined(course.title, course.part, _teacher(week, slot), _room(week, slot))
    return [(pk, text) for pk in course.classes]


def _teachers(week: DraftWeek, slot: Placed) -> list[tuple[int, str]]:
    course = week.courses[slot.course_id]
    text = _joined(week.group_title(course), course.title, _room(week, slot))
    return [(pk, text) for pk in slot.teachers]


def _teacher(week: DraftWeek, slot: Placed) -> str:
    return ", ".join(week.teachers[pk] for pk in slot.teachers if pk in week.teachers)


def _room(week: DraftWeek, slot: Placed) -> str:
    return week.rooms.get(slot.spot.room_id or 0, "")


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _by_hour(week: DraftWeek, owners: Owners) -> dict[int, dict[Hour, set[str]]]:
    found: dict[int, dict[Hour, set[str]]] = defaultdict(lambda: defaultdict(set))
    for slot in week.slots.values():
        for owner, text in owners(week, slot):
            found[owner][slot.spot.weekday, slot.spot.number, slot.spot.week].add(text)
    return found


def _differences(
    weeks: list[dict[int, dict[Hour, set[str]]]], titles: dict[int, str]
) -> tuple[ForWhom, ...]:
    found = []
    for owner, title in titles.items():
        before, after = (week.get(owner, {}) for week in weeks)
        differences = tuple(
            Difference(_hour(hour), *_both(before.get(hour, set()), after.get(hour, set())))
            for hour in sorted(before.keys() | after.keys())
            if before.get(hour, set()) != after.get(hour, set())
        )
        if differences:
            found.append(ForWhom(title, differences))
    return tuple(found)


def _both(before: set[str], after: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(before - after)), tuple(sorted(after - before))


def _hour(hour: Hour) -> str:
    weekday, number, week = hour
    return f"{WEEKDAYS_SHORT[weekday - 1]}, {number}" + (f" ({week})" if week else "")
