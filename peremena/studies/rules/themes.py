"""Rows of a thematic plan: hours as people write them, and which rows may give way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST_HOURS = 99
MOST_THEMES = 500
_HOURS = re.compile(r"(?P<number>\d{1,3})(?:[.,]0+)?\s*(?:ч\.?|час\.?|часа|часов)?", re.IGNORECASE)
_SPARE = re.compile(r"(резерв|повторен|обобщ|систематизац)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ThemeText:
    """A row of a plan; `work_type_id` names the work that is written at its lessons."""

    topic: str
    hours: int = 1
    section: str = ""
    lesson_type: str = ""
    work_type_id: int | None = None
    homework: str = ""
    links: str = ""


@dataclass(frozen=True, slots=True)
class SectionHours:
    """A section and the sum of its lessons."""

    name: str
    hours: int


def hours_in(text: str) -> int | None:
    """«2», «2 ч.», «2,0 часа» → 2; an empty text is one lesson; None for what is no such number."""
    text = " ".join(text.split())
    if not text:
        return 1
    found = _HOURS.fullmatch(text)
    hours = int(found["number"]) if found else 0
    return hours if 1 <= hours <= MOST_HOURS else None


def is_spare(topic: str, lesson_type: str) -> bool:
    """Reserve and repetition give way first when lessons fall away."""
    return lesson_type == "review" or bool(_SPARE.search(topic))


def sections(themes: Iterable[ThemeText]) -> list[SectionHours]:
    """The sections in their order; a section that comes back later counts anew."""
    found: list[SectionHours] = []
    for theme in themes:
        if found and found[-1].name == theme.section:
            found[-1] = SectionHours(theme.section, found[-1].hours + theme.hours)
        else:
            found.append(SectionHours(theme.section, theme.hours))
    return found
