"""Questions about accounts: whose slip is it, when did somebody sign in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import salted_hmac

from peremena.accounts.models import AccessSlip, User
from peremena.trail.queries import latest

SIGN_INS_SHOWN = 10


def digest_of(code: str) -> str:
    """What is kept of a code: without the key of the installation nobody finds the code to it."""
    return salted_hmac("peremena.accounts.slip", code, algorithm="sha256").hexdigest()


def open_slip(*, code: str, at: datetime) -> AccessSlip | None:
    """The slip with this code that can be used now.

    One and the same statement whether the code is wrong, used, revoked or out of date.
    """
    slips = AccessSlip.objects.filter(AccessSlip.open_at(at)).select_related("user")
    return slips.filter(digest=digest_of(code)).first()


def open_slip_by_id(*, slip_id: int, at: datetime) -> AccessSlip | None:
    """A slip whose code was typed rightly before, if it can still be used."""
    slips = AccessSlip.objects.filter(AccessSlip.open_at(at)).select_related("user")
    return slips.filter(pk=slip_id).first()


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in: when, with which browser, from which address of the network."""

    at: datetime
    device: str
    address: str


def sign_ins(user: User) -> list[SignIn]:
    """The latest sign-ins of an account, newest first."""
    told = latest(
        name="accounts.account.signed_in",
        subject="account",
        subject_id=user.pk,
        most=SIGN_INS_SHOWN,
    )
    return [SignIn(h.at, h.after["device"], h.after["address"]) for h in told]
