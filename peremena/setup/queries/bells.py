"""The bell schedules of a school, ready to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext as _

from peremena.kit.russian import WEEKDAYS, numeric_date
from peremena.schools.actions import plan_of
from peremena.schools.models import BellSchedule, School
from peremena.schools.rules.bells import BellPlan, breaks_between, remarks_on_bells


@dataclass(frozen=True, slots=True)
class LessonTime:
    """A lesson and the break after it in minutes (None after the last one)."""

    number: int
    starts: time
    ends: time
    pause: int | None


@dataclass(frozen=True, slots=True)
class ScheduleCard:
    """A schedule; `when`: on which days it rings; `remarks`: what the sanitary rules forbid."""

    id: int
    name: str
    shift: int
    when: str
    lessons: tuple[LessonTime, ...]
    remarks: tuple[str, ...]


def schedule_cards(school: School) -> list[ScheduleCard]:
    """By shift, the usual one first; three statements."""
    schedules = BellSchedule.objects.filter(school=school).prefetch_related("bells", "uses")
    found = [(plan_of(schedule), schedule.pk) for schedule in schedules.order_by("pk")]
    found.sort(key=lambda x: (x[0].shift, not x[0].usual, not x[0].weekdays))
    return [_card(plan, pk) for plan, pk in found]


def _card(plan: BellPlan, pk: int) -> ScheduleCard:
    pauses = [*breaks_between(plan.times), None]
    lessons = tuple(
        LessonTime(number, starts, ends, pause)
        for number, ((starts, ends), pause) in enumerate(zip(plan.times, pauses, strict=False), 1)
    )
    remarks = tuple(remarks_on_bells(plan.times))
    return ScheduleCard(pk, plan.name, plan.shift, _when(plan), lessons, remarks)


def _when(plan: BellPlan) -> str:
    parts = [_("в обычные дни")] * plan.usual
    parts += [WEEKDAYS[weekday - 1] for weekday in plan.weekdays]
    parts += [numeric_date(day) for day in plan.days]
    return ", ".join(parts) or _("пока не действует")
