"""SNILS: the insurance number by which the state knows a person.

Eleven digits, shown as 112-233-445 95. For numbers above 001-001-998 the last two are a checksum
of the first nine: each digit times its place from the right (9…1), summed, modulo 101; 100 counts
as 00 (rules of the Pension Fund, since 1998).
"""

from __future__ import annotations

import re

from peremena.kit.words import _

_FIRST_CHECKED = 1_001_998
_SHAPE = re.compile(r"\d{3}[-\s]?\d{3}[-\s]?\d{3}[-\s]?\d{2}")


def checksum(first_nine: str) -> str:
    """The two control digits of the first nine."""
    total = sum(int(digit) * (9 - place) for place, digit in enumerate(first_nine))
    return f"{total % 101 % 100:02d}"


def normal(text: str) -> str:
    """The digits of a SNILS as they are stored."""
    return re.sub(r"\D", "", text)


def shown(snils: str) -> str:
    """Eleven digits as people write them: 112-233-445 95."""
    return f"{snils[:3]}-{snils[3:6]}-{snils[6:9]} {snils[9:]}"


def why_wrong(text: str) -> str | None:
    """What is wrong with a written SNILS and what to do, or None when it is right."""
    digits = normal(text)
    if not re.fullmatch(_SHAPE, text.strip()):
        return _("СНИЛС «%s» записан не так: нужно 11 цифр, например 112-233-445 95.") % text
    if int(digits[:9]) > _FIRST_CHECKED and checksum(digits[:9]) != digits[9:]:
        return _("СНИЛС «%s» не проходит проверку. Сверьте его с документом.") % shown(digits)
    return None
