"""The policy: who may open which address. Every address of the house stands in this table.

A person of the first school, an officer, and strangers of the second school try every address of
the first. Whoever is not named gets 404; who is not signed in is led to sign-in (a fragment: 401).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from peremena.kit.undo import seal
from peremena.people.actions import Paper, record_decisions
from peremena.people.models import Consent, Decision, Pupil
from peremena.roll.actions import depart
from peremena.schools.actions import Office, appoint
from peremena.schools.actions.terms import dates_of
from peremena.schools.models import Role
from peremena.schools.rules.bells import BellPlan
from peremena.setup.views.dictionaries import Removed
from peremena.studies.actions.curriculum import Written
from peremena.studies.actions.load import LoadChange
from peremena.studies.views.groups import Moved
from peremena.timetable.actions.drafts import begin_draft
from peremena.timetable.actions.feeds import make_feed
from peremena.timetable.actions.publications import ask_publication
from peremena.timetable.models import (
    ControlWork,
    Feed,
    Move,
    Publication,
    Substitution,
    TeacherAbsence,
    Timetable,
)
from peremena.timetable.queries.choices import Choice, Kind
from tests.timetable.changing import FRIDAY, absent, give, move, planned
from tests.world.school import CANARY, NOW, SYSTEM, TODAY, World

FAMILY = {"masha", "mama"}
OTHER_FAMILY = {"petya", "papa"}
TEACHERS = {"petrova", "smirnov"}
LEADERS = {"zavuch", "direktor"}
OFFICE = {"sekretar", "admin"}
STAFF = TEACHERS | LEADERS | OFFICE
OFFICERS = {"rajon", "oblast", "operator"}
OF_SCHOOL_2 = {"canary_teacher", "canary_zavuch", "canary_pupil", "canary_guardian"}
EVERYBODY = FAMILY | OTHER_FAMILY | STAFF | OFFICERS | OF_SCHOOL_2
CHILDREN_AND_PARENTS = FAMILY | OTHER_FAMILY | {"canary_pupil", "canary_guardian"}
ALL_STAFF = STAFF | {"canary_teacher", "canary_zavuch"}
TEACHING = TEACHERS | LEADERS | {"canary_teacher", "canary_zavuch"}
WRITERS = {"petrova", "zavuch"}  # of the mathematics of 7Б
TIMETABLERS = {"zavuch", "admin"}
IMPORTERS = {"zavuch", "sekretar", "admin"}
SETTERS = {"zavuch", "admin", "canary_zavuch"}
SETUP_READERS = SETTERS | {"direktor"}
CALLERS = {"smirnov"} | LEADERS  # of meetings of 7Б
KEEPERS = {"zavuch", "sekretar", "admin"}
APPOINTERS = {"zavuch", "direktor", "admin"}
SETTERS_HERE = {"zavuch", "admin"}
READERS_HERE = SETTERS_HERE | {"direktor"}
WORKS = TEACHERS | LEADERS | {"sekretar"}
CHANGES = LEADERS | {"sekretar"}
DIARY_READERS = FAMILY | {"smirnov"} | LEADERS

PLANNERS = {"zavuch", "canary_zavuch"}


@dataclass(frozen=True)
class Rule:
    """One address: who is let in; `method` and `data` of a harmless request.

    `sent_here`: it shows what another school has sent to this one.
    """

    name: str
    allowed: set[str] | None  # None: public
    arguments: tuple[str, ...] = ()
    method: str = "get"
    data: dict[str, str] = field(default_factory=dict)
    fragment: bool = False
    sent_here: bool = False
    gone: bool = False  # only an empty installation has it
    json: Callable[[World], dict[str, object]] | None = None

    def url(self, world: World) -> str:
        return reverse(self.name, args=[OBJECTS[a](world) for a in self.arguments])


def spare(rows, **fields) -> int:
    """A row that a request may remove."""
    span = {"since": date(2027, 5, 20), "until": date(2027, 5, 20)}
    return rows.get_or_create(**fields, defaults=span)[0].pk


OBJECTS = {
    "school": lambda world: world.school.pk,
    "own_office": lambda world: world.users["operator"].appointments.get().pk,
    "class": lambda world: world.school_class.pk,
    "course": lambda world: world.maths.pk,
    "subject": lambda world: world.maths.subject_id,
    "no_change": lambda world: seal(Written((), ())),
    "no_move": lambda world: seal(Moved(world.school_class.pk, ())),
    "group": lambda world: world.courses["english 1"].group_id,
    "no_load_change": lambda world: seal(LoadChange(TODAY, (), ())),
    "xlsx": lambda world: "xlsx",
    "six": lambda world: 6,
    "lesson": lambda world: world.lesson_on(world.maths, TODAY).pk,
    "pupil": lambda world: world.pupils["masha"].pk,
    "term": lambda world: world.term.pk,
    "year": lambda world: world.year.pk,
    "holiday": lambda world: world.year.holidays.first().pk,
    "bells": lambda world: world.school.bell_schedules.get(name="Обычный день").pk,
    "removed bells": lambda world: seal(BellPlan("Мороз", ((time(9), time(9, 40)),))),
    "dictionary": lambda world: "rooms",
    "room": lambda world: world.school.rooms.get(name="12").pk,
    "removed room": lambda world: seal(Removed("rooms", {"name": "Чулан"})),
    # what is removed is there again for the next person
    "spare term": lambda world: spare(world.year.terms, kind="module", number=1),
    "spare holiday": lambda world: spare(world.year.holidays, name="Мороз"),
    "spare working day": lambda world: (
        world.year.working_days.get_or_create(day=date(2027, 5, 15), as_weekday=1)[0].pk
    ),
    "spare bells": lambda world: world.school.bell_schedules.get_or_create(name="Лишние")[0].pk,
    "removed term": lambda world: seal(dates_of(world.term)),
    "removed holiday": lambda world: seal(world.year.holidays.first().dates),
    "removed working day": lambda world: seal(world.year.working_days.first().dates),
    "monday": lambda world: "2026-10-12",
    "import": lambda world: world.school.imports.get().pk,
    "meeting": lambda world: world.meeting.pk,
    "held meeting": lambda world: world.held_meeting.pk,
    "guardian": lambda world: world.guardians["mama"].pk,
    "guardianship": lambda world: world.guardians["mama"].guardianships.get().pk,
    "employee": lambda world: world.teachers["smirnov"].pk,
    "office": lambda world: _office(world),
    "consent": lambda world: _consent(world).pk,
    "consents": lambda world: seal([_consent(world).pk]),
    "incoming": lambda world: _sent(world),
    "feed": lambda world: _feed(world).pk,
    "secret": lambda world: _feed(world).secret,
    "wall": lambda world: "wall",
    "version": lambda world: _version(world).pk,
    "publication": lambda world: _publication(world).pk,
    "plan": lambda world: world.maths.plans.get(version=1).pk,
    "draft": lambda world: world.maths.plans.get(version=2).pk,
    "paper": lambda world: "pdf",
    "programme": lambda world: world.school.programmes.get().pk,
    "plan file": lambda world: world.plan_file.pk,
    "help": lambda world: "sign-in",
    "work": lambda world: _control_work(world),
    "absence": lambda world: _absence(world).pk,
    "substitution": lambda world: _substitution(world).pk,
    "deed": lambda world: _deed(world),
}


def _office(world: World) -> int:
    """Oleg Smirnov's role; it is given anew to whoever comes after it was ended."""
    smirnov = world.users["smirnov"]
    appoint([Office(smirnov, Role.TEACHER, world.school)], since=TODAY, by=SYSTEM, at=NOW)
    return smirnov.appointments.get(role=Role.TEACHER, until=None).pk


