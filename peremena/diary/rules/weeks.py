"""Which week the diary opens, and why a week or a day is empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from peremena.kit.russian import date_range, day_month
from peremena.kit.weeks import current_week, monday_of
from peremena.kit.words import _

SATURDAY = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Rest:
    """Days without lessons: holidays, or a single day off."""

    name: str
    since: date
    until: date

    def __str__(self) -> str:
        if self.since == self.until:
            return self.name
        return f"{self.name}, {date_range(self.since, self.until)}"


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """The first and the last day of a school year, and its days of rest."""

    since: date
    until: date
    rests: tuple[Rest, ...] = ()

    def rest_on(self, day: date) -> Rest | None:
        """Why there are no lessons on a day, if the calendar says so."""
        return next((r for r in self.rests if r.since <= day <= r.until), None)


def useful_week(*, today: date, last: date | None, following: date | None) -> date:
    """The Monday of the week to open: this one, or when it has no lessons the next one that has,
    or the last one that had.
    """
    here = current_week(today)
    around = [monday_of(day) for day in (last, following) if day]
    if here in around or not around:
        return here
    return around[-1] if following else around[0]


def why_empty(*, monday: date, today: date, year: SchoolYear | None) -> str:
    """Why a week has no lessons, in a sentence."""
    if year is None:
        return _("Ученик пока не зачислен в класс, поэтому уроков нет.")
    if monday > year.until:
        return _("Учебный год закончился %s.") % day_month(year.until)
    if monday + SATURDAY < year.since:
        return _("Учебный год начинается %s.") % day_month(year.since)
    rests = [r for r in year.rests if r.since <= monday + SATURDAY and r.until >= monday]
    if rests:
        return _("%s. Уроков нет.") % "; ".join(map(str, rests))
    if monday > today:
        return _("Расписание на эту неделю школа ещё не опубликовала.")
    return _("На этой неделе уроков не было.")
