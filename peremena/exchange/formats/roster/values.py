"""What a cell means: each function returns a value or refuses with a sentence about the cell."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from peremena.exchange.formats.labels import ClassLabel, class_label
from peremena.exchange.formats.roster.workbook import Cell
from peremena.kit.refusal import Refusal
from peremena.kit.russian import MONTHS_OF
from peremena.people.rules import contacts, names, snils
from peremena.people.rules.names import FullName

_NUMERIC_DATE = re.compile(r"(\d{1,2})[./\-](\d{1,2})[./\-](\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_WORD_DATE = re.compile(r"(\d{1,2})\s+([а-яё]+)\s+(\d{4})(?:\s*г(?:ода|\.)?)?")
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = (10_000, 60_000)  # 1927 to 2064
_OLDEST = 110


def text(cell: Cell, *, limit: int = 200) -> str:
    """The text that a person sees in the cell, in one line."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, date):
        cell = f"{cell:%d.%m.%Y}"
    shown = str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)
    shown = " ".join("".join(c if c.isprintable() else " " for c in shown).split())
    if len(shown) > limit:
        raise Refusal(
            _("Текст «%(text)s…» длиннее %(limit)s знаков. Сократите его.")
            % {"text": shown[:30], "limit": limit}
        )
    return shown


def full_name(cell: Cell) -> FullName:
    """A surname, a first name and perhaps a patronymic."""
    written = text(cell)
    name = names.split(written)
    if name is None:
        raise Refusal(
            _("«%s» не похоже на фамилию, имя и отчество. Напишите их полностью через пробел.")
            % written
        )
    if max(map(len, (name.last, name.first, name.middle))) > 80:
        raise Refusal(_("Имя «%s…» длиннее 80 знаков. Сократите его.") % written[:30])
    return name


def name_part(cell: Cell) -> str:
    """A surname, a first name or a patronymic of its own column."""
    written = names.tidy(text(cell, limit=80))
    if not re.fullmatch(r"[^\W\d_][^\d_]*", written):
        raise Refusal(_("«%s» не похоже на имя. Исправьте.") % written)
    return written


def label(cell: Cell) -> ClassLabel:
    """A class: 5А."""
    written = text(cell)
    found = class_label(written)
    if found is None:
        raise Refusal(_("«%s» не похоже на класс. Напишите номер и букву, например 5А.") % written)
    return found


def snils_number(cell: Cell) -> str:
    """Eleven digits; a number has lost its leading zeros."""
    written = text(cell)
    if isinstance(cell, int | float) and written.isdecimal():
        written = written.zfill(11)
    if why := snils.why_wrong(written):
        raise Refusal(why)
    return snils.normal(written)


def phone(cell: Cell) -> str:
    """+79101234567."""
    written = text(cell)
    if why := contacts.why_wrong_phone(written):
        raise Refusal(why)
    return contacts.normal_phone(written)


def email(cell: Cell) -> str:
    """An address in small letters."""
    written = text(cell, limit=254)
    if why := contacts.why_wrong_email(written):
        raise Refusal(why)
    return contacts.normal_email(written)


def login(cell: Cell) -> str:
    """A user name in small letters without spaces."""
    written = text(cell, limit=150).lower()
    if not re.fullmatch(r"[^\s@]{3,}(@[^\s@]+)?", written):
        raise Refusal(
            _("Логин «%s» не подходит: нужно не меньше трёх знаков без пробелов.") % written
        )
    return written


def birth_date(cell: Cell, *, today: date) -> date:
    """A day of birth: a date cell, its bare number, or text in Russian order."""
    born = _date(cell)
    if not today.replace(year=today.year - _OLDEST, day=1) <= born <= today:
        raise Refusal(_("Дата рождения %s невозможна. Проверьте год.") % f"{born:%d.%m.%Y}")
    return born


def _date(cell: Cell) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and _EXCEL_DAYS[0] <= cell < _EXCEL_DAYS[1]:
        return _EXCEL_EPOCH + timedelta(days=int(cell))
    written = text(cell)
    try:
        return date(*_year_month_day(written))
    except ValueError:
        raise Refusal(
            _("Дата «%s» не читается или её не бывает. Напишите её так: 14.09.2015.") % written
        ) from None


def _year_month_day(written: str) -> tuple[int, int, int]:
    if found := _NUMERIC_DATE.fullmatch(written):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _ISO_DATE.fullmatch(written):
        return int(found[1]), int(found[2]), int(found[3])
    if (found := _WORD_DATE.fullmatch(written.lower())) and found[2] in MONTHS_OF:
        return int(found[3]), MONTHS_OF.index(found[2]) + 1, int(found[1])
    raise ValueError(written)


def hours(cell: Cell) -> Decimal:
    """Hours a week: 5, 0,5; quarters at the finest."""
    written = text(cell)
    if re.fullmatch(r"\d{1,2}([.,]\d{1,2})?", written):
        value = Decimal(written.replace(",", "."))
        if 0 < value <= 40 and value * 4 == int(value * 4):
            return value
    raise Refusal(_("«%s» — не число часов в неделю. Напишите, например, 5 или 0,5.") % written)


def shift(cell: Cell) -> int:
    """1 or 2."""
    found = re.match(r"([12])(?!\d)", text(cell))
    if not found:
        raise Refusal(_("Смена «%s» непонятна. Напишите 1 или 2.") % text(cell))
    return int(found[1])


def one_of(cell: Cell, words: dict[str, str], *, ask: str) -> str:
    """The value whose word begins the text; `ask` says what may be written."""
    written = text(cell)
    plain = written.lower().replace("ё", "е")
    for word, value in words.items():
        if plain.startswith(word):
            return value
    raise Refusal(
        _("«%(text)s» непонятно. Напишите одно из: %(ask)s.") % {"text": written, "ask": ask}
    )
