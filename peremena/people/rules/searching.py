"""Finding people by whatever somebody types: parts of names, SNILS, phones, in any order."""

from __future__ import annotations

import re

from peremena.people.rules import names

_NUMBER = re.compile(r"\+?\d[\d\s()+\-–.\u00a0]*\d|\d")


def search_key(full_name: str, *, snils: str | None, phone: str) -> str:
    """The text in which a person is sought; it begins with the name, so it also sorts a list.

    `snils` as stored, `phone` as stored: the country code +7 is left out, as people may.
    """
    return " ".join(filter(None, (names.key(full_name), snils, phone.removeprefix("+7"))))


def search_words(text: str) -> list[tuple[str, ...]]:
    """What must be found: for each word the ways to write it, one of which is enough.

    A number is one word however it is spaced; its first 7 or 8 may be the code of the country.
    """
    numbers = [re.sub(r"\D", "", number) for number in _NUMBER.findall(text)]
    words = names.key(_NUMBER.sub(" ", text)).replace(".", " ").split()
    return [(word,) for word in words] + [
        (number, number[1:]) if number[0] in "78" and len(number) > 3 else (number,)
        for number in numbers
    ]
