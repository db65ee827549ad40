"""Giving passwords."""

from django.contrib.auth.hashers import make_password

from peremena.accounts.actions import NewAccount, give_passwords, open_accounts
from peremena.trail.queries import history
from tests.world.school import NOW, SYSTEM


def test_an_account_that_nobody_could_use_gets_its_password(db):
    accounts = [NewAccount("first", "Первый"), NewAccount("second", "Второй")]
    users = open_accounts(accounts, by=SYSTEM, at=NOW)
    assert not any(user.has_usable_password() for user in users)
    give_passwords({users[0]: make_password("весна")}, by=SYSTEM, at=NOW)
    for user in users:
        user.refresh_from_db()
    assert users[0].check_password("весна")
    assert not users[1].has_usable_password()


def test_the_trail_keeps_the_fact_and_never_the_password(db):
    user = open_accounts([NewAccount("first", "Первый")], by=SYSTEM, at=NOW)[0]
    give_passwords({user: make_password("весна")}, by=SYSTEM, at=NOW)
    told = history(subject="account", subject_id=user.pk, person_id=None)
    assert [(h.name, h.after) for h in told][-1] == ("accounts.password.given", None)
