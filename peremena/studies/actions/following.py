"""Letting the courses follow the curriculum; closing and removing courses."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.kit.usage import used
from peremena.schools.models import Year
from peremena.studies.actions.courses import NewCourse, end_loads, open_courses, set_hours
from peremena.studies.models import Course, Load
from peremena.studies.queries.following import following
from peremena.trail import actions as trail


@transaction.atomic
def follow(
    *, year: Year, mark: str, close: Collection[int], since: date, by: trail.Actor, at: datetime
) -> None:
    """Open the missing courses, set hours, and close the chosen ones that the plan does not name.

    `mark`: what the person was shown; when it no longer holds, nothing is done.
    """
    Year.objects.select_for_update().get(pk=year.pk)
    shown = following(year)
    if shown.mark != mark:
        raise Refusal(_("Пока вы смотрели, учебный план изменился. Проверьте список ещё раз."))
    reopen_courses([x.closed for x in shown.openings if x.closed], by=by, at=at)
    new = [
        NewCourse(x.group, x.subject, hours_per_week=x.hours)
        for x in shown.openings
        if not x.closed
    ]
    open_courses(year=year, courses=new, by=by, at=at)
    again = [(x.closed, x.hours) for x in shown.openings if x.closed]
    set_hours([*again, *((x.course, x.hours) for x in shown.hours)], by=by, at=at)
    chosen = [x for x in shown.closings if x.course.pk in close]
    close_courses([x.course for x in chosen if x.is_used], since=since, by=by, at=at)
    remove_courses([x.course for x in chosen if not x.is_used], by=by, at=at)


@transaction.atomic
def close_courses(
    courses: Collection[Course], *, since: date, by: trail.Actor, at: datetime
) -> None:
    """From a day on nobody learns or teaches these courses; their pages stay to be read."""
    ids = [c.pk for c in courses]
    end_loads(list(Load.objects.filter(course__in=ids, until=None)), since=since, by=by, at=at)
    Course.objects.filter(pk__in=ids).update(closed_on=since)
    trail.record_all(
        [trail.Change("studies.course.closed", "course", pk, after=since) for pk in ids],
        by=by,
        at=at,
    )


@transaction.atomic
def reopen_courses(courses: Collection[Course], *, by: trail.Actor, at: datetime) -> None:
    """Let closed courses be learnt again; who teaches them is to be said anew."""
    Course.objects.filter(pk__in=[c.pk for c in courses]).update(closed_on=None)
    trail.record_all(
        [trail.Change("studies.course.reopened", "course", c.pk, c.closed_on) for c in courses],
        by=by,
        at=at,
    )


@transaction.atomic
def remove_courses(courses: Collection[Course], *, by: trail.Actor, at: datetime) -> None:
    """Remove courses that were never held, with their loads."""
    ids = [c.pk for c in courses]
    if used(Course, ids, besides=[Load]):
        raise Refusal(_("По этим предметам уже ведут журнал. Закройте их: журнал останется."))
    Load.objects.filter(course__in=ids).delete()
    Course.objects.filter(pk__in=ids).delete()
    trail.record_all(
        [trail.Change("studies.course.removed", "course", c.pk, str(c)) for c in courses],
        by=by,
        at=at,
    )
