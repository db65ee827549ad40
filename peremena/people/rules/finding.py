"""Finding the one person that a written name means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from peremena.people.rules import names
from peremena.people.rules.names import FullName


class Named(Protocol):
    """Whoever has a name."""

    @property
    def name(self) -> FullName: ...


P = TypeVar("P", bound=Named)


class Directory(Generic[P]):
    """People by name: «Петрова А. П.», «Петрова Анна» or the whole name find them."""

    def __init__(self, people: Iterable[P]) -> None:
        self._by_surname: dict[str, list[P]] = defaultdict(list)
        for person in people:
            self._by_surname[_first_word(person.name.last)].append(person)

    def find(self, written: str) -> list[P]:
        """Everybody whom the name may mean; a whole name means only its bearers."""
        same_surname = self._by_surname.get(_first_word(written), ())
        found = [person for person in same_surname if names.fits(written, person.name)]
        return [p for p in found if p.name.key == names.key(written)] or found


def _first_word(text: str) -> str:
    return names.key(text.replace(".", ". ")).split(" ")[0]
