"""What may not stand in a school year, said in words; None: nothing is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from peremena.kit.russian import date_range, full_date
from peremena.kit.words import _
from peremena.schools.rules.dates import HolidayDates, TermDates, WorkingDayDates


def why_wrong_year(
    since: date, until: date, *, others: Sequence[tuple[date, date]] = ()
) -> str | None:
    """`others`: first and last days of the other years of the school."""
    if since >= until:
        return _("Последний день года должен быть позже первого: проверьте даты.")
    for first, last in others:
        if since <= last and first <= until:
            return _(
                "Эти дни уже заняты учебным годом с %(since)s по %(until)s. Выберите другие даты."
            ) % {"since": full_date(first), "until": full_date(last)}
    return None


def why_wrong_terms(since: date, until: date, terms: Sequence[TermDates]) -> str | None:
    """Terms outside the year, or overlapping a term of the same kind."""
    for term in terms:
        if term.since > term.until:
            return _("Последний день периода раньше первого: проверьте даты.")
        if not since <= term.since <= term.until <= until:
            return _(
                "Учебный период с %(since)s по %(until)s выходит за пределы учебного года."
            ) % {"since": full_date(term.since), "until": full_date(term.until)}
    ordered = sorted(terms, key=lambda t: (t.kind, t.since))
    for earlier, later in pairwise(ordered):
        if earlier.kind == later.kind and later.since <= earlier.until:
            return _(
                "Учебные периоды пересекаются: один кончается %(until)s, другой начинается %(since)s."
            ) % {"until": full_date(earlier.until), "since": full_date(later.since)}
    return None


def why_wrong_holiday(since: date, until: date, holiday: HolidayDates) -> str | None:
    """A holiday outside the year, or one that ends before it begins."""
    if holiday.since > holiday.until:
        return _("Последний день раньше первого: проверьте даты.")
    if not since <= holiday.since <= holiday.until <= until:
        return _("«%(name)s» (%(days)s) выходит за пределы учебного года.") % {
            "name": holiday.name,
            "days": date_range(holiday.since, holiday.until),
        }
    return why_wrong_grades(holiday.lowest_grade, holiday.highest_grade)


def why_wrong_working_day(since: date, until: date, working: WorkingDayDates) -> str | None:
    """A working day outside the year, or one that is nothing new."""
    if not since <= working.day <= until:
        return _("Этот день вне учебного года: проверьте дату.")
    if working.day.isoweekday() == working.as_weekday:
        return _("Это и есть такой день недели. Выберите другой: по какому дню идут уроки.")
    return why_wrong_grades(working.lowest_grade, working.highest_grade)


def why_wrong_grades(lowest: int, highest: int) -> str | None:
    """Grades from the higher one to the lower one."""
    if lowest > highest:
        return _("Последний класс не может быть младше первого. Поменяйте классы местами.")
    return None
