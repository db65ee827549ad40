"""Opening accounts and changing passwords."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from peremena.accounts.models import User
from peremena.kit.refusal import Refusal
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be opened; without a password nobody can sign in with it yet."""

    username: str
    name: str
    email: str = ""
    password_hash: str = ""


@transaction.atomic
def open_accounts(accounts: Sequence[NewAccount], *, by: trail.Actor, at: datetime) -> list[User]:
    """Open accounts, in the given order. Refuses whole when a user name is taken."""
    names = [a.username.strip().lower() for a in accounts]
    taken = set(User.objects.filter(username__in=names).values_list("username", flat=True))
    taken |= {n for n in names if names.count(n) > 1} if len(set(names)) < len(names) else set()
    if taken:
        raise Refusal(
            _("Имя для входа «%s» уже занято. Выберите другое.") % sorted(taken)[0],
            field="username",
        )
    users = User.objects.bulk_create(
        User(
            username=name,
            name=account.name,
            email=account.email,
            password=account.password_hash or make_password(None),
            created_at=at,
        )
        for name, account in zip(names, accounts, strict=True)
    )
    trail.record_all(
        [trail.Change("accounts.account.opened", "account", u.pk, after=u.username) for u in users],
        by=by,
        at=at,
    )
    return users


@transaction.atomic
def give_passwords(hashes: dict[User, str], *, by: trail.Actor, at: datetime) -> None:
    """Give accounts that nobody could sign in with their first passwords, hashed already."""
    for user, password_hash in hashes.items():
        user.password = password_hash
    User.objects.bulk_update(hashes, ["password"])
    trail.record_all(
        [trail.Change("accounts.password.given", "account", user.pk) for user in hashes],
        by=by,
        at=at,
    )


@transaction.atomic
def change_password(user: User, *, password: str, by: trail.Actor, at: datetime) -> None:
    """Set a new password; the trail keeps the fact, never the password."""
    user.set_password(password)
    user.save(update_fields=["password"])
    trail.record("accounts.password.changed", "account", user.pk, by=by, at=at)
