"""Numbers, dates and plural forms as a Russian reader expects them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache

NBSP = "\u00a0"
MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
MONTHS_OF = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
WEEKDAYS_SHORT = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")


def plural(n: int, one: str, few: str, many: str) -> str:
    """`n` with the right form of a noun: 1 отметка, 2 отметки, 5 отметок."""
    tail, tens = abs(n) % 10, abs(n) % 100
    if tail == 1 and tens != 11:
        form = one
    elif 2 <= tail <= 4 and not 12 <= tens <= 14:
        form = few
    else:
        form = many
    return f"{n}{NBSP}{form}"


def day_month(day: date) -> str:
    """14 сентября."""
    return f"{day.day}{NBSP}{MONTHS_OF[day.month - 1]}"


def weekday(day: date) -> str:
    """понедельник."""
    return WEEKDAYS[day.weekday()]


def weekday_short(day: date) -> str:
    """пн."""
    return WEEKDAYS_SHORT[day.weekday()]


def day_with_weekday(day: date) -> str:
    """пн, 14 сентября."""
    return f"{weekday_short(day)}, {day_month(day)}"


def full_date(day: date) -> str:
    """14 сентября 2026 г."""
    return f"{day_month(day)} {day.year}{NBSP}г."


def numeric_date(day: date) -> str:
    """14.09.2026."""
    return f"{day:%d.%m.%Y}"


def hour(moment: time) -> str:
    """08:30."""
    return f"{moment:%H:%M}"


def date_range(since: date, until: date) -> str:
    """14 сентября, 14–20 сентября, or 28 сентября – 4 октября."""
    if since == until:
        return day_month(since)
    if (since.year, since.month) == (until.year, until.month):
        return f"{since.day}–{day_month(until)}"
    return f"{day_month(since)} – {day_month(until)}"


def near_day(day: date, today: date) -> str:
    """сегодня, вчера, завтра, or the date with its weekday."""
    words = {0: "сегодня", -1: "вчера", 1: "завтра"}
    return words.get((day - today) // timedelta(days=1)) or day_with_weekday(day)


def decimal_comma(value: Fraction | Decimal | int | None, places: int = 2) -> str:
    """A number with a decimal comma, rounded half up; a dash for None."""
    if value is None:
        return "—"
    top, bottom = Fraction(value).as_integer_ratio()
    scale = 10**places
    tail = (2 * abs(top) * scale + bottom) // (2 * bottom)
    sign = "-" if top < 0 and tail else ""
    whole, part = divmod(tail, scale)
    return f"{sign}{whole},{part:0{places}}" if places else f"{sign}{whole}"


_VOWEL, _CONSONANT = "[аеёиоуыэюя]", "[бвгджзклмнпрстфхцчшщ]"
_SYLLABLES = [
    re.compile(pattern.replace("V", _VOWEL).replace("C", _CONSONANT), re.IGNORECASE)
    for pattern in (
        r"([йьъ])([а-яё]{2})",
        r"(V)(V[а-яё])",
        r"(VC)(CV)",
        r"(CV)(CV)",
        r"(VC)(CCV)",
        r"(VCC)(CCV)",
    )
]
_LONG = re.compile(r"[а-яё]{12,}", re.IGNORECASE)


def hyphenated(text: str) -> str:
    """A text whose long words may be broken between syllables: browsers know no Russian ones.

    The rules of P. Khristov; soft hyphens stay invisible where a word is not broken.
    """
    return _LONG.sub(lambda found: _soft(found[0]), text)


@cache
def _soft(word: str) -> str:
    for pattern in _SYLLABLES:
        word = pattern.sub("\\1\u00ad\\2", word)
    return word


def name_order(name: str) -> str:
    """The sorting key of a name: as in a printed list, where ё stands with е."""
    return name.casefold().replace("ё", "е")
