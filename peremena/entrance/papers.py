"""The printed slips: several on a sheet, to be cut."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path

import segno

from peremena.accounts.rules.codes import grouped
from peremena.entrance.rules.slips import HandedSlip
from peremena.kit.papers.pdf import set_pages
from peremena.kit.russian import full_date

HERE = Path(__file__).parent


def _code(address: str, code: str) -> segno.QRCode:
    """The address with the code behind «#», which a browser never sends."""
    return segno.make(f"{address}#{code}", error="m", micro=False)


def code_picture(address: str, code: str) -> str:
    """The QR code as the address of a picture, for a page."""
    picture: str = _code(address, code).svg_data_uri(border=2, dark="#000", light="#fff")
    return picture


def sheet_of(
    slips: Sequence[HandedSlip], *, address: str, place: str, zone: tzinfo | None
) -> bytes:
    """The sheets as PDF. `address`: where the code is typed; `place`: who gives the slips out."""
    data = {
        "address": address.split("://", 1)[-1],
        "place": place,
        "slips": [
            {
                "name": slip.name,
                "note": slip.note,
                "username": slip.username,
                "code": grouped(slip.code),
                "until": full_date(slip.valid_until.astimezone(zone).date()),
                "picture": _code(address, slip.code).svg_inline(border=0),
            }
            for slip in slips
        ],
    }
    return set_pages(HERE / "slips.typ", data)
