"""Parents' meetings: one was held in every class lately, the next one is called."""

from datetime import date, datetime, time, timedelta

from demo.seeds import stream
from peremena.classes.models import ClassTeacher
from peremena.office.actions import meetings
from peremena.office.actions.meetings import MeetingPlan, Minutes
from peremena.office.models import Meeting
from peremena.office.queries.families import families
from peremena.schools.models import School
from peremena.schools.rules.proposal import DAY, SchoolYear
from peremena.trail.actions import Actor, Person, System

EVENING = time(18)
THURSDAY = 3
LAST_AGENDA = "Как учится класс\nПитание в школьной столовой\nВыборы родительского комитета"
LAST_MINUTES = (
    "Классный руководитель рассказал, как идёт учёба, и показал, "
    "как читать электронный дневник. Обсудили горячее питание и дежурство родителей."
)
LAST_DECISIONS = (
    "Избрать родительский комитет из трёх человек\nЗа две недели сдать заявления на питание"
)
NEXT_AGENDA = "Успеваемость и посещаемость\nБезопасность в каникулы\nРазное"


def hold_meetings(school: School, year: SchoolYear, *, now: datetime) -> None:
    """Call the meetings of every class once; those whose day is over are held."""
    if Meeting.objects.filter(school=school).exists():
        return
    last = _thursday(now.date() - 14 * DAY)
    coming = _thursday(now.date() + 7 * DAY)
    for leading in ClassTeacher.objects.filter(
        school_class__school=school, until=None
    ).select_related("school_class__room", "employee__user"):
        if last >= year.first:
            _hold(leading, last, now)
        if coming <= year.last:
            _call(leading, coming, NEXT_AGENDA, at=now)


def _thursday(day: date) -> date:
    return day + (THURSDAY - day.weekday()) % 7 * DAY


def _person(leading: ClassTeacher) -> Actor:
    user, school_id = leading.employee.user, leading.school_class.school_id
    return Person(user.pk, user.name, school_id) if user else System(school_id=school_id)


def _call(leading: ClassTeacher, day: date, agenda: str, *, at: datetime) -> Meeting:
    room = leading.school_class.room
    return meetings.call_meeting(
        school=leading.school_class.school,
        school_class=leading.school_class,
        plan=MeetingPlan(day, EVENING, f"кабинет {room}" if room else "актовый зал", agenda),
        by=_person(leading),
        at=at,
    )


def _hold(leading: ClassTeacher, day: date, now: datetime) -> None:
    """Of three families two come, mostly by the one who is named first."""
    called = datetime.combine(day - 7 * DAY, EVENING, now.tzinfo)
    meeting = _call(leading, day, LAST_AGENDA, at=called)
    chance = stream("meeting", leading.school_class.name)
    parents = [f.parents for f in families(meeting, leading.school_class) if f.parents]
    here = {chance.choice(p).id for p in parents if chance.random() < 0.7} or {parents[0][0].id}
    at = datetime.combine(day, EVENING, now.tzinfo) + timedelta(hours=1)
    by = _person(leading)
    meetings.note_attendance(
        meeting, school_class=leading.school_class, here=here, among=here, by=by, at=at
    )
    minutes = Minutes("1", leading.employee.short_name, "", LAST_MINUTES, LAST_DECISIONS)
    meetings.write_minutes(meeting, minutes=minutes, by=by, at=at)
