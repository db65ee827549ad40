"""HTML that is made outside templates, because there is much of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape


def cells(values: Iterable[tuple[str, str, str]]) -> str:
    """The HTML of table cells from (classes, band of the tint, text), each escaped.

    A register page has more than a thousand, of a few dozen kinds: a template loop takes ten
    times as long.
    """
    return "".join([_cell(value) for value in values])


@lru_cache(maxsize=4096)
def _cell(value: tuple[str, str, str]) -> str:
    look, band, text = (escape(part) for part in value)
    of_class = f' class="{look}"' if look else ""
    of_band = f' data-band="{band}"' if band else ""
    return f"<td{of_class}{of_band}>{text}</td>"
