"""The user name that is proposed to a person: olga.ivanova."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count

LATIN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
})  # fmt: skip


def latin(text: str) -> str:
    """Small Latin letters for Russian ones; other signs stay."""
    return text.casefold().translate(LATIN)


def stem(given_name: str, family_name: str) -> str:
    """The wanted user name: olga.ivanova."""
    words = (re.sub(r"[^a-z0-9-]", "", latin(name)) for name in (given_name, family_name))
    return ".".join(word for word in words if word) or "user"


def free(wanted: str, taken: Collection[str]) -> str:
    """The wanted user name, or with the first number that makes it free: olga.ivanova2."""
    if wanted not in taken:
        return wanted
    return next(name for n in count(2) if (name := f"{wanted}{n}") not in taken)
