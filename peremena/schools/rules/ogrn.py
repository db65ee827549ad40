"""The main state registration number of a school (ОГРН)."""

from __future__ import annotations


def is_ogrn(text: str) -> bool:
    """True for thirteen digits, the last of which is the rest of the others by 11, cut to a digit."""
    return (
        len(text) == 13
        and text.isascii()
        and text.isdecimal()
        and int(text[:-1]) % 11 % 10 == int(text[-1])
    )
