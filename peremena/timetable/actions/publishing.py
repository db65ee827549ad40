"""Installing a version of the timetable and publishing its lessons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.people.models import Employee
from peremena.schools.actions import refuse_closed
from peremena.schools.models import Room, Year
from peremena.studies.models import Course
from peremena.timetable.models import Lesson, Slot, Timetable, TimetableState
from peremena.timetable.queries.between import ALL_GRADES, lessons_between
from peremena.timetable.queries.planned import Key, Planned, planned_lessons, published_versions
from peremena.timetable.queries.records import TAKEN_BACK, untouched
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class NewSlot:
    """A place of a course in the week: weekday 1–7, lesson number, week of the cycle (0 = every)."""

    course: Course
    weekday: int
    number: int
    week: int = 0
    teacher: Employee | None = None
    assistants: tuple[Employee, ...] = ()
    room: Room | None = None


@transaction.atomic
def install_timetable(
    *,
    year: Year,
    since: date,
    slots: Sequence[NewSlot],
    by: trail.Actor,
    at: datetime,
    weeks: int = 1,
    source: str = "",
) -> Timetable:
    """Install a version of the timetable, valid from a day; lessons appear when published."""
    refuse_closed(year)
    if not year.since <= since <= year.until:
        raise Refusal(
            _(
                "Расписание может начать действовать с %(since)s по %(until)s — в пределах учебного года."
            )
            % {"since": full_date(year.since), "until": full_date(year.until)},
            field="since",
        )
    if Timetable.objects.filter(year=year, since=since, state=TimetableState.PUBLISHED).exists():
        raise Refusal(
            _("Расписание, действующее с %s, уже есть. Выберите другой день.") % full_date(since),
            field="since",
        )
    timetable = Timetable.objects.create(
        school_id=year.school_id,
        year=year,
        since=since,
        weeks=weeks,
        source=source,
        state=TimetableState.PUBLISHED,
    )
    made = Slot.objects.bulk_create(
        Slot(
            timetable=timetable,
            course=s.course,
            weekday=s.weekday,
            number=s.number,
            week=s.week,
            teacher=s.teacher,
            room=s.room,
        )
        for s in slots
    )
    Slot.assistants.through.objects.bulk_create(
        Slot.assistants.through(slot_id=row.pk, employee_id=assistant.pk)
        for row, slot in zip(made, slots, strict=True)
        for assistant in slot.assistants
    )
    trail.record(
        "timetable.version.installed",
        "timetable",
        timetable.pk,
        after={"since": since, "slots": len(made), "source": source},
        by=by,
        at=at,
    )
    return timetable


def remove_untouched(lessons: QuerySet[Lesson]) -> int:
    """Remove the lessons of which nothing is written; returns how many.

    What was taken back about them goes too: the trail keeps it.
    """
    for model, taken_back in TAKEN_BACK.items():
        records = model._default_manager.filter(lesson__in=lessons.filter(untouched()))
        records.exclude(**{taken_back: None}).delete()
    return lessons.filter(untouched()).delete()[1].get(Lesson._meta.label, 0)


@transaction.atomic
def withdraw_lessons(
    *,
    year: Year,
    since: date,
    until: date,
    by: trail.Actor,
    at: datetime,
    grades: tuple[int, int] = ALL_GRADES,
) -> int:
    """Take back the lessons of the days from `since` to `until` of which nothing is written yet.

    `grades`: only of classes from the lowest to the highest one. A lesson to which anything in the
    house refers stays, unless the reference may become empty (homework due at it); returns how
    many are gone.
    """
    refuse_closed(year)
    lessons = lessons_between(year, since, until, grades=grades)
    withdrawn = remove_untouched(lessons)
    trail.record(
        "timetable.lessons.withdrawn",
        "year",
        year.pk,
        after={"since": since, "until": until, "lessons": withdrawn},
        by=by,
        at=at,
    )
    return withdrawn


@transaction.atomic
def publish_lessons(*, year: Year, since: date, until: date, by: trail.Actor, at: datetime) -> int:
    """Make the lessons of the days from `since` to `until`; returns how many are new.

    Days of rest and lessons that already exist are passed over, so publishing again is harmless.
    """
    refuse_closed(year)
    planned = planned_lessons(
        year=year, versions=published_versions(year), since=since, until=until
    )
    lessons = [new_lesson(year, key, plan) for key, plan in planned.items()]
    before = Lesson.objects.filter(school_id=year.school_id, day__range=(since, until)).count()
    Lesson.objects.bulk_create(lessons, ignore_conflicts=True, batch_size=2000)
    after = Lesson.objects.filter(school_id=year.school_id, day__range=(since, until)).count()
    trail.record(
        "timetable.lessons.published",
        "year",
        year.pk,
        after={"since": since, "until": until, "lessons": after - before},
        by=by,
        at=at,
    )
    return after - before


def new_lesson(year: Year, key: Key, planned: Planned) -> Lesson:
    """A lesson as the timetable wants it, not yet written."""
    course_id, day, number = key
    return Lesson(
        school_id=year.school_id,
        course_id=course_id,
        day=day,
        number=number,
        starts=planned.starts,
        ends=planned.ends,
        teacher_id=planned.teacher_id,
        room_id=planned.room_id,
    )
