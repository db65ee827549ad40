"""Kinds of lessons as plans name them: «Урок открытия нового знания», «к/р», «обобщение»."""

from __future__ import annotations

import re

_KINDS = (
    ("control", r"контрол|проверочн|\bк\s*/\s*р|зач[её]т|диктант"),
    ("laboratory", r"лаборатор|\bл\s*/\s*р"),
    ("excursion", r"экскурс"),
    ("project", r"проект"),
    ("review", r"повтор|обобщ|систематиз|резерв|рефлекси"),
    ("practice", r"закрепл|практи|примен|комбин|упражн|умени"),
    ("new", r"\bнов|изучен|открыт|усвоен|объяснен|лекци"),
)


def lesson_type_in(text: str) -> str | None:
    """The kind of lesson that a text names: a value of LessonType, or None when it names none."""
    text = text.casefold()
    return next((kind for kind, words in _KINDS if re.search(words, text)), None)
