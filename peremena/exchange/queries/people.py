"""Which known person does a row mean?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from peremena.exchange.formats.roster.rows import PersonRow
from peremena.kit.refusal import Refusal
from peremena.people.actions import Card
from peremena.people.models import Person
from peremena.people.rules import names
from peremena.people.rules.names import FullName

P = TypeVar("P", bound=Person)

NAME_FIELDS = {"family_name", "given_name", "patronymic"}


def name_of(person: Person) -> FullName:
    """The name of a person as the rules know it."""
    return FullName(person.family_name, person.given_name, person.patronymic)


class People(Generic[P]):
    """Known people, found by SNILS, otherwise by name and birth date."""

    def __init__(self, people: Iterable[P]) -> None:
        self._by_snils: dict[str, P] = {}
        self._by_name: dict[str, list[P]] = defaultdict(list)
        for person in people:
            if person.snils:
                self._by_snils[person.snils] = person
            self._by_name[name_of(person).key].append(person)

    def find(self, row: PersonRow) -> P | None:
        """The person whom a row means; refuses when several fit equally well."""
        if row.snils in self._by_snils:
            return self._by_snils[row.snils]
        found = [p for p in self._by_name.get(row.name.key, ()) if _may_be(row, p)]
        if len(found) > 1:
            raise Refusal(
                _("В школе несколько человек с именем %s. Укажите СНИЛС или дату рождения.")
                % row.name
            )
        return found[0] if found else None


def _may_be(row: PersonRow, person: Person) -> bool:
    """The same name is one person unless SNILS or birth date say otherwise."""
    return not (row.snils and person.snils) and (
        row.birth_date is None or person.birth_date in (None, row.birth_date)
    )


def card_of(row: PersonRow) -> Card:
    """The card that a row describes."""
    return Card(
        family_name=row.name.last,
        given_name=row.name.first,
        patronymic=row.name.middle,
        birth_date=row.birth_date,
        snils=row.snils,
        phone=row.phone,
        email=row.email,
    )


def card_changes(person: Person, row: PersonRow) -> dict[str, object]:
    """What a row says otherwise than the card.

    An empty cell says nothing, and another spelling of the same name is not another name.
    """
    return {
        field: value
        for field, value in asdict(card_of(row)).items()
        if value and value != (now := getattr(person, field))
        if field not in NAME_FIELDS or names.key(str(value)) != names.key(now)
    }
