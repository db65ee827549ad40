"""Names of a timetable file as subjects, teachers and rooms of a school."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from peremena.exchange.formats.problems import Problem, error
from peremena.exchange.formats.timetable import Named
from peremena.exchange.queries.school import SchoolNow
from peremena.kit.refusal import Refusal
from peremena.people.models import Employee
from peremena.people.rules import names
from peremena.people.rules.finding import Directory

T = TypeVar("T", bound=Model)


@dataclass(frozen=True)
class Things(Generic[T]):
    """The things that a file uses: those that the school has, and the names of new ones.

    Two keys of the file may mean one thing; `one_of` gives the same key for both.
    """

    one_of: Mapping[str, str]
    known: Mapping[str, T]
    new: Mapping[str, str]

    def keys(self, used: Iterable[str]) -> tuple[str, ...]:
        """The keys of things, each once."""
        return tuple(dict.fromkeys(self.one_of[key] for key in used))


def match(
    used: Iterable[str],
    listed: Mapping[str, Named],
    find: Callable[[Named], T | None],
    *,
    limit: int,
    nameless: str,
) -> tuple[Things[T], list[Problem]]:
    """Find the things of a file in the school; a name that fits several is a problem."""
    one_of: dict[str, str] = {}
    known: dict[str, T] = {}
    new: dict[str, str] = {}
    first: dict[Hashable, str] = {}
    problems = []
    for key in dict.fromkeys(used):
        named = listed[key]
        name = " ".join(named.name.split()) or nameless
        try:
            thing = find(named)
        except Refusal as refusal:
            problems.append(error(str(refusal)))
            thing = None
        one_of[key] = own = first.setdefault(thing.pk if thing else names.key(name), key)
        if thing:
            known[own] = thing
        elif own == key:
            new[own] = name
            if len(name) > limit:
                problems.append(_too_long(name, limit))
    return Things(one_of, known, new), problems


def _too_long(name: str, limit: int) -> Problem:
    return error(
        _("Название «%(name)s…» длиннее %(limit)s знаков. Сократите его в программе расписания.")
        % {"name": name[:30], "limit": limit}
    )


def by_name(known: Mapping[str, T]) -> Callable[[Named], T | None]:
    """Find a thing by its name, else by its short name."""

    def find(named: Named) -> T | None:
        return known.get(names.key(named.name)) or known.get(names.key(named.short))

    return find


def teacher_finder(school: SchoolNow) -> Callable[[Named], Employee | None]:
    """Find an employee by any form of the name; refuses a name that fits several."""
    directory = Directory(school.teachers)

    def find(named: Named) -> Employee | None:
        found = directory.find(named.name) or (directory.find(named.short) if named.short else [])
        if len(found) > 1:
            raise Refusal(
                _("Имя «%(name)s» подходит нескольким: %(people)s. Уточните его в расписании.")
                % {"name": named.name, "people": ", ".join(str(t.name) for t in found)}
            )
        return found[0].employee if found else None

    return find
