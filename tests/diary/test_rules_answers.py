"""The sentences of the first screen."""

from datetime import date, time

import pytest

from peremena.diary.rules import answers

TODAY = date(2026, 10, 14)
FRIDAY = date(2026, 10, 16)


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("day", "held", "filled", "missed", "sentence"),
    [
        (None, 0, 0, 0, "Уроков ещё не было."),
        (TODAY, 5, 5, 0, "Сегодня без пропусков: 5 уроков."),
        (TODAY, 1, 1, 0, "Сегодня без пропусков: 1 урок."),
        (TODAY, 5, 3, 0, "Сегодня пропусков не отмечено."),
        (TODAY, 5, 5, 2, "Сегодня пропуск: 2 урока из 5."),
        (date(2026, 10, 13), 5, 5, 5, "Вчера отмечен пропуск всех уроков: 5."),
        (date(2026, 10, 9), 6, 6, 0, "Пт, 9 октября без пропусков: 6 уроков."),
    ],
)
def test_was_the_child_at_lessons(day, held, filled, missed, sentence):
    told = answers.was_at_lessons(day=day, today=TODAY, held=held, filled=filled, missed=missed)
    assert plain(told) == sentence


@pytest.mark.parametrize(
    ("today", "week", "sentence"),
    [
        (0, 0, "За неделю отметок не было."),
        (0, 1, "За неделю 1 отметка."),
        (2, 2, "Сегодня 2 отметки."),
        (1, 8, "Сегодня 1 отметка, за неделю 8."),
    ],
)
def test_which_marks_are_new(today, week, sentence):
    assert plain(answers.new_marks(today=today, week=week)) == sentence


@pytest.mark.parametrize(
    ("attention", "marked", "without_marks", "sentence"),
    [
        ([], 0, True, "Этот класс учится без отметок."),
        ([], 0, False, "Отметок в этом периоде пока нет."),
        ([], 9, False, "По всем предметам выходит «3» и выше."),
        (["Физика"], 9, False, "Внимания просит: Физика."),
        (["Физика", "Химия"], 9, False, "Внимания просят: Физика, Химия."),
    ],
)
def test_how_subjects_stand(attention, marked, without_marks, sentence):
    told = answers.how_subjects_stand(
        attention=attention, marked=marked, without_marks=without_marks
    )
    assert told == sentence


@pytest.mark.parametrize(
    ("day", "starts", "sentence"),
    [
        (date(2026, 10, 15), time(8, 30), "Завтра 5 уроков, с 08:30 до 12:55."),
        (FRIDAY, time(8, 30), "Пт, 16 октября 5 уроков, с 08:30 до 12:55."),
        (FRIDAY, None, "Пт, 16 октября: 5 уроков."),
    ],
)
def test_what_is_next(day, starts, sentence):
    told = answers.what_is_next(day=day, today=TODAY, lessons=5, starts=starts, ends=time(12, 55))
    assert plain(told) == sentence
