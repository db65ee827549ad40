"""Naming the teachers of courses, and handing a course over in mid-year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.classes.actions.groups import check_in_year
from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.people.models import Employee
from peremena.studies.actions.courses import end_loads, give_load
from peremena.studies.models import Course, Load
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody teaches a course from a day until a day."""

    course_id: int
    teacher_id: int
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class LoadChange:
    """The loads of some courses before and after a deed that holds from a day on."""

    since: date
    before: tuple[Held, ...]
    after: tuple[Held, ...]

    @property
    def course_ids(self) -> set[int]:
        """The courses concerned."""
        return {x.course_id for x in (*self.before, *self.after)}


@transaction.atomic
def assign(
    changes: Sequence[tuple[Course, Employee | None]],
    *,
    since: date,
    by: trail.Actor,
    at: datetime,
) -> LoadChange:
    """From a day on each course is taught by this teacher alone, or by nobody.

    Who taught it keeps the days before. A course that nobody ever taught is given from the first
    day of the year, since its page belongs to somebody from the beginning.
    """
    courses = [course for course, _t in changes]
    list(Course.objects.select_for_update(no_key=True).filter(pk__in=[c.pk for c in courses]))
    before = _held(courses)
    known = defaultdict(list)
    for load in Load.objects.filter(course__in=courses).select_related("teacher"):
        known[load.course_id].append(load)
    gone: list[Load] = []
    firsts: list[tuple[Course, Employee]] = []
    later: list[tuple[Course, Employee]] = []
    for course, teacher in changes:
        check_in_year(course.year, since)
        _check(course, teacher, known[course.pk], since)
        held = [x for x in known[course.pk] if x.until is None or x.until >= since]
        gone += [x for x in held if teacher is None or x.teacher_id != teacher.pk]
        if teacher:
            (later if known[course.pk] else firsts).append((course, teacher))
    end_loads(gone, since=since, by=by, at=at)
    give_load(later, since=since, by=by, at=at)
    for course, teacher in firsts:
        give_load([(course, teacher)], since=course.year.since, by=by, at=at)
    return LoadChange(since, tuple(before), tuple(_held(courses)))


def _check(course: Course, teacher: Employee | None, loads: Sequence[Load], since: date) -> None:
    if teacher and teacher.school_id != course.school_id:
        raise Refusal(_("%s не работает в этой школе.") % teacher.full_name)
    if course.closed_on and course.closed_on <= since:
        raise Refusal(_("%s: предмет закрыт, назначить учителя нельзя.") % course)
    later = next((x for x in loads if x.since > since), None)
    if later and loads and any(x.since <= since for x in loads):
        raise Refusal(
            _(
                "%(course)s: с %(day)s предмет уже передан (%(teacher)s). Выберите этот день или позже."
            )
            % {
                "course": course,
                "day": full_date(later.since),
                "teacher": later.teacher.short_name,
            }
        )


def _held(courses: Sequence[Course]) -> list[Held]:
    rows = Load.objects.filter(course__in=courses).order_by("course_id", "since", "teacher_id")
    return [Held(*row) for row in rows.values_list("course_id", "teacher_id", "since", "until")]


@transaction.atomic
def put_back_load(*, change: LoadChange, by: trail.Actor, at: datetime) -> None:
    """Take a change of the load back, unless it was changed again since."""
    ids = change.course_ids
    courses = list(Course.objects.select_for_update(no_key=True).filter(pk__in=ids))
    if tuple(_held(courses)) != change.after:
        raise Refusal(_("Нагрузку с тех пор изменили ещё раз: вернуть прежнюю нельзя."))
    Load.objects.filter(course__in=ids).delete()
    Load.objects.bulk_create(
        Load(course_id=x.course_id, teacher_id=x.teacher_id, since=x.since, until=x.until)
        for x in change.before
    )
    trail.record_all(
        [
            trail.Change("studies.load.put_back", "course", c.pk, after=change.since)
            for c in courses
        ],
        by=by,
        at=at,
    )
