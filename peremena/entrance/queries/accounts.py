"""Accounts that people have already, and user names for those who have none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q

from peremena.accounts.models import User
from peremena.accounts.rules import logins
from peremena.kit.portions import in_portions, portions
from peremena.people.models import Employee, Guardian, Person, Pupil


def accounts_by_snils(numbers: Iterable[str]) -> dict[str, int]:
    """The ids of accounts whose owner is known somewhere under one of these SNILS.

    One person has one account, in whatever schools and roles.
    """
    wanted = set(numbers)
    found: dict[str, int] = {}
    for model in (Employee, Guardian, Pupil):
        linked = model._default_manager.filter(user__isnull=False)
        for row in in_portions(linked.values("snils", "user_id"), "snils", wanted):
            found[str(row["snils"])] = row["user_id"]
    return found


def proposed_logins(people: Sequence[Person]) -> list[str]:
    """A free user name for each person, in order: olga.ivanova, olga.ivanova2."""
    return _free([logins.stem(p.given_name, p.family_name) for p in people])


def free_login(given_name: str, family_name: str) -> str:
    """A free user name for one person."""
    return _free([logins.stem(given_name, family_name)])[0]


def _free(stems: Sequence[str]) -> list[str]:
    taken: set[str] = set()
    for some in portions(sorted(set(stems)), of=100):
        alike = reduce(or_, (Q(username__startswith=stem) for stem in some))
        taken.update(User.objects.filter(alike).values_list("username", flat=True))
    found = []
    for stem in stems:
        found.append(logins.free(stem, taken))
        taken.add(found[-1])
    return found