def _consent(world: World) -> Consent:
    """The consent of Masha's mother; it is given anew to whoever comes after it was taken back."""
    pair = (world.pupils["masha"].pk, world.guardians["mama"].pk)
    found = Consent.objects.filter(pupil=pair[0]).first()
    paper = Paper("заявление", "", TODAY)
    return (
        found
        or record_decisions([pair], decision=Decision.GIVEN, paper=paper, by=SYSTEM, at=NOW)[0]
    )


def _sent(world: World) -> int:
    """A pupil of the second school who waits for admission to the first."""
    child = Pupil.objects.get(family_name=CANARY)
    if not child.movements.exists():
        depart([child], since=TODAY, to_school=world.school, by=SYSTEM, at=NOW)
    return child.movements.get().pk


def _feed(world: World) -> Feed:
    """Masha's link to her own lessons."""
    masha, user = world.pupils["masha"], world.users["masha"]
    choice = Choice(Kind.PUPIL, masha.pk, "", world.school.pk, TODAY)
    return make_feed(user_id=user.pk, choice=choice, by=SYSTEM, at=NOW)


def _version(world: World) -> Timetable:
    """The draft; it is begun anew for whoever comes after it was thrown away."""
    found = Timetable.objects.filter(year=world.year, state="draft").first()
    return found or begin_draft(year=world.year, since=TODAY, by=SYSTEM, at=NOW)


