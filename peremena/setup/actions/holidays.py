"""Days of rest and the lessons that stand on them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from peremena.journal.actions.lessons import find_due_lessons
from peremena.kit.refusal import Refusal
from peremena.kit.russian import plural
from peremena.schools import actions as schools
from peremena.schools.models import Holiday, WorkingDay, Year
from peremena.schools.rules.dates import HolidayDates, WorkingDayDates
from peremena.timetable.actions import publish_lessons, withdraw_lessons
from peremena.timetable.models import Lesson
from peremena.timetable.queries.between import lessons_between
from peremena.timetable.queries.records import untouched
from peremena.trail import actions as trail


class LessonsStand(Refusal):
    """Lessons are published on the days that are to be free; the person may have them withdrawn."""


@transaction.atomic
def rest(
    *, year: Year, dates: HolidayDates, withdraw: bool, by: trail.Actor, at: datetime
) -> Holiday:
    """Give some grades days of rest.

    Lessons of these days of which nothing is written are withdrawn, if the person agreed to that;
    otherwise they are named (LessonsStand). Lessons with entries stay: they were held.
    """
    added = schools.add_holiday(year=year, dates=dates, by=by, at=at)
    _withdraw(year, dates, agreed=withdraw, by=by, at=at)
    return added


@transaction.atomic
def move_rest(
    *, holiday: Holiday, dates: HolidayDates, withdraw: bool, by: trail.Actor, at: datetime
) -> None:
    """Change days of rest: new ones lose their lessons (see `rest`), old ones get them again."""
    year, before = holiday.year, holiday.dates
    schools.move_holiday(holiday=holiday, dates=dates, by=by, at=at)
    _withdraw(year, dates, agreed=withdraw, by=by, at=at)
    _publish_again(year, before.since, before.until, by=by, at=at)


@transaction.atomic
def work_again(*, holiday: Holiday, by: trail.Actor, at: datetime) -> int:
    """Let days of rest be school days; returns how many lessons came back."""
    year, dates = holiday.year, holiday.dates
    schools.remove_holiday(holiday=holiday, by=by, at=at)
    return _publish_again(year, dates.since, dates.until, by=by, at=at)


@transaction.atomic
def work_on(*, year: Year, dates: WorkingDayDates, by: trail.Actor, at: datetime) -> int:
    """Let a day off have the lessons of another weekday; returns how many lessons there are."""
    grades = (dates.lowest_grade, dates.highest_grade)
    if lessons_between(year, dates.day, dates.day, grades=grades).exists():
        raise Refusal(
            _("В этот день уже есть уроки: уберите их из расписания или выберите другие классы."),
            field="day",
        )
    schools.add_working_day(year=year, dates=dates, by=by, at=at)
    return _publish_again(year, dates.day, dates.day, by=by, at=at)


@transaction.atomic
def be_off_again(*, working_day: WorkingDay, by: trail.Actor, at: datetime) -> int:
    """Let a working day be a day off; returns how many lessons fell away.

    Refuses when something is written in the lessons of that day.
    """
    year, dates = working_day.year, working_day.dates
    grades = (dates.lowest_grade, dates.highest_grade)
    gone = withdraw_lessons(
        year=year, since=dates.day, until=dates.day, grades=grades, by=by, at=at
    )
    if lessons_between(year, dates.day, dates.day, grades=grades).exists():
        raise Refusal(_("В уроках этого дня есть записи, поэтому он останется рабочим."))
    schools.remove_working_day(working_day=working_day, by=by, at=at)
    find_due_lessons(year=year, by=by, at=at)
    return gone


def _withdraw(
    year: Year, dates: HolidayDates, *, agreed: bool, by: trail.Actor, at: datetime
) -> None:
    grades = (dates.lowest_grade, dates.highest_grade)
    lessons = lessons_between(year, dates.since, dates.until, grades=grades)
    standing = lessons.filter(untouched()).count()
    if not standing:
        return
    if not agreed:
        raise LessonsStand(
            _(
                "В эти дни по расписанию %s. Отметьте ниже, что уроки без записей нужно снять; "
                "уроки, в которых уже есть записи, останутся."
            )
            % plural(standing, _("урок"), _("урока"), _("уроков")),
            field="withdraw",
        )
    withdraw_lessons(year=year, since=dates.since, until=dates.until, grades=grades, by=by, at=at)
    find_due_lessons(year=year, by=by, at=at)


def _publish_again(year: Year, since: date, until: date, *, by: trail.Actor, at: datetime) -> int:
    """Make the lessons of days that are school days again, as far as lessons are published."""
    of_year = Lesson.objects.filter(school_id=year.school_id, day__range=(year.since, year.until))
    last = of_year.aggregate(last=Max("day"))["last"]
    if not last or since > last:
        return 0
    made = publish_lessons(year=year, since=since, until=min(until, last), by=by, at=at)
    find_due_lessons(year=year, by=by, at=at)
    return made
