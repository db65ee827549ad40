"""Access codes: twenty digits, typed as they stand on the slip, in groups of four.

Digits alone, since a phone shows its large keys for them and no keyboard layout can be wrong.
Nineteen are drawn by lot (63 bits), the last is the check digit of bank cards (Luhn), so that a
slip of the finger is told apart from a code that is no longer good.
"""

from __future__ import annotations

import re

DRAWN = 19
LENGTH = DRAWN + 1
GROUP = 4


def with_check(drawn: int) -> str:
    """The code of a number that was drawn, from 0 up to 10¹⁹."""
    digits = f"{drawn:0{DRAWN}}"
    return digits + str(-_sum(digits + "0") % 10)


def tidy(text: str) -> str:
    """What was typed without the spaces and dashes between its groups."""
    return re.sub(r"[\s\-–—.\u00a0]", "", text)


def is_whole(code: str) -> bool:
    """Is it a code as it stands on a slip: long enough and without a wrong digit?"""
    return re.fullmatch(rf"[0-9]{{{LENGTH}}}", code) is not None and _sum(code) % 10 == 0


def grouped(code: str) -> str:
    """As printed: 4821 0937 5562 1840 7731."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def _sum(digits: str) -> int:
    """The sum of Luhn: every second digit from the right doubled, its own digits added."""
    doubled = (sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])
    return sum(map(int, digits[-1::-2])) + sum(doubled)
