"""Opening accounts, changing passwords, issuing and using access slips, ending sessions."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from peremena.accounts.models import AccessSlip, User
from peremena.accounts.queries import digest_of
from peremena.accounts.rules import codes
from peremena.kit.refusal import Refusal
from peremena.trail import actions as trail

SLIP_IS_GOOD_FOR = timedelta(days=30)


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


@transaction.atomic
def note_sign_in(user: User, *, device: str, address: str, by: trail.Actor, at: datetime) -> None:
    """Record that somebody signed in: with which browser and from which address of the network."""
    after = {"device": device, "address": address}
    trail.record("accounts.account.signed_in", "account", user.pk, by=by, at=at, after=after)


@transaction.atomic
def end_sessions(user: User, *, by: trail.Actor, at: datetime) -> None:
    """Sign an account out everywhere; a session that is to live on takes the new hash."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    user.refresh_from_db(fields=["sessions_ended"])
    trail.record("accounts.sessions.ended", "account", user.pk, by=by, at=at)


@dataclass(frozen=True, slots=True)
class IssuedSlip:
    """A slip with its code, which nobody can learn afterwards."""

    user: User
    code: str
    valid_until: datetime


@transaction.atomic
def issue_slips(users: Sequence[User], *, by: trail.Actor, at: datetime) -> list[IssuedSlip]:
    """Issue a slip to each account, in order; slips issued before are good no longer.

    A password that the account had, and its sessions, end at once: a slip is issued to who has
    forgotten it, or to whom it was taken from.
    """
    locked = User.objects.select_for_update().order_by("pk")
    found = {user.pk: user for user in locked.filter(pk__in=[u.pk for u in users])}
    revoke_slips(list(found.values()), by=by, at=at)
    reset = [user for user in found.values() if user.has_usable_password()]
    for user in reset:
        user.set_unusable_password()
    User.objects.bulk_update(reset, ["password"])
    issued = [
        IssuedSlip(
            user, codes.with_check(secrets.randbelow(10**codes.DRAWN)), at + SLIP_IS_GOOD_FOR
        )
        for user in (found[pk] for pk in dict.fromkeys(u.pk for u in users))
    ]
    AccessSlip.objects.bulk_create(
        AccessSlip(
            user=slip.user,
            digest=digest_of(slip.code),
            issued_by_id=by.user_id or None,
            issued_by_name=by.name,
            issued_at=at,
            valid_until=slip.valid_until,
        )
        for slip in issued
    )
    trail.record_all(
        [trail.Change("accounts.password.reset", "account", user.pk) for user in reset]
        + [
            trail.Change("accounts.slip.issued", "account", slip.user.pk, after=slip.valid_until)
            for slip in issued
        ],
        by=by,
        at=at,
    )
    return issued


@transaction.atomic
def revoke_slips(users: Sequence[User], *, by: trail.Actor, at: datetime) -> None:
    """The slips of these accounts that nobody has used are good no longer."""
    open_ones = AccessSlip.objects.filter(user__in=users, used_at=None, revoked_at=None)
    owners = list(open_ones.values_list("user_id", flat=True))
    open_ones.update(revoked_at=at)
    changes = [trail.Change("accounts.slip.revoked", "account", owner) for owner in owners]
    trail.record_all(changes, by=by, at=at)


@transaction.atomic
def use_slip(slip: AccessSlip, *, password: str, at: datetime) -> User:
    """Set the password of the account by its slip, which ends by it.

    Refuses a slip that has been used, revoked or has expired meanwhile.
    """
    found = AccessSlip.objects.select_for_update(of=("self",)).select_related("user")
    still = found.filter(AccessSlip.open_at(at), pk=slip.pk).first()
    if still is None:
        raise Refusal(
            _("Этот листок больше не действует. Попросите новый там, где вам выдали этот.")
        )
    still.used_at = at
    still.save(update_fields=["used_at"])
    by = trail.Person(still.user.pk, still.user.name)
    trail.record("accounts.slip.used", "account", still.user.pk, by=by, at=at)
    change_password(still.user, password=password, by=by, at=at)
    return still.user
