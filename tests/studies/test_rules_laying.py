"""A plan over the lessons of the year."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from peremena.studies.rules.laying import (
    Change,
    Cut,
    LessonDay,
    PlannedTheme,
    lay,
    proposal,
    theme_of,
)

START = date(2026, 9, 1)


def themes(*hours, **fields):
    return [
        PlannedTheme(f"Тема {n}", h, h, "Раздел", **fields) for n, h in enumerate(hours, start=1)
    ]


def lessons(past, coming, *, cancelled=(), topics=None):
    return [
        LessonDay(
            START + timedelta(days=n), n < past, n in cancelled, (topics or {}).get(n, ""), id=n + 1
        )
        for n in range(past + coming)
    ]


def days(*numbers):
    return tuple(START + timedelta(days=n) for n in numbers)


def test_without_changes_plan_and_fact_agree():
    laid = lay(themes(2, 3), lessons(3, 2))
    assert laid.themes[0].planned == laid.themes[0].given == days(0, 1)
    assert laid.themes[1].given == days(2)
    assert laid.themes[1].coming == days(3, 4)
    assert (laid.deviation, laid.balance) == (0, 0)


def test_a_cancelled_lesson_puts_the_course_behind():
    laid = lay(themes(2, 3), lessons(3, 2, cancelled={1}))
    assert laid.themes[0].given == days(0, 2)
    assert laid.themes[1].coming == days(3, 4)
    assert (laid.deviation, laid.balance) == (-1, -1)


def test_the_topic_of_the_register_says_which_theme_was_given():
    laid = lay(themes(1, 1, 2), lessons(2, 2, topics={0: "Тема 2.", 1: "тема  1"}))
    assert laid.themes[0].given == days(1)
    assert laid.themes[1].given == days(0)
    assert laid.themes[2].coming == days(2, 3)
    assert laid.deviation == 0


def test_a_theme_given_once_more_puts_the_course_behind():
    laid = lay(themes(1, 1), lessons(2, 1, topics={0: "Тема 1", 1: "Тема 1"}))
    assert laid.themes[0].given == days(0, 1)
    assert laid.themes[1].coming == days(2)
    assert (laid.deviation, laid.balance) == (-1, 0)


def test_a_lesson_takes_the_theme_laid_on_it_or_the_one_that_its_topic_names():
    plan, year = themes(1, 2, 1), lessons(2, 4, cancelled={2}, topics={4: "Тема 1"})
    assert [theme_of(plan, year, x.id) for x in year] == [0, 1, None, 1, 0, None]
    assert theme_of(plan, year, 99) is None


def test_reserve_goes_first_then_long_themes_then_neighbours():
    plan = [
        PlannedTheme("Длинная", 3, 3, "I"),
        PlannedTheme("Короткая", 1, 1, "I"),
        PlannedTheme("Контрольная", 1, 1, "I", fixed=True),
        PlannedTheme("Другая", 1, 1, "II"),
        PlannedTheme("Соседняя", 1, 1, "II"),
        PlannedTheme("Резерв", 1, 1, "II", spare=True),
    ]
    left = [theme.now for theme in plan]
    assert proposal(plan, left, 1) == (Change(5, 0, Cut.DROPPED),)
    assert proposal(plan, left, 3) == (Change(0, 1, Cut.SHORTENED), Change(5, 0, Cut.DROPPED))
    assert proposal(plan, left, 4)[1] == Change(4, 0, Cut.JOINED)
    assert sum(plan[c.index].now - c.hours for c in proposal(plan, left, 99)) == 4


@given(
    hours=st.lists(st.integers(1, 4), min_size=1, max_size=20),
    spare=st.sets(st.integers(0, 19)),
    fixed=st.sets(st.integers(0, 19)),
    past=st.integers(0, 15),
    coming=st.integers(0, 40),
)
def test_a_proposal_never_gives_up_more_than_is_missing(hours, spare, fixed, past, coming):
    plan = [
        PlannedTheme(f"Тема {n}", h, h, f"Раздел {n // 5}", n in spare, n in fixed)
        for n, h in enumerate(hours)
    ]
    laid = lay(plan, lessons(past, coming))
    left = [theme.left for theme in laid.themes]
    shortage = max(-laid.balance, 0)
    changes = proposal(plan, left, shortage)
    saved = {c.index: plan[c.index].now - c.hours for c in changes}
    assert sum(saved.values()) <= shortage
    assert all(0 < by <= left[n] and n not in fixed for n, by in saved.items())
