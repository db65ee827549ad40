"""The first operator of an empty installation."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from peremena.accounts import actions as accounts
from peremena.accounts.actions import NewAccount
from peremena.accounts.models import User
from peremena.entrance.queries.start import is_started
from peremena.kit.refusal import Refusal
from peremena.schools import actions as schools
from peremena.schools.actions import Office
from peremena.schools.models import Role
from peremena.trail import actions as trail


@transaction.atomic
def begin(*, name: str, username: str, password: str, by: trail.Actor, at: datetime) -> User:
    """Open the account of the first operator. Refuses when there has ever been one."""
    if is_started():
        raise Refusal(_("Оператор уже есть. Войдите или попросите его открыть вам доступ."))
    new = NewAccount(username, name, password_hash=make_password(password))
    user = accounts.open_accounts([new], by=by, at=at)[0]
    schools.appoint([Office(user, Role.OPERATOR)], since=at.date(), by=by, at=at)
    return user
