"""Slips whose codes are at hand."""

from __future__ import annotations

from collections.abc import Sequence

from peremena.accounts.models import AccessSlip
from peremena.accounts.queries import digest_of
from peremena.entrance.rules.slips import HandedSlip
from peremena.schools.access import Who


def slips_of_codes(pairs: Sequence[tuple[str, str]], *, who: Who) -> list[HandedSlip]:
    """The open slips that this person has issued, by code and note, in their order."""
    digests = {digest_of(code): (code, note) for code, note in pairs}
    found = {
        slip.digest: slip
        for slip in AccessSlip.objects.filter(
            AccessSlip.open_at(who.now), digest__in=digests, issued_by=who.user_id
        ).select_related("user")
    }
    return [
        HandedSlip(slip.user.name, note, slip.user.username, code, slip.valid_until)
        for digest, (code, note) in digests.items()
        if (slip := found.get(digest))
    ]
