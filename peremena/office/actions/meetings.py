"""Calling parents' meetings, noting who came, writing the minutes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.classes.models import SchoolClass
from peremena.kit.refusal import Refusal
from peremena.kit.russian import day_month, full_date, hour
from peremena.office.models import Attendance, Meeting, MeetingState
from peremena.office.queries.families import families_who_missed, guardians_of
from peremena.schools.models import School, Year
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """When, where and about what parents meet; `agenda` holds one item a line."""

    day: date
    starts: time
    place: str
    agenda: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """What is written about a meeting; `decisions` hold one item a line."""

    number: str
    chair: str
    secretary: str
    minutes: str
    decisions: str


@transaction.atomic
def call_meeting(
    *,
    school: School,
    plan: MeetingPlan,
    by: trail.Actor,
    at: datetime,
    school_class: SchoolClass | None = None,
    grade: int | None = None,
) -> Meeting:
    """Call the parents of a class, of a grade, or of the whole school to a meeting."""
    meeting = Meeting(school=school, school_class=school_class, grade=grade, called_by=by.name)
    _plan(meeting, plan, at=at)
    meeting.save()
    _record("called", meeting, after=asdict(plan), by=by, at=at)
    return meeting


@transaction.atomic
def amend_meeting(meeting: Meeting, *, plan: MeetingPlan, by: trail.Actor, at: datetime) -> None:
    """Change when, where or about what a planned meeting is."""
    _lock(meeting, MeetingState.PLANNED)
    before = {name: getattr(meeting, name) for name in MeetingPlan.__slots__}
    _plan(meeting, plan, at=at)
    meeting.save()
    _record("amended", meeting, before=before, after=asdict(plan), by=by, at=at)


@transaction.atomic
def withdraw_meeting(meeting: Meeting, *, by: trail.Actor, at: datetime) -> None:
    """Take back a meeting that was called by mistake, as if it had never been called."""
    _lock(meeting, MeetingState.PLANNED)
    if meeting.attendances.exists():
        raise Refusal(_("На собрании уже отмечены родители: отменить его нельзя."))
    before = {name: getattr(meeting, name) for name in MeetingPlan.__slots__}
    _record("withdrawn", meeting, before=before, by=by, at=at)
    meeting.delete()


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, reason: str, by: trail.Actor, at: datetime) -> None:
    """A planned meeting does not take place; the parents see the reason."""
    _lock(meeting, MeetingState.PLANNED)
    if meeting.attendances.exists():
        raise Refusal(_("На собрании уже отмечены родители: оно состоялось. Напишите протокол."))
    meeting.state, meeting.reason = MeetingState.CANCELLED, reason
    meeting.save()
    _record("cancelled", meeting, after=reason, by=by, at=at)


@transaction.atomic
def restore_meeting(meeting: Meeting, *, by: trail.Actor, at: datetime) -> None:
    """A cancelled meeting takes place after all."""
    _lock(meeting, MeetingState.CANCELLED)
    before = meeting.reason
    meeting.state, meeting.reason = MeetingState.PLANNED, ""
    meeting.save()
    _record("restored", meeting, before=before, by=by, at=at)


@transaction.atomic
def note_attendance(
    meeting: Meeting,
    *,
    school_class: SchoolClass,
    here: Collection[int],
    among: Collection[int],
    by: trail.Actor,
    at: datetime,
) -> None:
    """Of the guardians `among` (ids) on the list of a class, those `here` came, the others did not."""
    _lock(meeting, MeetingState.PLANNED, MeetingState.HELD)
    if at.astimezone(meeting.school.zone).date() < meeting.day:
        raise Refusal(
            _("Собрание ещё впереди: отмечать пришедших можно с %s.") % day_month(meeting.day)
        )
    if not set(here) <= set(among) <= set(guardians_of(school_class, day=meeting.day)):
        raise Refusal(
            _(
                "Отмечен человек, у которого %(day)s нет детей в классе %(class)s. Обновите страницу."
            )
            % {"day": day_month(meeting.day), "class": school_class}
        )
    noted = Attendance.objects.filter(meeting=meeting, school_class=school_class)
    before = set(noted.filter(guardian__in=among).values_list("guardian_id", flat=True))
    came, gone = set(here) - before, before - set(here)
    noted.filter(guardian__in=gone).delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, school_class=school_class, guardian_id=pk) for pk in came
    )
    trail.record_all(
        [
            trail.Change(
                f"office.meeting.{name}",
                "meeting",
                meeting.pk,
                person_id=pk,
                person_kind=trail.GUARDIAN,
            )
            for name, people in (("attended", came), ("not_attended", gone))
            for pk in sorted(people)
        ],
        by=by,
        at=at,
    )


@transaction.atomic
def write_minutes(meeting: Meeting, *, minutes: Minutes, by: trail.Actor, at: datetime) -> None:
    """Write the minutes of a meeting, which by this is held; families may read them.

    The first time the trail names the pupils whose families missed it (`office.meeting.missed`).
    """
    _lock(meeting, MeetingState.PLANNED, MeetingState.HELD)
    if at.astimezone(meeting.school.zone).date() < meeting.day:
        raise Refusal(
            _("Собрание ещё впереди: протокол пишут после него, %s.") % day_month(meeting.day)
        )
    if not meeting.attendances.exists():
        raise Refusal(_("Сначала отметьте, кто пришёл: список участников — часть протокола."))
    first = meeting.state == MeetingState.PLANNED
    before = {name: getattr(meeting, name) for name in Minutes.__slots__}
    for name, value in asdict(minutes).items():
        setattr(meeting, name, value)
    meeting.state = MeetingState.HELD
    meeting.save()
    _record("minuted", meeting, before=before, after=asdict(minutes), by=by, at=at)
    if first:
        trail.record_all(
            [
                trail.Change("office.meeting.missed", "meeting", meeting.pk, person_id=pupil_id)
                for pupil_id in families_who_missed(meeting)
            ],
            by=by,
            at=at,
        )


@transaction.atomic
def take_minutes_back(meeting: Meeting, *, by: trail.Actor, at: datetime) -> None:
    """The minutes become a draft again that families do not see."""
    _lock(meeting, MeetingState.HELD)
    meeting.state = MeetingState.PLANNED
    meeting.save()
    _record("minutes_taken_back", meeting, by=by, at=at)


def _plan(meeting: Meeting, plan: MeetingPlan, *, at: datetime) -> None:
    """Fill the meeting in; refuses a day that is over, out of the year, or taken."""
    if plan.day < at.astimezone(meeting.school.zone).date():
        raise Refusal(
            _("%s уже прошло. Выберите день, который ещё впереди.") % full_date(plan.day),
            field="day",
        )
    year = (
        meeting.school_class.year
        if meeting.school_class
        else Year.objects.filter(
            school=meeting.school, since__lte=plan.day, until__gte=plan.day
        ).first()
    )
    if year is None or not year.since <= plan.day <= year.until:
        raise Refusal(
            _("%s — вне учебного года. Выберите другой день.") % full_date(plan.day), field="day"
        )
    same = Meeting.objects.filter(
        school=meeting.school,
        school_class=meeting.school_class,
        grade=meeting.grade,
        day=plan.day,
        state=MeetingState.PLANNED,
    ).exclude(pk=meeting.pk)
    if other := same.first():
        raise Refusal(
            _("На %(day)s собрание уже назначено, в %(time)s. Измените его.")
            % {"day": day_month(plan.day), "time": hour(other.starts)},
            field="day",
        )
    meeting.year = year
    for name, value in asdict(plan).items():
        setattr(meeting, name, value)


def _lock(meeting: Meeting, *states: MeetingState) -> None:
    """Take the meeting for this transaction; refuses one that has gone on meanwhile."""
    meeting.refresh_from_db(from_queryset=Meeting.objects.select_for_update(of=("self",)))
    if meeting.state not in states:
        raise Refusal(_("Собрание уже %s. Обновите страницу.") % meeting.get_state_display())


def _record(
    verb: str,
    meeting: Meeting,
    *,
    by: trail.Actor,
    at: datetime,
    before: object = None,
    after: object = None,
) -> None:
    trail.record(
        f"office.meeting.{verb}", "meeting", meeting.pk, before=before, after=after, by=by, at=at
    )
