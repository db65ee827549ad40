"""Agendas and decisions: one item a line."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"^\s*(?:\d{1,2}\s*[.)]|[-–—•*])\s*")


def items(text: str) -> tuple[str, ...]:
    """The items of a text, without the numbers and dashes that people type before them."""
    return tuple(bare for line in text.splitlines() if (bare := _NUMBER.sub("", line).strip()))
