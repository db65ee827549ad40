"""The bells of a school, to be asked about any lesson."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from peremena.schools.models import Bell, BellUse
from peremena.schools.rules.bells import Bells, Span


def bells_of(school_id: int) -> Bells:
    """Which schedule rings when; two statements."""
    times: dict[int, dict[int, Span]] = defaultdict(dict)
    rows = Bell.objects.filter(schedule__school=school_id)
    for schedule, number, *span in rows.values_list("schedule_id", "number", "starts", "ends"):
        times[schedule][number] = (span[0], span[1])
    by_day: dict[tuple[int, date], dict[int, Span]] = {}
    by_weekday: dict[tuple[int, int], dict[int, Span]] = {}
    usual: dict[int, dict[int, Span]] = {}
    for use in BellUse.objects.filter(school=school_id):
        rung = times[use.schedule_id]
        if use.day:
            by_day[use.shift, use.day] = rung
        elif use.weekday:
            by_weekday[use.shift, use.weekday] = rung
        else:
            usual[use.shift] = rung
    return Bells(by_day, by_weekday, usual)
