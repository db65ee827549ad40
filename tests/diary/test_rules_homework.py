"""Where homework stands in the diary."""

from datetime import date

import pytest

from peremena.diary.rules.homework import is_news

WEDNESDAY = date(2026, 10, 14)


@pytest.mark.parametrize(
    ("day", "due", "news"),
    [
        (WEDNESDAY, date(2026, 10, 16), True),  # set today
        (date(2026, 10, 12), date(2026, 10, 16), False),  # stands at Friday's lesson
        (date(2026, 10, 12), date(2026, 10, 19), True),  # due next week: not in sight
        (date(2026, 10, 5), date(2026, 10, 12), False),  # was due
        (date(2026, 10, 12), None, True),  # the next lesson is not in the timetable yet
        (date(2026, 9, 14), None, False),  # nobody waits for it any more
    ],
)
def test_homework_stands_where_the_family_looks_for_it(day, due, news):
    assert is_news("№ 5", due, day=day, today=WEDNESDAY) is news


def test_no_homework_is_no_news():
    assert not is_news("", None, day=WEDNESDAY, today=WEDNESDAY)
