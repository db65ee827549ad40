"""Has the installation an operator, and the code by which the first one shows who he is."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from peremena.accounts.rules import codes
from peremena.schools.models import Appointment, Role


def is_started() -> bool:
    """Has there ever been an operator? Then the start page is no more."""
    return Appointment.objects.filter(role=Role.OPERATOR).exists()


def start_code() -> str:
    """The code of the first start. It follows from the secret key of the installation, so only who
    governs the server can ask for it; it ends with the first operator.
    """
    drawn = salted_hmac("peremena.entrance.start", "code", algorithm="sha256").digest()
    return codes.with_check(int.from_bytes(drawn) % 10**codes.DRAWN)
