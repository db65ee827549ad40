"""Calling meetings, noting who came, writing minutes."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from peremena.kit.refusal import Refusal
from peremena.office.actions import meetings
from peremena.office.actions.meetings import MeetingPlan, Minutes
from peremena.office.models import Attendance, Meeting, MeetingState
from peremena.people.models import Guardianship
from peremena.trail.models import Event
from tests.world.school import NOW, SYSTEM, TODAY

PLAN = MeetingPlan(date(2026, 11, 12), time(18, 30), "кабинет 12", "1. Итоги четверти\n2. Разное")
EVENING = datetime(2026, 11, 12, 16, 0, tzinfo=UTC)
MINUTES = Minutes("2", "Смирнов О. И.", "Иванова О. В.", "Обсудили итоги.", "Принять к сведению")


@pytest.fixture
def meeting(world):
    return meetings.call_meeting(
        school=world.school, school_class=world.school_class, plan=PLAN, by=SYSTEM, at=NOW
    )


def note(world, meeting, *who, among=None, at=EVENING):
    ids = {world.guardians[name].pk for name in who}
    meetings.note_attendance(
        meeting,
        school_class=world.school_class,
        here=ids,
        among=among or ids,
        by=SYSTEM,
        at=at,
    )


def refused(deed):
    with pytest.raises(Refusal) as refusal:
        deed()
    return str(refusal.value).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 10, 13), "13 октября 2026 г. уже прошло"),
        (date(2027, 7, 1), "вне учебного года"),
        (TODAY, "На 14 октября собрание уже назначено, в 18:00"),
    ],
)
def test_a_day_that_is_over_out_of_the_year_or_taken_is_refused(world, day, why):
    def call():
        meetings.call_meeting(
            school=world.school,
            school_class=world.school_class,
            plan=replace(PLAN, day=day),
            by=SYSTEM,
            at=NOW,
        )

    assert why in refused(call)


def test_a_meeting_called_by_mistake_disappears(world, meeting):
    meetings.withdraw_meeting(meeting, by=SYSTEM, at=NOW)
    assert not Meeting.objects.filter(day=PLAN.day).exists()
    assert Event.objects.filter(name="office.meeting.withdrawn").exists()


def test_a_meeting_is_moved_cancelled_and_held_after_all(meeting):
    meetings.amend_meeting(meeting, plan=replace(PLAN, starts=time(19)), by=SYSTEM, at=NOW)
    meetings.cancel_meeting(meeting, reason="карантин", by=SYSTEM, at=NOW)
    assert "уже отменено" in refused(
        lambda: meetings.amend_meeting(meeting, plan=PLAN, by=SYSTEM, at=NOW)
    )
    meetings.restore_meeting(meeting, by=SYSTEM, at=NOW)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts, meeting.reason) == (MeetingState.PLANNED, time(19), "")


def test_who_came_is_noted_and_corrected(world, meeting):
    note(world, meeting, "mama", "papa")
    theirs = {world.guardians[n].pk for n in ("mama", "papa")}
    meetings.note_attendance(
        meeting,
        school_class=world.school_class,
        here={world.guardians["papa"].pk},
        among=theirs,
        by=SYSTEM,
        at=EVENING,
    )
    assert [a.guardian for a in meeting.attendances.all()] == [world.guardians["papa"]]


def test_nobody_is_noted_before_the_meeting(world, meeting):
    assert "Собрание ещё впереди" in refused(lambda: note(world, meeting, "mama", at=NOW))


@pytest.mark.parametrize("stranger", ["another school", "no longer entrusted"])
def test_a_guardian_who_is_not_of_the_class_that_day_is_refused(world, canary, meeting, stranger):
    if stranger == "another school":
        world.guardians["stranger"] = canary.guardians["canary_guardian"]
    else:
        world.guardians["stranger"] = world.guardians["mama"]
        Guardianship.objects.filter(guardian=world.guardians["mama"]).update(until=TODAY)
    assert "12 ноября нет детей в классе 7Б" in refused(lambda: note(world, meeting, "stranger"))
    del world.guardians["stranger"]
    assert not Attendance.objects.filter(meeting=meeting).exists()


def test_minutes_name_the_families_who_missed_the_meeting(world, meeting):
    note(world, meeting, "papa", "petrova")
    meetings.write_minutes(meeting, minutes=MINUTES, by=SYSTEM, at=EVENING)
    missed = Event.objects.filter(name="office.meeting.missed", subject_id=meeting.pk)
    assert [e.person_id for e in missed] == [world.pupils["masha"].pk]
    meetings.write_minutes(meeting, minutes=replace(MINUTES, number="3"), by=SYSTEM, at=EVENING)
    assert missed.count() == 1


def test_minutes_wait_for_the_day_and_for_the_list(world, meeting):
    def write(at):
        return lambda: meetings.write_minutes(meeting, minutes=MINUTES, by=SYSTEM, at=at)

    assert "Собрание ещё впереди" in refused(write(NOW))
    assert "Сначала отметьте, кто пришёл" in refused(write(EVENING))


def test_minutes_taken_back_are_a_draft(world, meeting):
    note(world, meeting, "mama")
    meetings.write_minutes(meeting, minutes=MINUTES, by=SYSTEM, at=EVENING)
    assert "уже состоялось" in refused(
        lambda: meetings.cancel_meeting(meeting, reason="передумали", by=SYSTEM, at=EVENING)
    )
    meetings.take_minutes_back(meeting, by=SYSTEM, at=EVENING)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.minutes) == (MeetingState.PLANNED, "Обсудили итоги.")


def test_a_meeting_with_people_noted_is_neither_withdrawn_nor_cancelled(world, meeting):
    note(world, meeting, "mama")
    assert "уже отмечены" in refused(
        lambda: meetings.withdraw_meeting(meeting, by=SYSTEM, at=EVENING)
    )
    assert "Напишите протокол" in refused(
        lambda: meetings.cancel_meeting(meeting, reason="нет", by=SYSTEM, at=EVENING)
    )
