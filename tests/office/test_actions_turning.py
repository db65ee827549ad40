"""The turn of the year: what it makes, what it refuses, and the way back."""

import msgspec
import pytest

from peremena.classes import actions as classes
from peremena.classes.actions import NewClass
from peremena.classes.models import ClassTeacher, Enrolment, Group, SchoolClass
from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.journal.actions.marking import CellEntry, CellsRefused, write_cells
from peremena.journal.actions.terms import reopen_term
from peremena.kit.refusal import Refusal
from peremena.office.actions import turning
from peremena.office.models import TurnState, YearTurn
from peremena.office.queries.turn_plan import turn_plan
from peremena.office.queries.turns import choices_of
from peremena.office.rules.turning import Fate
from peremena.people import actions as people
from peremena.people.actions import Card
from peremena.people.models import Pupil
from peremena.schools.models import Year
from peremena.studies.actions import plans
from peremena.studies.models import Course, Load, Plan, PlanState
from peremena.studies.rules.themes import ThemeText
from peremena.timetable import actions as timetable
from peremena.timetable.actions import NewSlot
from tests.office.turns import (
    AUGUST,
    JUNE,
    ORDER,
    SEPTEMBER,
    contents,
    differences,
    prepared,
    school,
    turned,
)
from tests.world.school import NOW, SYSTEM, TODAY

__all__ = ["school"]


def refused(deed):
    with pytest.raises(Refusal) as refusal:
        deed()
    return str(refusal.value).replace("\u00a0", " ")


def year_of(world):
    return Year.objects.get(pk=world.year.pk)


def errors(world, today=None, **changes):
    year = year_of(world)
    choices = msgspec.structs.replace(choices_of(year), **changes)
    plan = turn_plan(year, choices, today=today or JUNE.date())
    return " ".join(p.text for p in plan.errors).replace("\u00a0", " ")


def new_classes():
    return {c.name: c for c in SchoolClass.objects.filter(year__since__year=2027)}


def pupils_of(school_class):
    rows = Enrolment.objects.filter(group__school_class=school_class, in_class=True)
    return sorted(rows.values_list("pupil__family_name", flat=True))


def test_classes_go_on_and_leavers_leave(world, school):
    turned(world)
    made = new_classes()
    assert sorted(made) == ["1А", "2А", "5А", "7Б", "8Б", "9А"]
    assert set(pupils_of(made["8Б"])) == {"Ёлкина", "Иванова", "Петров", "Сидоров"}
    assert pupils_of(made["1А"]) == []
    leavers = Pupil.objects.filter(family_name__in=["Из9А", "Из11А"])
    assert not Enrolment.objects.filter(pupil__in=leavers, until=None).exists()
    assert year_of(world).closed_at
    assert not Enrolment.objects.filter(group__year=world.year, until=None).exists()
    assert not Load.objects.filter(course__year=world.year, until=None).exists()


def test_class_teachers_go_on_but_not_from_primary_school(world, school):
    turned(world)
    leaders = ClassTeacher.objects.filter(until=None).values_list(
        "school_class__grade", "employee__family_name"
    )
    assert dict(leaders) == {2: "Петрова", 7: "Петрова", 8: "Смирнов", 9: "Петрова"}


def test_subjects_come_from_the_grade_teachers_with_the_class(world, school):
    turned(world)
    rows = Course.objects.filter(year__since__year=2027).values_list(
        "group__school_class__grade",
        "group__name",
        "subject__name",
        "loads__teacher__family_name",
    )
    assert {r for r in rows if r[0] in (7, 8)} == {
        (8, "", "Математика", "Петрова"),
        (8, "", "Химия", "Белова"),
        (7, "", "Математика", "Белова"),
        (7, "", "Английский язык", "Смирнов"),
    }


def test_subgroups_go_on_with_their_pupils(world, school):
    turned(world)
    part = Group.objects.get(year__since__year=2027, name="англ. 1")
    assert part.school_class.name == "8Б"
    assert part.enrolments.count() == 2