def _publication(world: World) -> Publication:
    day, mark = TODAY + timedelta(days=5), {"by": SYSTEM, "at": NOW}
    found = Publication.objects.filter(timetable__year=world.year).first()
    return found or ask_publication(world.draft, since=day, despite_clashes=False, **mark)


def _control_work(world: World) -> int:
    found = ControlWork.objects.filter(lesson__course=world.maths).first()
    return (found or planned(world, FRIDAY, despite="решение педсовета")).pk


def _absence(world: World) -> TeacherAbsence:
    teacher = world.teachers["petrova"]
    return TeacherAbsence.objects.filter(employee=teacher).first() or absent(teacher)


def _substitution(world: World) -> Substitution:
    lesson = world.lesson_on(world.maths, TODAY)
    standing = Substitution.objects.filter(lesson=lesson).first()
    return standing or give(lesson, world.teachers["smirnov"])


def _deed(world: World) -> UUID:
    moved = Move.objects.filter(lesson__course=world.maths).first()
    if moved:
        return moved.deed
    return move(world.lesson_on(world.maths, FRIDAY), date(2026, 10, 15), 4)


def _cells(world: World) -> dict[str, object]:
    lesson, masha = world.lesson_on(world.maths, TODAY).pk, world.pupils["masha"].pk
    return _operation(cells=[{"lesson": lesson, "pupil": masha, "text": "5"}])


def _text(_world: World) -> dict[str, object]:
    return _operation(topic="Дроби", lesson_type="", homework="")


def _work(_world: World) -> dict[str, object]:
    return _operation(work_type=None, weight=1)


def _note(_world: World) -> dict[str, object]:
    return _operation(comment="")


def _operation(**fields: object) -> dict[str, object]:
    return {"operation": str(uuid4()), **fields}


