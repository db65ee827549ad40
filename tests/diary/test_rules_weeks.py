"""Which week the diary opens, and why it is empty."""

from datetime import date

import pytest

from peremena.diary.rules.weeks import Rest, SchoolYear, useful_week, why_empty

YEAR = SchoolYear(
    date(2026, 9, 1),
    date(2027, 5, 26),
    rests=(
        Rest("Осенние каникулы", date(2026, 10, 26), date(2026, 11, 3)),
        Rest("Праздник весны и труда", date(2027, 5, 1), date(2027, 5, 1)),
    ),
)


@pytest.mark.parametrize(
    ("today", "last", "following", "opened"),
    [
        ("2026-10-14", "2026-10-13", "2026-10-15", "2026-10-12"),  # an ordinary Wednesday
        ("2026-10-17", "2026-10-16", "2026-10-19", "2026-10-12"),  # Saturday: the week still counts
        ("2026-10-18", "2026-10-16", "2026-10-19", "2026-10-19"),  # Sunday: the week to come
        ("2026-10-28", "2026-10-24", "2026-11-05", "2026-11-02"),  # holidays: the next school week
        ("2026-11-02", "2026-10-24", "2026-11-05", "2026-11-02"),  # the end of holidays
        ("2027-07-15", "2027-05-26", None, "2027-05-24"),  # July: the last week that was
        ("2026-08-20", None, "2026-09-01", "2026-08-31"),  # before the first school day
        ("2026-08-20", None, None, "2026-08-17"),  # nothing is known
    ],
)
def test_the_week_that_opens_is_useful_on_any_date(today, last, following, opened):
    def day(text):
        return text and date.fromisoformat(text)

    found = useful_week(today=day(today), last=day(last), following=day(following))
    assert str(found) == opened


@pytest.mark.parametrize(
    ("monday", "sentence"),
    [
        ("2026-10-26", "Осенние каникулы, 26 октября – 3 ноября. Уроков нет."),
        ("2027-04-26", "Праздник весны и труда. Уроков нет."),
        ("2027-06-07", "Учебный год закончился 26 мая."),
        ("2026-08-17", "Учебный год начинается 1 сентября."),
        ("2026-09-07", "На этой неделе уроков не было."),
        ("2027-02-01", "Расписание на эту неделю школа ещё не опубликовала."),
    ],
)
def test_an_empty_week_says_why(monday, sentence):
    found = why_empty(monday=date.fromisoformat(monday), today=date(2026, 10, 14), year=YEAR)
    assert found.replace("\u00a0", " ") == sentence


def test_a_pupil_without_a_class_is_told_so():
    told = why_empty(monday=date(2026, 9, 7), today=date(2026, 9, 7), year=None)
    assert told == "Ученик пока не зачислен в класс, поэтому уроков нет."


def test_a_day_off_is_named_without_its_dates():
    assert str(YEAR.rest_on(date(2027, 5, 1))) == "Праздник весны и труда"
    assert YEAR.rest_on(date(2026, 10, 14)) is None
