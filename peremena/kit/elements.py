"""HTML that is made outside templates, because there is much of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape


def cells(values: Iterable[tuple[str, str, str]]) -> Markup:
    """Table cells from (classes, band of the tint, text), each escaped.

    A register page has more than a thousand, of a few dozen kinds: a template loop takes ten
    times as long.
    """
    return Markup("".join([_cell(*value) for value in values]))  # noqa: S704 - parts are escaped


@lru_cache(maxsize=4096)
def _cell(look: str, band: str, text: str) -> str:
    of_class = f' class="{escape(look)}"' if look else ""
    of_band = f' data-band="{escape(band)}"' if band else ""
    return f"<td{of_class}{of_band}>{escape(text)}</td>"