RULES = [
    Rule("home", EVERYBODY),
    Rule("choose_role", EVERYBODY, method="post"),
    Rule("help", None),
    Rule("help_article", None, ("help",)),
    Rule("accounts:sign_in", None),
    Rule("accounts:sign_out", None, method="post"),
    Rule("accounts:slip", None),
    Rule("accounts:slip_password", None),
    Rule("accounts:account", EVERYBODY),
    Rule("accounts:end_sessions", EVERYBODY, method="post"),
    Rule("accounts:password", EVERYBODY),
    Rule("schools:schools", OFFICERS),
    Rule("setup:checklist", SETUP_READERS),
    Rule("setup:card", SETUP_READERS),
    Rule("setup:card", SETTERS, method="post"),
    Rule("setup:rules", SETUP_READERS),
    Rule("setup:rules", SETTERS, method="post"),
    Rule("setup:entries", SETUP_READERS, ("dictionary",)),
    Rule("setup:take", SETTERS, ("dictionary",), "post"),
    Rule("setup:add_entry", SETTERS, ("dictionary",)),
    Rule("setup:add_entry", SETTERS, ("dictionary",), "post"),
    Rule("setup:entry", SETTERS_HERE, ("dictionary", "room")),
    Rule("setup:entry", SETTERS_HERE, ("dictionary", "room"), "post"),
    Rule("setup:archive_entry", SETTERS_HERE, ("dictionary", "room"), "post"),
    Rule("setup:unarchive_entry", SETTERS_HERE, ("dictionary", "room"), "post"),
    Rule("setup:remove_entry", SETTERS_HERE, ("dictionary", "room"), "post"),
    Rule("setup:put_entry_back", SETTERS, ("removed room",), "post"),
    Rule("setup:bells", SETUP_READERS),
    Rule("setup:add_bells", SETTERS),
    Rule("setup:add_bells", SETTERS, method="post"),
    Rule("setup:schedule", SETTERS_HERE, ("bells",)),
    Rule("setup:schedule", SETTERS_HERE, ("bells",), "post"),
    Rule("setup:remove_bells", SETTERS_HERE, ("spare bells",), "post"),
    Rule("setup:restore_bells", SETTERS, ("removed bells",), "post"),
    Rule("setup:this_year", SETUP_READERS),
    Rule("setup:year", READERS_HERE, ("year",)),
    Rule("setup:open_year", SETTERS),
    Rule("setup:open_year", SETTERS, method="post"),
    Rule("setup:move_year", SETTERS_HERE, ("year",)),
    Rule("setup:move_year", SETTERS_HERE, ("year",), "post"),
    Rule("setup:add_term", SETTERS_HERE, ("year",)),
    Rule("setup:add_term", SETTERS_HERE, ("year",), "post"),
    Rule("setup:term", SETTERS_HERE, ("term",)),
    Rule("setup:term", SETTERS_HERE, ("term",), "post"),
    Rule("setup:remove_term", SETTERS_HERE, ("spare term",), "post"),
    Rule("setup:restore_term", SETTERS_HERE, ("year", "removed term"), "post"),
    Rule("setup:add_holiday", SETTERS_HERE, ("year",)),
    Rule("setup:add_holiday", SETTERS_HERE, ("year",), "post"),
    Rule("setup:holiday", SETTERS_HERE, ("holiday",)),
    Rule("setup:holiday", SETTERS_HERE, ("holiday",), "post"),
    Rule("setup:remove_holiday", SETTERS_HERE, ("spare holiday",), "post"),
    Rule("setup:restore_holiday", SETTERS_HERE, ("year", "removed holiday"), "post"),
    Rule("setup:add_working_day", SETTERS_HERE, ("year",)),
    Rule("setup:add_working_day", SETTERS_HERE, ("year",), "post"),
    Rule("setup:remove_working_day", SETTERS_HERE, ("spare working day",), "post"),
    Rule("setup:restore_working_day", SETTERS_HERE, ("year", "removed working day"), "post"),
    Rule("classes:classes", ALL_STAFF),
    Rule("classes:new_class", KEEPERS | {"canary_zavuch"}),
    Rule("classes:new_class", KEEPERS | {"canary_zavuch"}, method="post"),
    Rule("classes:class", {"smirnov"} | LEADERS | OFFICE, ("class",)),
    Rule("roll:pupils", ALL_STAFF),
    Rule("roll:guardians", ALL_STAFF),
    Rule("roll:employees", LEADERS | OFFICE | {"canary_zavuch"}),
    Rule("roll:new_pupil", KEEPERS | {"canary_zavuch"}),
    Rule("roll:new_employee", KEEPERS | {"canary_zavuch"}),
    Rule("roll:admission", KEEPERS | {"canary_zavuch"}),
    Rule("roll:transfer", KEEPERS | {"canary_zavuch"}),
    Rule("roll:departure", KEEPERS | {"canary_zavuch"}),
    Rule("roll:undo_movements", KEEPERS | {"canary_zavuch"}, method="post"),
    Rule("roll:movement", LEADERS | OFFICE | {"canary_zavuch"}),
    Rule("roll:alphabet", LEADERS | OFFICE | {"canary_zavuch"}),
    Rule("roll:incoming", LEADERS | OFFICE | {"canary_zavuch"}),
    Rule("roll:take_over", KEEPERS, ("incoming",), "post", sent_here=True),
    Rule("roll:consents", ALL_STAFF),
    Rule("roll:record_consents", KEEPERS | TEACHERS | {"canary_zavuch", "canary_teacher"}),
    Rule(
        "roll:take_back_consents",
        STAFF - {"direktor"} | {"canary_zavuch", "canary_teacher"},
        ("consents",),
        "post",
    ),
    Rule("roll:withdraw_consent", KEEPERS | {"smirnov"}, ("consent",), "post"),
    Rule("roll:pupil", STAFF, ("pupil",)),
    Rule("roll:edit_pupil", KEEPERS, ("pupil",)),
    Rule("roll:new_guardian", KEEPERS, ("pupil",)),
    Rule("roll:guardian", {"smirnov"} | LEADERS | OFFICE, ("guardian",)),
    Rule("roll:edit_guardian", KEEPERS, ("guardian",)),
    Rule("roll:guardianship", KEEPERS, ("guardianship",)),
    Rule("roll:end_guardianship", KEEPERS, ("guardianship",), "post"),
    Rule("roll:employee", LEADERS | OFFICE, ("employee",)),
    Rule("roll:edit_employee", KEEPERS, ("employee",)),
    Rule("roll:give_role", APPOINTERS, ("employee",), "post"),
    Rule("roll:end_role", APPOINTERS, ("employee", "office"), "post"),
    Rule("start", set(), gone=True),
    Rule("entrance:new_school", {"operator"}),
    Rule("entrance:school", {"operator"}, ("school",)),
    Rule("entrance:officers", {"operator"}),
    Rule("entrance:places", {"operator"}),
    Rule("entrance:end_office", {"operator"}, ("own_office",), "post"),
    Rule("entrance:issue_to_officer", {"operator"}, ("own_office",), "post"),
    Rule("entrance:coverage", SETUP_READERS),
    Rule("entrance:children", SETUP_READERS),
    Rule("entrance:issue", SETTERS, method="post"),
    Rule("entrance:staff", SETTERS),
    Rule("entrance:issue_to_staff", SETTERS, method="post"),
    Rule("entrance:take_back_from_staff", SETTERS, method="post"),
    Rule("entrance:class", {"smirnov", "admin"} | LEADERS, ("class",)),
    Rule("entrance:issue_to_class", {"smirnov", "zavuch", "admin"}, ("class",), "post"),
    Rule("entrance:take_back", {"smirnov", "zavuch", "admin"}, ("class",), "post"),
    Rule(
        "entrance:sheet",
        TEACHERS | SETTERS | {"canary_teacher", "canary_zavuch", "operator"},
        method="post",
    ),
    Rule("studies:curriculum", LEADERS | {"canary_zavuch"}),
    Rule("studies:curriculum", PLANNERS, method="post"),
    Rule("studies:adopt_curriculum", PLANNERS, method="post"),
    Rule("studies:undo_curriculum", PLANNERS, ("no_change",), "post"),
    Rule("studies:class_curriculum", LEADERS, ("class",)),
    Rule("studies:class_curriculum", {"zavuch"}, ("class",), "post"),
    Rule("studies:propose_curriculum", {"zavuch"}, ("class",), "post"),
    Rule("studies:copy_curriculum", {"zavuch"}, ("class", "class"), "post"),
    Rule("studies:set_class_week", {"zavuch"}, ("class", "six"), "post"),
    Rule("studies:divide", {"zavuch"}, ("class", "subject")),
    Rule("studies:divide", {"zavuch"}, ("class", "subject"), "post"),
    Rule("studies:groups", LEADERS, ("class",)),
    Rule("studies:move", {"zavuch"}, ("class",), "post"),
    Rule("studies:undo_move", {"zavuch"}, ("class", "no_move"), "post"),
    Rule("studies:group", LEADERS, ("group",)),
    Rule("studies:group", {"zavuch"}, ("group",), "post"),
    Rule("studies:close_group", {"zavuch"}, ("group",), "post"),
    Rule("studies:reopen_group", {"zavuch"}, ("group",), "post"),
    Rule("studies:remove_group", {"zavuch"}, ("group",), "post"),
    Rule("studies:streams", LEADERS | {"canary_zavuch"}),
    Rule("studies:streams", PLANNERS, method="post"),
    Rule("studies:teachers", LEADERS | {"canary_zavuch"}),
    Rule("studies:load_paper", LEADERS | {"canary_zavuch"}, ("xlsx",)),
    Rule("timetable:load", LEADERS | {"canary_zavuch"}),
    Rule("timetable:load", PLANNERS, method="post"),
    Rule("timetable:undo_load", PLANNERS, ("no_load_change",), "post"),
    Rule("studies:pages", PLANNERS),
    Rule("studies:pages", PLANNERS, method="post"),
    Rule("journal:courses", TEACHING),
    Rule("journal:today", TEACHING),
    Rule("journal:course", TEACHERS | LEADERS, ("course",)),
    Rule("journal:statistics", TEACHERS | LEADERS, ("course",)),
    Rule("journal:statistics_file", TEACHERS | LEADERS, ("course", "xlsx")),
    Rule("journal:lesson", TEACHERS | LEADERS, ("lesson",)),
    Rule("journal:lesson", WRITERS, ("lesson",), "post"),
    Rule("journal:planned_lesson", WRITERS, ("lesson",), fragment=True),
    Rule("journal:cell", TEACHERS | LEADERS, ("lesson", "pupil")),
    Rule("journal:cell", WRITERS, ("lesson", "pupil"), "post", {"comment": ""}),
    Rule("journal:save_cells", WRITERS, ("course",), "post", json=_cells, fragment=True),
    Rule("journal:save_text", WRITERS, ("lesson",), "post", json=_text, fragment=True),
    Rule("journal:save_work", WRITERS, ("lesson",), "post", json=_work, fragment=True),
    Rule("journal:save_comment", WRITERS, ("lesson", "pupil"), "post", json=_note, fragment=True),
    Rule("journal:terms", {"zavuch", "canary_zavuch"}),
    Rule("journal:close_term", {"zavuch"}, ("term",), "post"),
    Rule("journal:reopen_term", {"zavuch"}, ("term",), "post"),
    Rule("journal:publishing", TIMETABLERS, ("version",)),
    Rule("journal:publishing", TIMETABLERS, ("version",), "post"),
    Rule("journal:publishing_progress", TIMETABLERS, ("publication",), fragment=True),
    Rule("journal:undo_publication", TIMETABLERS, ("publication",), "post"),
    Rule("timetable:feeds", ALL_STAFF | CHILDREN_AND_PARENTS),
    Rule("timetable:make_feed", set(), method="post"),
    Rule("timetable:revoke_feed", {"masha"}, ("feed",), "post"),
    Rule("timetable:feed", None, ("secret",)),
    Rule("timetable:paper", ALL_STAFF, ("wall", "xlsx")),
    Rule("timetable:versions", TIMETABLERS | {"canary_zavuch"}),
    Rule("timetable:board", TIMETABLERS, ("version",)),
    Rule("timetable:panel", TIMETABLERS, ("version",), fragment=True),
    Rule("timetable:verdicts", TIMETABLERS, ("version",), fragment=True),
    Rule("timetable:change", TIMETABLERS, ("version",), "post"),
    Rule("timetable:describe", TIMETABLERS, ("version",), "post"),
    Rule("timetable:compare", TIMETABLERS, ("version",)),
    Rule("timetable:delete_draft", TIMETABLERS, ("version",), "post"),
    Rule("journal:plans", TEACHING),
    Rule("journal:plan", TEACHERS | LEADERS, ("course",)),
    Rule("journal:plan_paper", TEACHERS | LEADERS, ("plan", "paper")),
    Rule("journal:begin_plan", WRITERS, ("course",), "post"),
    Rule("journal:edit_plan", WRITERS, ("draft",)),
    Rule("journal:edit_plan", WRITERS, ("draft",), "post"),
    Rule("journal:send_plan", WRITERS, ("draft",), "post"),
    Rule("journal:withdraw_plan", WRITERS, ("draft",), "post"),
    Rule("journal:discard_plan", WRITERS, ("plan",), "post"),
    Rule("journal:return_plan", LEADERS, ("plan",), "post"),
    Rule("journal:approve_plan", LEADERS, ("plan",), "post"),
    Rule("journal:correct_plan", WRITERS, ("plan",), "post"),
    Rule("journal:take_back_correction", WRITERS, ("plan",), "post"),
    Rule("timetable:timetable", ALL_STAFF | CHILDREN_AND_PARENTS),
    Rule("office:meetings", TEACHING),
    Rule("office:new_meeting", TEACHING),
    Rule("office:new_meeting", TEACHING, method="post"),
    Rule("office:meeting", CALLERS, ("meeting",)),
    Rule("office:edit_meeting", CALLERS, ("meeting",)),
    Rule("office:edit_meeting", CALLERS, ("meeting",), "post"),
    Rule("office:withdraw_meeting", CALLERS, ("held meeting",), "post"),
    Rule("office:cancel_meeting", CALLERS, ("meeting",), "post"),
    Rule("office:restore_meeting", CALLERS, ("meeting",), "post"),
    Rule("office:attendance", CALLERS, ("meeting",), "post"),
    Rule("office:minutes", CALLERS, ("meeting",)),
    Rule("office:minutes", CALLERS, ("meeting",), "post"),
    Rule("office:undo_minutes", CALLERS, ("meeting",), "post"),
    Rule("office:invitation", CALLERS, ("meeting",)),
    Rule("office:minutes_paper", CALLERS, ("held meeting",)),
    Rule("office:year", LEADERS | {"canary_zavuch"}),
    Rule("office:year", LEADERS | {"canary_zavuch"}, method="post"),
    Rule("office:year_class", LEADERS, ("class",)),
    Rule("office:year_class", LEADERS, ("class",), "post"),
    Rule("office:apply_year", LEADERS | {"canary_zavuch"}, method="post"),
    Rule("office:year_progress", LEADERS | {"canary_zavuch"}, fragment=True),
    Rule("office:undo_year", LEADERS | {"canary_zavuch"}, method="post"),
    Rule("diary:my_school", CHILDREN_AND_PARENTS),
    Rule("diary:school", FAMILY, ("pupil",)),
    Rule("diary:meeting", {"mama"}, ("pupil", "held meeting")),
    Rule("timetable:substitutions", CHANGES | {"canary_zavuch"}),
    Rule("timetable:control_works", WORKS | {"canary_teacher", "canary_zavuch"}),
    Rule("timetable:plan_control_work", TEACHERS | {"zavuch"}, ("class",), "post"),
    Rule("timetable:withdraw_control_work", {"petrova", "zavuch"}, ("work",), "post"),
    Rule("timetable:public_control_works", None, ("school",)),
    Rule("timetable:public_control_works_paper", None, ("school", "xlsx")),
    Rule("timetable:book", CHANGES | {"canary_zavuch"}),
    Rule("timetable:book_paper", CHANGES | {"canary_zavuch"}, ("xlsx",)),
    Rule("timetable:timesheet", CHANGES | {"canary_zavuch"}),
    Rule("timetable:timesheet_paper", CHANGES | {"canary_zavuch"}, ("xlsx",)),
    Rule("timetable:best_substitutions", {"zavuch", "canary_zavuch"}),
    Rule("timetable:best_substitutions", {"zavuch", "canary_zavuch"}, method="post"),
    Rule("timetable:add_absence", {"zavuch", "canary_zavuch"}, method="post"),
    Rule("timetable:absence", {"zavuch"}, ("absence",)),
    Rule("timetable:absence", {"zavuch"}, ("absence",), "post"),
    Rule("timetable:withdraw_absence", {"zavuch"}, ("absence",), "post"),
    Rule("timetable:lesson_changes", {"zavuch"}, ("lesson",)),
    Rule("timetable:cover_lesson", {"zavuch"}, ("lesson",), "post"),
    Rule("timetable:move_lesson", {"zavuch"}, ("lesson",), "post"),
    Rule("timetable:swap_lessons", {"zavuch"}, ("lesson",), "post"),
    Rule("timetable:undo_substitution", {"zavuch"}, ("substitution",), "post"),
    Rule("timetable:undo_move", {"zavuch"}, ("deed",), "post"),
    Rule("diary:home", CHILDREN_AND_PARENTS),
    Rule("diary:this_week", CHILDREN_AND_PARENTS),
    Rule("diary:my_marks", CHILDREN_AND_PARENTS),
    Rule("diary:pupils", TEACHERS | LEADERS | {"canary_teacher", "canary_zavuch"}),
    Rule("diary:pupil", DIARY_READERS, ("pupil",)),
    Rule("diary:marks", DIARY_READERS, ("pupil",)),
    Rule("diary:plans", DIARY_READERS, ("pupil",)),
    Rule("diary:week", DIARY_READERS, ("pupil",)),
    Rule("diary:week_of", DIARY_READERS, ("pupil", "monday")),
    Rule("site", None, ("school",)),
    Rule("site_programme", None, ("school", "programme")),
    Rule("exchange:site_link", LEADERS | {"admin", "canary_zavuch"}),
    Rule("studies:programmes", LEADERS | {"canary_zavuch"}),
    Rule("studies:publish_programme", {"zavuch", "canary_zavuch"}),
    Rule("studies:publish_programme", {"zavuch", "canary_zavuch"}, method="post"),
    Rule("studies:withdraw_programme", {"zavuch"}, ("programme",), "post"),
    Rule("studies:restore_programme", {"zavuch"}, ("programme",), "post"),
    Rule("exchange:plan_upload", WRITERS, ("course",)),
    Rule("exchange:plan_upload", WRITERS, ("course",), "post"),
    Rule("exchange:plan_file", {"petrova"}, ("plan file",)),
    Rule("exchange:drop_plan_file", {"petrova"}, ("plan file",), "post"),
    Rule("exchange:imports", IMPORTERS | {"canary_zavuch"}),
    Rule("exchange:imports", IMPORTERS | {"canary_zavuch"}, method="post"),
    Rule("exchange:template", IMPORTERS | {"canary_zavuch"}),
    Rule("exchange:import", IMPORTERS, ("import",)),
    Rule("exchange:progress", IMPORTERS, ("import",), fragment=True),
    Rule("exchange:check_again", IMPORTERS, ("import",), "post"),
    Rule("exchange:apply", IMPORTERS, ("import",), "post"),
    Rule("exchange:cancel", IMPORTERS, ("import",), "post"),
]


