"""Questions about people."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from peremena.people.models import Guardian, Guardianship, Person
from peremena.people.rules.searching import search_key, search_words
from peremena.schools.models import School

P = TypeVar("P", bound=Person)


def sought(people: QuerySet[P], text: str) -> QuerySet[P]:
    """Those whom every word of the text may mean: parts of names, SNILS, phones."""
    for ways in search_words(text):
        people = people.filter(reduce(or_, (Q(search_key__contains=way) for way in ways)))
    return people


def namesakes(people: QuerySet[P], full_name: str) -> QuerySet[P]:
    """Those who have the same name, in whatever spelling of ё and case."""
    key = search_key(full_name, snils=None, phone="")
    return people.filter(Q(search_key=key) | Q(search_key__startswith=f"{key} "))


def kept_elsewhere(guardian_ids: Iterable[int], *, school: School | int) -> set[int]:
    """Those guardians who answer for a child of another school now: a single school may not
    amend their cards.
    """
    elsewhere = Guardianship.objects.filter(until=None, guardian=OuterRef("pk")).exclude(
        pupil__school=school
    )
    shared = Guardian.objects.filter(Exists(elsewhere), pk__in=guardian_ids)
    return set(shared.values_list("pk", flat=True))
