"""Who was away on which days: illnesses in runs of days, and now and then a missed lesson."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random

from demo.people import grade_of
from demo.seeds import stream
from peremena.schools.rules.proposal import SchoolYear

ABSENT, EXCUSED, LATE = "н", "п", "о"
# Episodes a month for one pupil: colds come with the winter.
EPISODES = {9: 0.2, 10: 0.28, 11: 0.36, 12: 0.36, 1: 0.34, 2: 0.42, 3: 0.32, 4: 0.24, 5: 0.18}
SCHOOL_DAYS_A_MONTH = 18
EXCUSED_SHARE = 0.85


@cache
def diligence(login: str) -> float:
    """From 0 to 1, most pupils above one half."""
    return stream("diligence", login).betavariate(5, 2)


def days_away(login: str, class_name: str, year: SchoolYear) -> dict[date, str]:
    """The days that a pupil misses in a school year, with the code of the register."""
    chance = stream("health", login, year.first.year)
    days = year.days(grade_of(class_name))
    away: dict[date, str] = {}
    for number, day in enumerate(days):
        if day not in away and chance.random() < EPISODES[day.month] / SCHOOL_DAYS_A_MONTH:
            code = EXCUSED if chance.random() < EXCUSED_SHARE else ABSENT
            away |= dict.fromkeys(_run(chance, days, number, code), code)
    return away


def _run(chance: Random, days: list[date], start: int, code: str) -> Iterator[date]:
    """An illness lasts about a week; without an excuse it is a day or two."""
    length = 1 + int(chance.expovariate(1 / 3)) if code == EXCUSED else chance.randint(1, 2)
    yield from days[start : start + length]


def attendance(chance: Random, login: str, number: int) -> str:
    """What happens to a pupil who came to school: "" is present, «о7» is late by seven minutes."""
    careless = 1 - diligence(login)
    if chance.random() < 0.006 * careless:
        return ABSENT
    if chance.random() < (0.06 if number == 1 else 0.008) * careless:
        return f"{LATE}{chance.choice((3, 5, 5, 7, 10, 15))}"
    return ""
