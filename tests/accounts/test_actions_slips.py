"""Issuing, revoking and using access slips."""

from datetime import timedelta

import pytest

from peremena.accounts.actions import NewAccount, issue_slips, open_accounts, revoke_slips, use_slip
from peremena.accounts.models import AccessSlip, User
from peremena.accounts.queries import open_slip
from peremena.accounts.rules.codes import is_whole
from peremena.kit.refusal import Refusal
from peremena.trail.models import Event
from tests.world.school import NOW, PASSWORD, SYSTEM


@pytest.fixture
def user(db):
    return open_accounts([NewAccount("first", "Первый")], by=SYSTEM, at=NOW)[0]


def issue(user, at=NOW):
    return issue_slips([user], by=SYSTEM, at=at)[0].code


def test_a_slip_opens_the_account_once(user):
    code = issue(user)
    assert is_whole(code)
    slip = open_slip(code=code, at=NOW)
    use_slip(slip, password="Сирень цветёт 7", at=NOW)
    user.refresh_from_db()
    assert user.check_password("Сирень цветёт 7")
    assert open_slip(code=code, at=NOW) is None
    with pytest.raises(Refusal, match="больше не действует"):
        use_slip(slip, password="Другой пароль 8", at=NOW)


def test_a_slip_is_good_for_thirty_days(user):
    code = issue(user)
    assert open_slip(code=code, at=NOW + timedelta(days=29))
    assert open_slip(code=code, at=NOW + timedelta(days=30)) is None


def test_a_new_slip_ends_the_one_before(user):
    old, new = issue(user), issue(user)
    assert open_slip(code=old, at=NOW) is None
    assert open_slip(code=new, at=NOW)
    assert AccessSlip.objects.filter(revoked_at=None).count() == 1


def test_a_revoked_slip_and_a_closed_account_open_nothing(user):
    code = issue(user)
    revoke_slips([user], by=SYSTEM, at=NOW)
    assert open_slip(code=code, at=NOW) is None
    code = issue(user)
    user.is_active = False
    user.save()
    assert open_slip(code=code, at=NOW) is None


def test_a_slip_takes_the_old_password_away(world):
    petrova = User.objects.get(username="petrova")
    before = petrova.get_session_auth_hash()
    issue(petrova)
    petrova.refresh_from_db()
    assert not petrova.check_password(PASSWORD)
    assert petrova.get_session_auth_hash() != before


def test_nobody_can_read_a_code_anywhere(user):
    code = issue(user)
    use_slip(open_slip(code=code, at=NOW), password="Сирень цветёт 7", at=NOW)
    assert code not in AccessSlip.objects.get().digest
    told = list(Event.objects.filter(subject="account", subject_id=user.pk).order_by("id"))
    assert [e.name for e in told] == [
        "accounts.account.opened",
        "accounts.slip.issued",
        "accounts.slip.used",
        "accounts.password.changed",
    ]
    assert not any(code in e.before + e.after for e in told)


def test_slips_of_many_cost_as_many_statements_as_of_one(user, django_assert_num_queries):
    names = [NewAccount(f"user{n}", "Имя") for n in range(30)]
    users = open_accounts(names, by=SYSTEM, at=NOW)
    with django_assert_num_queries(9):
        issue_slips([user], by=SYSTEM, at=NOW)
    with django_assert_num_queries(9):
        issue_slips(users, by=SYSTEM, at=NOW)
