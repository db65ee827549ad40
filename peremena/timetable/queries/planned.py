"""Which lessons the published versions of a timetable become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from peremena.schools.models import Bell, Year
from peremena.schools.queries.calendar import school_calendar
from peremena.timetable.models import Slot, Timetable, TimetableState
from peremena.timetable.rules.cycle import Plan, meeting_days

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

    `versions` in the order of their days: each holds until the next one. Days of rest have none.
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
    bells = {
        (b.schedule.shift, b.number): b
        for b in Bell.objects.filter(schedule__school_id=year.school_id)
        .select_related("schedule")
        .order_by("-schedule_id")
    }
    found: dict[Key, Planned] = {}
    for slot in slots:
        school_class = slot.course.group.school_class
        grade = school_class.grade if school_class else 0
        bell = bells.get((school_class.shift if school_class else 1, slot.number))
        planned = Planned(
            slot.teacher_id,
            slot.room_id,
            bell.starts if bell else None,
            bell.ends if bell else None,
        )
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
            found.setdefault((slot.course_id, day, slot.number), planned)
    return found
