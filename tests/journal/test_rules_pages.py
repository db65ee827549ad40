"""Small rules of the pages: keys, filling, deadlines, days of rest."""

from datetime import UTC, date, datetime, time

import pytest

from peremena.journal.rules.deadlines import Closed, why_closed
from peremena.journal.rules.filling import Filling, filling
from peremena.journal.rules.keys import attendance_keys, mark_keys
from peremena.journal.rules.rest import why_free

DAY = date(2026, 10, 14)


@pytest.mark.parametrize(
    ("scale", "keys"),
    [
        ("five", ["5", "4", "3", "2", "1"]),
        ("pass", ["зч", "нз"]),
        ("ten", []),
        ("hundred", []),
        ("none", []),
    ],
)
def test_a_short_scale_has_one_key_per_mark(scale, keys):
    assert [k.text for k in mark_keys(scale)] == keys


def test_attendance_is_found_by_the_same_physical_keys():
    places = {k.text: k.place for k in attendance_keys(illness_code=True)}
    assert places == {"н": "KeyY", "п": "KeyG", "о": "KeyJ", "б": "Comma"}


def state(*, at, day=DAY, topic="", homework="", cancelled=False, starts=time(10, 30)):
    return filling(
        day=day,
        starts=starts,
        ends=time(11, 15) if starts else None,
        cancelled=cancelled,
        topic=topic,
        homework=homework,
        now=datetime.combine(DAY, at),
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (state(at=time(10, 0)), Filling.AHEAD),
        (state(at=time(10, 30)), Filling.NOW),
        (state(at=time(11, 15)), Filling.NO_TOPIC),
        (state(at=time(11, 0), topic="Дроби"), Filling.NO_HOMEWORK),
        (state(at=time(11, 0), topic="Дроби", homework="№ 5"), Filling.FULL),
        (state(at=time(8, 0), starts=None), Filling.NO_TOPIC),
        (state(at=time(8, 0), day=date(2026, 10, 15), starts=None), Filling.AHEAD),
        (state(at=time(8, 0), day=date(2026, 10, 13)), Filling.NO_TOPIC),
        (state(at=time(12, 0), cancelled=True), Filling.CANCELLED),
    ],
)
def test_a_lesson_says_what_it_needs(found, expected):
    assert found is expected


def closed(*, day=DAY, today=DAY, lock=None):
    return why_closed(
        day=day, today=today, first=date(2026, 9, 1), last=date(2026, 10, 25), lock=lock
    )


def test_an_open_day_has_no_reason():
    assert closed() is None


def test_a_lesson_to_come_is_refused():
    assert "ещё впереди" in closed(day=date(2026, 10, 15))


def test_a_day_outside_the_term_is_refused():
    assert "не входит в учебный период" in closed(day=date(2026, 8, 31))


def test_a_closed_term_says_when_and_by_whom():
    lock = Closed("1 четверть", datetime(2026, 10, 24, tzinfo=UTC), "Белова И. Л.")
    assert closed(lock=lock) == (
        "1 четверть: период закрыт 24\u00a0октября (Белова И. Л.). "
        "Чтобы изменить запись, попросите завуча открыть его."
    )


AUTUMN = ("Осенние каникулы", date(2026, 10, 26), date(2026, 11, 3))
UNITY = ("День народного единства", date(2026, 11, 4), date(2026, 11, 4))


@pytest.mark.parametrize(
    ("day", "in_year", "holidays", "words"),
    [
        (date(2026, 10, 28), True, [AUTUMN], "Осенние каникулы: 26\u00a0октября – 3\u00a0ноября."),
        (date(2026, 11, 4), True, [UNITY], "День народного единства."),
        (date(2026, 10, 11), True, [], "Воскресенье."),
        (date(2026, 7, 14), False, [], "Учебный год в этот день не идёт."),
        (date(2026, 10, 10), True, [], "В расписании на этот день уроков нет."),
    ],
)
def test_a_free_day_has_its_reason(day, in_year, holidays, words):
    assert why_free(day=day, in_year=in_year, holidays=holidays) == words
