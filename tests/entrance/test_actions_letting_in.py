"""Opening accounts for people."""

from __future__ import annotations

from peremena.accounts.models import User
from peremena.entrance.actions.letting_in import open_accounts
from peremena.people import actions as people
from peremena.people.actions import Card
from peremena.people.models import Pupil
from peremena.schools.access import offices_of
from peremena.schools.models import Role
from tests.world.school import NOW, SYSTEM


def test_pressing_twice_opens_one_account(world):
    who = offices_of(world.users["zavuch"], at=NOW)[0]
    cards = [(Card("Новиков", "Илья"), "m")]
    made = people.admit_pupils(school=world.school, cards=cards, by=SYSTEM, at=NOW)[0]
    before = User.objects.count()
    first, second = (Pupil.objects.get(pk=made.pk) for _press in range(2))
    for person in (first, second):  # both were read before anybody pressed
        open_accounts([person], school=world.school, staff_role=Role.TEACHER, by=who, at=NOW)
    assert User.objects.count() == before + 1
    assert second.user == first.user
