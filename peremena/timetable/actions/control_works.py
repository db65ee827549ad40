"""Planning control works within the limits, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from peremena.classes.models import Group, SchoolClass
from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.studies.models import Course, WorkType
from peremena.timetable.models import ControlWork
from peremena.timetable.queries.control_works import case_of
from peremena.timetable.rules.control_works import Hour, nearest_free, why_not
from peremena.trail import actions as trail


class LimitsRefused(Refusal):
    """Limits speak against the day; `proposals`: the nearest lessons where none does."""

    def __init__(self, reasons: Sequence[str], proposals: Sequence[Hour]) -> None:
        super().__init__(" ".join(reasons), field="day")
        self.proposals = proposals


@transaction.atomic
def plan_control_work(
    *,
    course: Course,
    day: date,
    work_type: WorkType,
    title: str,
    despite: str = "",
    by: trail.Actor,
    at: datetime,
    today: date,
) -> ControlWork:
    """Plan a work for the lesson of a course on a day. `despite`: why it is held over the limits."""
    _lock_classes(course)
    if day < today:
        raise Refusal(_("%s уже прошло. Выберите урок впереди.") % full_date(day), field="day")
    case = case_of(course, today=today)
    hour = next((h for h in case.hours if h.day == day), None)
    if hour is None:
        raise Refusal(
            _("%s урока по этому предмету нет. Выберите день с уроком.") % full_date(day),
            field="day",
        )
    if ControlWork.objects.filter(lesson=hour.lesson_id, withdrawn_at=None).exists():
        raise Refusal(_("На этот урок контрольная уже запланирована."), field="day")
    reasons = why_not(hour, case.subject, case.held)
    if reasons and not despite:
        raise LimitsRefused(reasons, nearest_free(day, case.hours, case.subject, case.held))
    made = ControlWork.objects.create(
        school_id=course.school_id,
        lesson_id=hour.lesson_id,
        work_type=work_type,
        title=title,
        despite=despite if reasons else "",
        planned_at=at,
        planned_by=by.name,
    )
    trail.record(
        "timetable.control_work.planned",
        "lesson",
        hour.lesson_id,
        after={"title": title, "day": day, "despite": made.despite},
        by=by,
        at=at,
    )
    return made


def _lock_classes(course: Course) -> None:
    """Take the classes of a course: two works of one class are planned one after the other."""
    groups = Group.objects.filter(Q(pk=course.group_id) | Q(streams=course.group_id))
    locked = SchoolClass.objects.select_for_update(of=("self",), no_key=True)
    list(locked.filter(pk__in=groups.values("school_class")).order_by("pk"))


@transaction.atomic
def withdraw_control_work(*, work: ControlWork, by: trail.Actor, at: datetime) -> None:
    """Take a planned work out of the schedule."""
    found = ControlWork.objects.filter(pk=work.pk, withdrawn_at=None)
    if not found.update(withdrawn_at=at, withdrawn_by=by.name):
        raise Refusal(_("Эта контрольная уже убрана из графика."))
    trail.record(
        "timetable.control_work.withdrawn",
        "lesson",
        work.lesson_id,
        before=work.title,
        by=by,
        at=at,
    )
