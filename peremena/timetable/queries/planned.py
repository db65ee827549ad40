"""Which lessons the published versions of a timetable become."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time

from peremena.schools.models import Year
from peremena.schools.queries.bells import bells_of
from peremena.schools.queries.calendar import school_calendar
from peremena.studies.models import Load
from peremena.timetable.models import Move, Slot, Timetable, TimetableState
from peremena.timetable.rules.cycle import Plan, meeting_days
from peremena.timetable.rules.giving import Spell, who_gives

Key = tuple[int, date, int]


@dataclass(frozen=True, slots=True)
class Planned:
    """What a lesson is by the timetable."""

    teacher_id: int | None
    room_id: int | None
    starts: time | None
    ends: time | None


def published_versions(year: Year) -> list[Timetable]:
    """The versions that hold in a year, in the order of their days."""
    found = Timetable.objects.filter(year=year, state=TimetableState.PUBLISHED)
    return list(found.order_by("since"))


def planned_lessons(
    *, year: Year, versions: Sequence[Timetable], since: date, until: date
) -> dict[Key, Planned]:
    """The lessons of versions between two days, by course, day and number.

    `versions` in the order of their days: each holds until the next one. Days of rest have none,
    nor has an hour from which the lesson was moved away.
    """
    plans = {
        version.pk: Plan(
            version.since,
            following.since if following else year.until,
            version.weeks,
            bool(following),
        )
        for version, following in zip(versions, [*versions[1:], None], strict=False)
    }
    slots = Slot.objects.filter(timetable__in=plans).select_related("course__group__school_class")
    calendar = school_calendar(year)
    bells = bells_of(year.school_id)
    spells = spells_of({slot.course_id for slot in slots})
    moved = set(
        Move.objects.filter(
            school_id=year.school_id, undone_at=None, was_day__range=(since, until)
        ).values_list("lesson__course", "was_day", "was_number")
    )
    found: dict[Key, Planned] = {}
    for slot in slots:
        school_class = slot.course.group.school_class
        grade = school_class.grade if school_class else 0
        shift = school_class.shift if school_class else 1
        given = spells[slot.course_id]
        days = meeting_days(
            plans[slot.timetable_id],
            weekday=slot.weekday,
            week=slot.week,
            since=since,
            until=until,
            calendar=calendar,
            grade=grade,
        )
        for day in days:
            teacher_id = who_gives(slot.teacher_id, given, day)
            starts, ends = bells.at(day, shift=shift, number=slot.number) or (None, None)
            planned = Planned(teacher_id, slot.room_id, starts, ends)
            key = (slot.course_id, day, slot.number)
            if key not in moved:
                found.setdefault(key, planned)
    return found


def spells_of(course_ids: Collection[int]) -> defaultdict[int, list[Spell]]:
    """Who teaches courses from when until when; one statement."""
    found: defaultdict[int, list[Spell]] = defaultdict(list)
    loads = Load.objects.filter(course__in=course_ids).order_by("since", "pk")
    for load in loads:
        found[load.course_id].append((load.teacher_id, load.since, load.until))
    return found
