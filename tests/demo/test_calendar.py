"""The demo school year follows the recommended holidays and the production calendar."""

from datetime import date
from itertools import pairwise

import pytest

from demo.calendar import demo_year
from peremena.schools.rules.proposal import school_year


def test_the_holidays_of_2026_are_the_recommended_ones():
    year = school_year(2026)
    assert [(b.first, b.last) for b in year.breaks] == [
        (date(2026, 10, 26), date(2026, 11, 3)),
        (date(2026, 12, 31), date(2027, 1, 10)),
        (date(2027, 3, 27), date(2027, 4, 4)),
    ]
    extra = year.february_break
    assert (extra.first, extra.last) == (date(2027, 2, 15), date(2027, 2, 21))


@pytest.mark.parametrize("autumn", range(2019, 2035))
def test_terms_follow_each_other_and_breaks_last_a_week_or_more(autumn):
    year = school_year(autumn)
    for terms in (year.quarters, year.halves):
        assert terms[0].first == year.first
        assert terms[-1].last == year.last
        assert all(a.last < b.first for a, b in pairwise(terms))
    assert all((b.last - b.first).days >= 6 for b in year.breaks)


@pytest.mark.parametrize("autumn", range(2019, 2027))
def test_the_year_has_about_34_weeks_and_33_in_grade_1(autumn):
    year = school_year(autumn)
    assert 160 <= len(year.days(5)) <= 175
    assert 3 <= len(year.days(5)) - len(year.days(1)) <= 5


@pytest.mark.parametrize(
    ("today", "autumn"),
    [
        (date(2026, 9, 1), 2026),
        (date(2027, 1, 15), 2026),
        (date(2027, 5, 31), 2026),
        (date(2027, 6, 1), 2026),
        (date(2027, 7, 20), 2026),
        (date(2027, 8, 31), 2026),
        (date(2027, 9, 1), 2027),
    ],
)
def test_in_summer_the_year_is_the_one_just_ended(today, autumn):
    assert demo_year(today) == school_year(autumn)


def test_in_july_all_lessons_lie_in_the_past():
    days = demo_year(date(2026, 7, 14)).days(7)
    assert days[0] == date(2025, 9, 1)
    assert days[-1] == date(2026, 5, 26)


@pytest.mark.parametrize(
    "day",
    [date(2026, 11, 4), date(2027, 2, 22), date(2027, 2, 23), date(2027, 3, 8), date(2027, 5, 3)],
)
def test_days_off_of_the_production_calendar_have_no_lessons(day):
    assert day not in school_year(2026).days(9)
    assert any(day in span and span.name for span in school_year(2026).public)


def test_no_lessons_at_weekends_or_in_breaks():
    year = school_year(2026)
    for day in year.days(9):
        assert day.weekday() < 5
        assert not any(day in span for span in year.breaks)


def test_the_senior_school_has_half_years():
    year = school_year(2026)
    assert [t.name for t in year.terms(11)] == ["1 полугодие", "2 полугодие"]
    assert len(year.terms(9)) == 4
