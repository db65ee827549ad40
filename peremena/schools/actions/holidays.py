"""Days of rest and working days off of an open year."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.schools.actions.closing import refuse_closed
from peremena.schools.actions.years import refuse
from peremena.schools.models import Holiday, WorkingDay, Year
from peremena.schools.rules.dates import HolidayDates, WorkingDayDates
from peremena.schools.rules.year_checks import why_wrong_holiday, why_wrong_working_day
from peremena.trail import actions as trail


@transaction.atomic
def add_holiday(*, year: Year, dates: HolidayDates, by: trail.Actor, at: datetime) -> Holiday:
    """Add days of rest."""
    refuse_closed(year)
    refuse(why_wrong_holiday(year.since, year.until, dates), field="since")
    holiday = Holiday.objects.create(year=year, **asdict(dates))
    trail.record("schools.holiday.added", "holiday", holiday.pk, after=dates, by=by, at=at)
    return holiday


@transaction.atomic
def move_holiday(*, holiday: Holiday, dates: HolidayDates, by: trail.Actor, at: datetime) -> None:
    """Change days of rest."""
    year, before = holiday.year, holiday.dates
    refuse_closed(year)
    refuse(why_wrong_holiday(year.since, year.until, dates), field="since")
    Holiday.objects.filter(pk=holiday.pk).update(**asdict(dates))
    trail.record(
        "schools.holiday.moved", "holiday", holiday.pk, before=before, after=dates, by=by, at=at
    )


@transaction.atomic
def remove_holiday(*, holiday: Holiday, by: trail.Actor, at: datetime) -> None:
    """Let the days of rest be school days again."""
    refuse_closed(holiday.year)
    trail.record(
        "schools.holiday.removed", "holiday", holiday.pk, before=holiday.dates, by=by, at=at
    )
    holiday.delete()


@transaction.atomic
def add_working_day(
    *, year: Year, dates: WorkingDayDates, by: trail.Actor, at: datetime
) -> WorkingDay:
    """Let a day off have the lessons of another weekday; once a day."""
    refuse_closed(year)
    refuse(why_wrong_working_day(year.since, year.until, dates), field="day")
    if WorkingDay.objects.filter(year=year, day=dates.day).exists():
        raise Refusal(
            _("Этот день уже рабочий. Уберите его и внесите снова, если что-то изменилось."),
            field="day",
        )
    working = WorkingDay.objects.create(year=year, **asdict(dates))
    trail.record("schools.working_day.added", "working_day", working.pk, after=dates, by=by, at=at)
    return working


@transaction.atomic
def remove_working_day(*, working_day: WorkingDay, by: trail.Actor, at: datetime) -> None:
    """Let a working day be a day off again."""
    refuse_closed(working_day.year)
    trail.record(
        "schools.working_day.removed",
        "working_day",
        working_day.pk,
        before=working_day.dates,
        by=by,
        at=at,
    )
    working_day.delete()
