"""Translation for code that must not know Django: `rules` mark their sentences with this `_`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

_translate: Callable[[str], str] = str


def translate_with(translator: Callable[[str], str]) -> None:
    """Choose the translator; the application does it once at start-up."""
    global _translate
    _translate = cache(translator)


def _(text: str) -> str:
    """The text in the language of the reader; the source text by default."""
    return _translate(text)
