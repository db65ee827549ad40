"""Writing down that a teacher is away, for how long, and by which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.kit.russian import date_range, full_date
from peremena.people.models import Employee
from peremena.timetable.actions.substituting import take_back
from peremena.timetable.models import Lesson, Substitution, TeacherAbsence
from peremena.timetable.queries.records import written
from peremena.timetable.rules.hours import Away
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class NewAbsence:
    """For how long a teacher is away, why, and the order that says so."""

    away: Away
    reason: str
    order_number: str = ""
    order_day: date | None = None


@transaction.atomic
def enter_absence(
    *, employee: Employee, new: NewAbsence, by: trail.Actor, at: datetime
) -> TeacherAbsence:
    """Write down an absence; refuses one that overlaps another of the same teacher."""
    Employee.objects.select_for_update(no_key=True).get(pk=employee.pk)
    _check(employee, new.away)
    made = TeacherAbsence.objects.create(
        school_id=employee.school_id,
        employee=employee,
        entered_at=at,
        entered_by=by.name,
        **_fields(new),
    )
    trail.record(
        "timetable.absence.entered",
        "teacher_absence",
        made.pk,
        after=new,
        person_id=employee.pk,
        person_kind=trail.EMPLOYEE,
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def change_absence(
    *, absence: TeacherAbsence, new: NewAbsence, by: trail.Actor, at: datetime
) -> int:
    """Lengthen, shorten or explain an absence; lessons that it no longer covers go back to their
    teacher, unless the substitute has already written them down. Returns how many went back.
    """
    absence = _lock(absence)
    _check(absence.employee, new.away, but=absence.pk)
    before = _said(absence)
    for name, value in _fields(new).items():
        setattr(absence, name, value)
    absence.save()
    trail.record(
        "timetable.absence.changed",
        "teacher_absence",
        absence.pk,
        before=before,
        after=new,
        person_id=absence.employee_id,
        person_kind=trail.EMPLOYEE,
        by=by,
        at=at,
    )
    freed = [s for s in _standing(absence) if not new.away.covers(s.lesson.day, s.lesson.number)]
    take_back(freed, by=by, at=at)
    return len(freed)


@transaction.atomic
def withdraw_absence(*, absence: TeacherAbsence, by: trail.Actor, at: datetime) -> int:
    """The teacher was not away after all: lessons that nobody has written down yet go back.

    Returns how many went back.
    """
    absence = _lock(absence)
    absence.withdrawn_at, absence.withdrawn_by = at, by.name
    absence.save(update_fields=["withdrawn_at", "withdrawn_by"])
    trail.record(
        "timetable.absence.withdrawn",
        "teacher_absence",
        absence.pk,
        before=_said(absence),
        person_id=absence.employee_id,
        person_kind=trail.EMPLOYEE,
        by=by,
        at=at,
    )
    freed = _standing(absence)
    take_back(freed, by=by, at=at)
    return len(freed)


def _lock(absence: TeacherAbsence) -> TeacherAbsence:
    locked = TeacherAbsence.objects.select_for_update(of=("self",), no_key=True)
    found = locked.select_related("employee").get(pk=absence.pk)
    if found.withdrawn_at:
        raise Refusal(_("Запись об отсутствии уже отменена: обновите страницу."))
    return found


def _standing(absence: TeacherAbsence) -> Sequence[Substitution]:
    """Its substitutions that can still be taken back."""
    standing = Substitution.objects.filter(absence=absence, undone_at=None)
    filled = Lesson.objects.filter(written(), substitutions__absence=absence)
    return list(standing.exclude(lesson__in=filled).select_related("lesson"))


def _fields(new: NewAbsence) -> dict[str, object]:
    return {
        "since": new.away.since,
        "until": new.away.until,
        "first": new.away.first,
        "last": new.away.last,
        "reason": new.reason,
        "order_number": new.order_number,
        "order_day": new.order_day,
    }


def _said(absence: TeacherAbsence) -> dict[str, object]:
    names = ("since", "until", "first", "last", "reason", "order_number", "order_day")
    return {name: getattr(absence, name) for name in names}


def _check(employee: Employee, away: Away, *, but: int = 0) -> None:
    if away.until < away.since:
        raise Refusal(
            _("Последний день раньше первого: проверьте, не переставлены ли даты."), field="until"
        )
    if away.since == away.until and away.last < away.first:
        raise Refusal(
            _("Последний пропущенный урок раньше первого: проверьте номера."), field="last"
        )
    near = TeacherAbsence.objects.filter(
        employee=employee, withdrawn_at=None, since__lte=away.until, until__gte=away.since
    ).exclude(pk=but)
    for other in near:
        if away.overlaps(Away(other.since, other.first, other.until, other.last)):
            days = (
                full_date(other.since)
                if other.since == other.until
                else date_range(other.since, other.until)
            )
            raise Refusal(
                _("%(name)s уже записан(а) отсутствующим(ей): %(days)s. Измените ту запись.")
                % {"name": employee.short_name, "days": days},
                field="since",
            )
