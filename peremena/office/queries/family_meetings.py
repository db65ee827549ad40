"""Parents' meetings as a family sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import Exists, OuterRef, Q

from peremena.classes.models import Enrolment, GroupKind
from peremena.kit.weeks import school_year_of
from peremena.office.access import meetings_concerning
from peremena.office.models import Attendance, Meeting, MeetingState
from peremena.people.models import Guardianship

NEWS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class FamilyMeeting:
    """A meeting as a family sees it.

    `missed`: it was held, the list of the pupil's class was kept, and nobody of the family is on it.
    """

    id: int
    audience: str
    day: date
    starts: time
    place: str
    state: str
    reason: str
    missed: bool

    @property
    def is_held(self) -> bool:
        """Its minutes may be read."""
        return self.state == MeetingState.HELD

    @property
    def is_cancelled(self) -> bool:
        """It does not take place."""
        return self.state == MeetingState.CANCELLED


def family_meetings(*, pupil_id: int, today: date) -> list[FamilyMeeting]:
    """The meetings of the running year that concern a pupil's family, the latest first; one statement."""
    wards = Guardianship.objects.filter(
        Q(until=None) | Q(until__gte=OuterRef(OuterRef("day"))),
        pupil_id=pupil_id,
        guardian=OuterRef("guardian"),
        since__lte=OuterRef(OuterRef("day")),
    )
    own_list = Enrolment.objects.filter(
        pupil_id=pupil_id,
        group__kind=GroupKind.WHOLE,
        group__school_class=OuterRef("school_class"),
    )
    noted = Attendance.objects.filter(meeting=OuterRef("pk"))
    rows = (
        meetings_concerning(pupil_id)
        .filter(year__since__year=school_year_of(today))
        .select_related("school_class")
        .annotate(
            came=Exists(noted.filter(Exists(wards))), kept=Exists(noted.filter(Exists(own_list)))
        )
        .order_by("-day", "-starts")
    )
    return [_seen(meeting) for meeting in rows]


def meeting_news(*, pupil_id: int, today: date) -> list[FamilyMeeting]:
    """What a parent has to know at once: meetings to come, and those missed in the last 30 days."""
    return [
        m
        for m in family_meetings(pupil_id=pupil_id, today=today)
        if m.day >= today - NEWS and (m.missed or (m.day >= today and not m.is_held))
    ][::-1]


def _seen(meeting: Meeting) -> FamilyMeeting:
    held = meeting.state == MeetingState.HELD
    return FamilyMeeting(
        id=meeting.pk,
        audience=meeting.audience,
        day=meeting.day,
        starts=meeting.starts,
        place=meeting.place,
        state=meeting.state,
        reason=meeting.reason,
        missed=held and meeting.kept and not meeting.came,  # type: ignore[attr-defined]
    )
