"""Who can give a lesson whose teacher is away."""

from datetime import date, time

from peremena.timetable.rules.candidates import Colleague, Need, best_for_all, candidates
from peremena.timetable.rules.hours import Away, Hour

MATHS, MUSIC = 1, 2
OWN, OTHER = 71, 82
NEED = Need(lesson_id=1, hour=Hour(3), subject_id=MATHS, classes=frozenset({OWN}))


def colleague(pk, name, *hours, subjects=(), classes=(), leads=(), away=(), month=0):
    return Colleague(
        pk,
        name,
        frozenset(subjects),
        frozenset(classes),
        frozenset(leads),
        tuple(Hour(n) for n in hours),
        frozenset(away),
        month,
    )


def test_the_subject_counts_more_than_knowing_the_class():
    found = candidates(
        NEED,
        [
            colleague(1, "Музыкант", 2, 4, subjects=[MUSIC], classes=[OWN]),
            colleague(2, "Математик", 2, 4, subjects=[MATHS], classes=[OTHER]),
        ],
    )
    assert [c.name for c in found] == ["Математик", "Музыкант"]
    assert found[0].reasons == ("ведёт этот предмет", "в это время окно")
    assert found[1].reasons == ("учит этот класс", "в это время окно")


def test_who_is_busy_or_away_at_that_hour_is_no_candidate():
    assert candidates(NEED, [colleague(1, "Занят", 3), colleague(2, "Болен", away=[3])]) == []


def test_lessons_of_two_shifts_meet_by_their_bells():
    third = Need(1, Hour(3, time(10, 30), time(11, 15)), MATHS, frozenset())
    first_of_second_shift = Hour(1, time(10, 50), time(11, 35))
    third_of_second_shift = Hour(3, time(15, 0), time(15, 45))
    assert not Colleague(1, "Ж", hours=(first_of_second_shift,)).is_free(third.hour)
    assert Colleague(1, "Ж", hours=(third_of_second_shift,)).is_free(third.hour)


def test_doubts_are_said_and_count_against():
    idle, busy = (
        colleague(1, "Без уроков", subjects=[MATHS]),
        colleague(2, "Загружен", 1, 2, 4, 5, 6, 7, 8, subjects=[MATHS], month=6),
    )
    found = {c.name: c for c in candidates(NEED, [idle, busy])}
    assert found["Без уроков"].doubts == ("в этот день уроков нет",)
    assert found["Загружен"].doubts == (
        "будет 8\u00a0уроков за день",
        "в этом месяце уже 6\u00a0замен",
    )
    assert found["Без уроков"].score > found["Загружен"].score


def test_the_best_for_all_gives_nobody_two_lessons_at_one_hour():
    needs = [
        Need(1, Hour(3), MATHS, frozenset({OWN})),
        Need(2, Hour(3), MUSIC, frozenset({OTHER})),
        Need(3, Hour(4), MATHS, frozenset({OWN})),
    ]
    staff = [
        colleague(1, "Оба предмета", 2, 5, subjects=[MATHS, MUSIC]),
        colleague(2, "Математик", 2, 5, subjects=[MATHS]),
    ]
    best = {lesson: c.name if c else None for lesson, c in best_for_all(needs, staff).items()}
    assert best[2] == "Оба предмета"  # nobody else teaches music
    assert best[1] == "Математик"
    assert best[3] is not None


def test_when_nobody_is_free_the_lesson_stays_open():
    assert best_for_all([NEED], [colleague(1, "Занят", 3)]) == {1: None}


def test_an_absence_covers_from_a_lesson_of_one_day_to_a_lesson_of_another():
    away = Away(date(2026, 10, 14), 3, date(2026, 10, 15), 2)
    assert not away.covers(date(2026, 10, 14), 2)
    assert away.covers(date(2026, 10, 14), 3)
    assert away.covers(date(2026, 10, 15), 2)
    assert not away.covers(date(2026, 10, 15), 3)
    assert away.overlaps(Away(date(2026, 10, 15), 2, date(2026, 10, 20), 99))
    assert not away.overlaps(Away(date(2026, 10, 15), 3, date(2026, 10, 20), 99))
