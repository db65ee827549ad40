"""Parents' meetings as the staff's pages and papers show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Count, QuerySet

from peremena.classes.models import SchoolClass
from peremena.kit.validity import on_day
from peremena.office.models import Meeting, MeetingState
from peremena.office.queries.families import Family
from peremena.office.rules.agenda import items

LOOKS = {
    MeetingState.PLANNED: "information",
    MeetingState.HELD: "good",
    MeetingState.CANCELLED: "attention",
}


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting. `is_due`: its day has come; `may_run`: the reader may change it."""

    id: int
    audience: str
    school: str
    day: date
    starts: time
    place: str
    agenda: tuple[str, ...]
    called_by: str
    state: str
    state_name: str
    look: str
    reason: str
    number: str
    chair: str
    secretary: str
    minutes: str
    decisions: tuple[str, ...]
    is_due: bool
    may_run: bool

    @property
    def is_planned(self) -> bool:
        """It is neither cancelled nor are its minutes written."""
        return self.state == MeetingState.PLANNED

    @property
    def is_held(self) -> bool:
        """Its minutes are written."""
        return self.state == MeetingState.HELD

    @property
    def is_cancelled(self) -> bool:
        """It does not take place."""
        return self.state == MeetingState.CANCELLED


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many families of a list came, and the pupils whose families did not."""

    families: int
    came: int
    people: int
    missed: tuple[str, ...]


def meeting_rows(meetings: QuerySet[Meeting], *, past: bool, today: date) -> QuerySet[Meeting]:
    """The meetings to come, or those whose day is over, with `came`: how many people were noted."""
    when = {"day__lt": today} if past else {"day__gte": today}
    return (
        meetings.filter(**when)
        .select_related("school_class")
        .annotate(came=Count("attendances__guardian", distinct=True))
    )


def meeting_page(meeting: Meeting, *, today: date, may_run: bool) -> MeetingPage:
    """One meeting, ready to be shown."""
    return MeetingPage(
        id=meeting.pk,
        audience=meeting.audience,
        school=meeting.school.name,
        day=meeting.day,
        starts=meeting.starts,
        place=meeting.place,
        agenda=items(meeting.agenda),
        called_by=meeting.called_by,
        state=meeting.state,
        state_name=meeting.get_state_display(),
        look=LOOKS[MeetingState(meeting.state)],
        reason=meeting.reason,
        number=meeting.number,
        chair=meeting.chair,
        secretary=meeting.secretary,
        minutes=meeting.minutes,
        decisions=items(meeting.decisions),
        is_due=meeting.day <= today,
        may_run=may_run,
    )


def turnout(families: Sequence[Family]) -> Turnout:
    """The figures of a list."""
    return Turnout(
        families=len(families),
        came=sum(f.came for f in families),
        people=len({p.id for f in families for p in f.parents if p.came}),
        missed=tuple(f.pupil for f in families if not f.came),
    )


def class_teacher_name(school_class: SchoolClass, *, day: date) -> str:
    """Who leads a class on a day; empty when nobody does."""
    found = school_class.class_teachers.filter(on_day(day)).select_related("employee").first()
    return found.employee.short_name if found else ""


def next_number(meeting: Meeting) -> str:
    """The number that the minutes of a meeting usually get: counted by class in the year."""
    same = Meeting.objects.filter(
        school_id=meeting.school_id,
        year_id=meeting.year_id,
        school_class=meeting.school_class,
        grade=meeting.grade,
        state=MeetingState.HELD,
    )
    return str(same.count() + 1)
