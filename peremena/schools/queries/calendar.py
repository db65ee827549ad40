"""The days of rest of a year, to be asked about any day."""

from __future__ import annotations

from peremena.schools.models import Holiday, WorkingDay, Year
from peremena.schools.rules.school_days import SchoolCalendar


def school_calendar(year: Year) -> SchoolCalendar:
    """Holidays and working days off of a year; two statements."""
    rests = [h.dates for h in Holiday.objects.filter(year=year)]
    return SchoolCalendar(rests, [w.dates for w in WorkingDay.objects.filter(year=year)])