def test_plans_in_force_go_on_as_drafts(world, school):
    whole = school["8А"].groups.get(kind="whole")
    plan = plans.begin_plan(course=whole.courses.get(subject__name="Химия"), by=SYSTEM, at=NOW)
    plans.write_themes(plan=plan, themes=[ThemeText(topic="Атомы")], by=SYSTEM, at=NOW)
    plans.send_plan(plan=plan, by=SYSTEM, at=NOW)
    papers = plans.Papers(protocol_number="1", protocol_day=TODAY)
    plans.approve_plan(plan=plan, papers=papers, by=SYSTEM, at=NOW)
    turned(world)
    copied = Plan.objects.get(course__year__since__year=2027, course__subject__name="Химия")
    assert copied.state == PlanState.DRAFT
    assert str(copied.course) == "Химия · 8Б"
    assert [t.topic for t in copied.themes.all()] == ["Атомы"]


def test_what_is_not_ticked_is_not_copied(world, school):
    choices = msgspec.structs.replace(
        choices_of(world.year), subgroups=False, loads=False, teachers=()
    )
    turn = turning.prepare_turn(year=world.year, choices=choices, by=SYSTEM, at=JUNE)
    turning.queue_turn(turn, **ORDER, by=SYSTEM, at=JUNE)
    turning.apply_turn(turn, tell=lambda *_: None, by=SYSTEM, at=JUNE)
    assert not Group.objects.filter(year__since__year=2027, kind="subgroup").exists()
    assert not Load.objects.filter(course__year__since__year=2027).exists()
    leaders = ClassTeacher.objects.filter(school_class__school=world.school, until=None)
    assert not leaders.exists()


def test_some_repeat_some_of_the_ninth_go_on(world, school):
    fates = {
        world.pupils["kolya"].pk: Fate.REPEAT,
        Pupil.objects.get(family_name="Из9А", given_name="Имя0").pk: Fate.ON,
    }
    turning.decide_fates(year=world.year, fates=fates, by=SYSTEM, at=JUNE)
    turned(world)
    made = new_classes()
    assert pupils_of(made["7Б"]) == ["Из6Б", "Из6Б", "Петров"]
    assert pupils_of(made["10А"]) == ["Из9А"]


def test_the_new_year_has_terms_and_holidays(world, school):
    turn = turned(world)
    assert turn.next_year.since.isoformat() == "2027-09-01"
    assert turn.next_year.terms.count() == 4
    assert turn.next_year.holidays.filter(name="Осенние каникулы").exists()


@pytest.mark.req("R6", part="several years")
def test_undoing_restores_every_row(world, school):
    prepared(world)
    before = contents()
    turn = turned(world)
    after = contents()
    assert differences(before, after)
    _publish(turn)
    turning.undo_turn(turn, by=SYSTEM, at=AUGUST)
    assert differences(before, contents()) == []
    assert turn.state == TurnState.UNDONE
    turned(world)  # and again
    assert new_classes()


def _publish(turn):
    course = Course.objects.filter(year=turn.next_year).first()
    mark = {"by": SYSTEM, "at": AUGUST}
    timetable.install_timetable(
        year=turn.next_year, since=turn.next_year.since, slots=[NewSlot(course, 3, 1)], **mark
    )
    days = {"since": turn.next_year.since, "until": turn.next_year.until}
    assert timetable.publish_lessons(year=turn.next_year, **days, **mark)
    return course


def test_a_year_that_was_open_and_empty_is_used_and_stays_after_the_undo(world, school):
    year = Year.objects.create(
        school=world.school, since=SEPTEMBER.date().replace(day=1), until="2028-05-26"
    )
    before = contents()
    turn = turned(world)
    assert turn.next_year == year
    turning.undo_turn(turn, by=SYSTEM, at=AUGUST)
    assert differences(before, contents()) == []


def test_after_the_first_lesson_there_is_no_way_back(world, school):
    turn = turned(world)
    _publish(turn)
    assert "уже прошёл первый урок" in refused(
        lambda: turning.undo_turn(turn, by=SYSTEM, at=SEPTEMBER)
    )


