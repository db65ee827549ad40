"""Writing into cells."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.journal.actions.marking import CellEntry, CellsRefused, write_cells
from peremena.journal.actions.terms import close_term, reopen_term
from peremena.journal.models import Absence, Mark
from peremena.journal.rules.scales import WrongEntry, read_cell
from peremena.kit.refusal import Refusal
from peremena.timetable.models import Lesson
from peremena.trail.queries import history
from tests.world.school import NOW, SYSTEM, TODAY


@pytest.fixture
def write(world):
    lesson = world.lesson_on(world.maths, TODAY)

    def write(text, *, pupil="masha", replaces=None, lesson=lesson):
        return write_cells(
            course=world.maths,
            entries=[CellEntry(lesson.pk, world.pupils[pupil].pk, text, replaces)],
            by=SYSTEM,
            at=NOW,
            today=TODAY,
        )

    return write


def test_a_mark_is_kept_with_its_history_and_average(world, write):
    lesson, masha = world.lesson_on(world.maths, TODAY), world.pupils["masha"]
    write("5")
    answer = write("5/4", replaces="5")
    assert answer.texts == {(lesson.pk, masha.pk): "5/4"}
    assert answer.averages[masha.pk].value * 2 == 9
    told = history(subject="lesson", subject_id=lesson.pk, person_id=masha.pk)
    assert [(h.before, h.after) for h in told] == [(None, "5"), ("5", "5/4")]


def test_fewer_marks_in_a_cell_remove_the_surplus(world, write):
    write("5/4/3")
    write("4")
    assert [m.value for m in Mark.objects.all() if m.pupil_id == world.pupils["masha"].pk] == [4]


def test_an_absence_replaces_a_mark(world, write):
    write("5")
    write("н")
    masha = world.pupils["masha"]
    assert not Mark.objects.filter(pupil=masha).exists()
    assert Absence.objects.get(pupil=masha).kind == "н"
    write("")
    assert not Absence.objects.filter(pupil=masha).exists()


def test_somebody_elses_change_is_a_conflict_with_both_values(write):
    write("5")
    with pytest.raises(CellsRefused) as refused:
        write("4", replaces="")
    assert refused.value.is_conflict
    assert refused.value.problems[0].theirs == "5"


def test_the_same_value_by_two_people_is_no_conflict(write):
    write("5")
    write("5", replaces="")


@pytest.mark.parametrize("text", ["7", "55", "хор", "5/н", "0", "5//4", "н 5"])
def test_a_wrong_mark_is_refused_in_words(write, text):
    with pytest.raises(CellsRefused) as refused:
        write(text)
    assert str(refused.value).endswith((".", "о."))


def test_a_closed_term_refuses_a_mark_until_it_is_reopened(world, write):
    close_term(term=world.term, reason="итоги", by=SYSTEM, at=NOW)
    with pytest.raises(CellsRefused, match="1 четверть: период закрыт 14"):
        write("5")
    reopen_term(term=world.term, by=SYSTEM, at=NOW)
    write("5")


def test_a_lesson_to_come_refuses_a_mark(world, write):
    later = Lesson.objects.filter(course=world.maths, day__gt=TODAY).first()
    with pytest.raises(CellsRefused, match="ещё впереди"):
        write("5", lesson=later)


def test_a_pupil_who_was_not_in_the_class_that_day_is_refused(world, write):
    world.whole.enrolments.filter(pupil=world.pupils["masha"]).update(since=TODAY.replace(day=15))
    with pytest.raises(CellsRefused, match="Иванова Мария"):
        write("5")


def test_one_wrong_entry_of_a_column_writes_nothing(world):
    lesson = world.lesson_on(world.maths, TODAY)
    entries = [
        CellEntry(lesson.pk, world.pupils["masha"].pk, "5"),
        CellEntry(lesson.pk, world.pupils["petya"].pk, "9"),
    ]
    with pytest.raises(CellsRefused) as refused:
        write_cells(course=world.maths, entries=entries, by=SYSTEM, at=NOW, today=TODAY)
    assert [p.pupil_id for p in refused.value.problems] == [world.pupils["petya"].pk]
    assert not Mark.objects.filter(course=world.maths).exists()


def test_a_column_costs_as_many_statements_as_a_cell(world, django_assert_num_queries, write):
    write("4", pupil="kolya")
    lesson = world.lesson_on(world.maths, TODAY)
    with django_assert_num_queries(6):  # savepoint and its release, lessons, state, marks, trail
        write("5")
    everybody = [CellEntry(lesson.pk, p.pk, "3") for p in world.pupils.values()]
    with django_assert_num_queries(6):
        write_cells(course=world.maths, entries=everybody, by=SYSTEM, at=NOW, today=TODAY)


def test_a_closed_term_is_not_entered_beside_an_open_one(world):
    first = world.lesson_on(world.maths, TODAY)
    december = Lesson.objects.create(
        school=world.school, course=world.maths, day=date(2026, 12, 2), number=1
    )
    close_term(term=world.term, reason="итоги", by=SYSTEM, at=NOW)
    entries = [CellEntry(x.pk, world.pupils["masha"].pk, "5") for x in (december, first)]
    for some in (entries, entries[::-1]):
        with pytest.raises(CellsRefused):
            write_cells(
                course=world.maths, entries=some, by=SYSTEM, at=NOW, today=date(2026, 12, 2)
            )


def test_of_two_entries_for_a_cell_the_last_counts(world):
    lesson, masha = world.lesson_on(world.maths, TODAY), world.pupils["masha"]
    entries = [CellEntry(lesson.pk, masha.pk, text) for text in ("5/5", "н", "4")]
    write_cells(course=world.maths, entries=entries, by=SYSTEM, at=NOW, today=TODAY)
    assert [m.value for m in Mark.objects.filter(course=world.maths)] == [4]
    assert not Absence.objects.filter(course=world.maths).exists()


def test_the_day_of_closing_is_the_day_of_the_school(world, write):
    evening = datetime(2026, 10, 13, 22, 0, tzinfo=UTC)  # 01:00 on the 14th in Moscow
    close_term(term=world.term, reason="итоги", by=SYSTEM, at=evening)
    lesson, masha = world.lesson_on(world.maths, TODAY), world.pupils["masha"]
    at = NOW.astimezone(ZoneInfo("Europe/Moscow"))
    with pytest.raises(CellsRefused, match="закрыт 14"):
        write_cells(
            course=world.maths,
            entries=[CellEntry(lesson.pk, masha.pk, "5")],
            by=SYSTEM,
            at=at,
            today=TODAY,
        )
    with pytest.raises(Refusal, match="закрыт 14"):
        write_lessons([LessonNote(lesson.pk, LessonText("Тема"))], by=SYSTEM, at=at)


@pytest.mark.parametrize("text", ["5 4", "10 0"])
def test_two_marks_without_a_stroke_are_not_one_large_mark(text):
    with pytest.raises(WrongEntry):
        read_cell(text, scale="hundred", illness_code=False)