def _rules():
    return [pytest.param(rule, id=f"{rule.name}-{rule.method}") for rule in RULES]


def _send(client: Client, rule: Rule, world: World):
    if rule.json:
        return client.post(rule.url(world), rule.json(world), content_type="application/json")
    return getattr(client, rule.method)(rule.url(world), rule.data)


@pytest.mark.req("P22", part="own child only")
@pytest.mark.parametrize("rule", _rules())
def test_only_those_whom_the_policy_names_come_in(rule, world, canary):
    let_in = set()
    users = world.users | canary.users
    for username in EVERYBODY:
        client = Client()
        client.force_login(users[username], "django.contrib.auth.backends.ModelBackend")
        response = _send(client, rule, world)
        assert response.status_code != 403, username
        assert response.status_code < 500, username
        if response.status_code != 404:
            let_in.add(username)
        stranger = username in OF_SCHOOL_2 or username in OFFICERS or rule.sent_here
        if not stranger and not response.streaming:
            assert CANARY not in response.content.decode(errors="replace"), username
    assert let_in == (EVERYBODY if rule.allowed is None else rule.allowed)


@pytest.mark.parametrize("rule", _rules())
def test_who_is_not_signed_in_is_led_to_sign_in(rule, world):
    response = _send(Client(), rule, world)
    if rule.gone:
        assert response.status_code == 404
    elif rule.allowed is None:
        assert response.status_code in (200, 302)
    elif rule.fragment:
        assert response.status_code == 401
    else:
        assert response.status_code == 302
        assert response.url.startswith("/sign-in/?next=")


def _names(patterns, namespace=""):
    for entry in patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}"
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _names(entry.url_patterns, inner)


def test_every_address_stands_in_the_policy():
    assert sorted(set(_names(get_resolver().url_patterns)) - {r.name for r in RULES}) == []