def test_what_is_written_in_the_new_year_forbids_the_way_back(world, school):
    turn = turned(world)
    lesson = _publish(turn).lessons.first()
    note = LessonNote(lesson.pk, LessonText("Повторение", "new", ""))
    write_lessons([note], by=SYSTEM, at=AUGUST)
    assert "уже есть записи (журнал)" in refused(
        lambda: turning.undo_turn(turn, by=SYSTEM, at=AUGUST)
    )
    assert new_classes()


@pytest.mark.parametrize("deed", ["mark", "class", "enrol", "reopen", "course"])
def test_a_past_year_is_only_read(world, school, deed):
    turned(world)
    year = year_of(world)
    lesson = world.lesson_on(world.maths, TODAY)
    entry = CellEntry(lesson.pk, world.pupils["masha"].pk, "5")
    deeds = {
        "mark": lambda: write_cells(
            course=world.maths, entries=[entry], by=SYSTEM, at=AUGUST, today=AUGUST.date()
        ),
        "class": lambda: classes.open_classes(
            year=year, classes=[NewClass(3, "Я")], by=SYSTEM, at=AUGUST
        ),
        "enrol": lambda: classes.enrol(
            [(world.pupils["masha"], world.whole)], since=AUGUST.date(), by=SYSTEM, at=AUGUST
        ),
        "reopen": lambda: reopen_term(term=year.terms.get(number=1), by=SYSTEM, at=AUGUST),
        "course": lambda: classes.add_stream(
            year=year, name="поток", parts=[world.whole], by=SYSTEM, at=AUGUST
        ),
    }
    said = refused(deeds[deed])
    assert ("период закрыт" if deed == "mark" else "закрыт: его можно только смотреть") in said
    assert deed != "mark" or issubclass(CellsRefused, Refusal)


def test_turning_twice_is_refused(world, school):
    turn = turned(world)
    assert "уже выполнен" in refused(lambda: turning.queue_turn(turn, **ORDER, by=SYSTEM, at=JUNE))
    assert "уже выполнен" in refused(lambda: prepared(world))
    turning.apply_turn(turn, tell=lambda *_: None, by=SYSTEM, at=JUNE)
    assert YearTurn.objects.count() == 1
    assert "уже закрыт" in errors(world)


def test_a_year_that_runs_a_taken_name_and_wrong_dates_are_errors(world, school):
    assert errors(world) == ""
    assert "ещё идёт, до 26 мая 2027 г." in errors(world, today=TODAY)
    assert "Новый год должен начаться после 26 мая" in errors(world, since=TODAY)
    six, seven = school["6Б"], world.school_class
    twin = classes.open_classes(year=world.year, classes=[NewClass(7, "В")], by=SYSTEM, at=NOW)[0]
    assert "Класс 8Б получается из двух классов" in errors(world, letters={twin.pk: "Б"})
    assert errors(world, letters={six.pk: "Г", seven.pk: "Г"}) == ""
    assert "«А» указана дважды" in errors(world, first=("А", "А"))


def test_a_next_year_with_classes_is_an_error(world, school):
    year = Year.objects.create(school=world.school, since="2027-09-01", until="2028-05-26")
    classes.open_classes(year=year, classes=[NewClass(5, "А")], by=SYSTEM, at=NOW)
    assert "2027/28 уже открыт, и в нём есть классы" in errors(world)


def test_nobody_repeats_a_grade_that_there_will_not_be(world, school):
    eleven = Pupil.objects.filter(family_name="Из11А").first()
    assert "11-го класса в новом году не будет" in errors(world, fates={eleven.pk: Fate.REPEAT})


def test_pupils_without_a_class_are_named(world, school):
    people.admit_pupils(
        school=world.school, cards=[(Card("Ничей", "Иван"), "m")], by=SYSTEM, at=NOW
    )
    plan = turn_plan(world.year, choices_of(world.year), today=JUNE.date())
    assert any("Ничей Иван" in p.text for p in plan.problems)
    assert not plan.errors


def test_a_pupil_who_has_left_is_not_promoted(world, school):
    masha = world.pupils["masha"]
    classes.leave_classes([(masha, world.school_class)], since=TODAY, by=SYSTEM, at=NOW)
    turned(world)
    assert not Enrolment.objects.filter(pupil=masha, until=None).exists()
