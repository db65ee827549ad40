"""What kind of file is it? The content says, not the name."""

from __future__ import annotations

from django.utils.translation import gettext as _

from peremena.exchange.formats.untis.lines import looks_like_lines
from peremena.exchange.formats.xml import parse
from peremena.kit.refusal import Refusal

_ARCHIVES = (b"PK", b"\xd0\xcf\x11\xe0")
_ROOTS = {"fet": "fet", "timetable": "asc"}


def kind_of(content: bytes) -> str:
    """`roster`, `fet`, `asc` or `untis`; refuses what none of the readers can read."""
    if content.startswith(_ARCHIVES):
        return "roster"
    if looks_like_lines(content):
        return "untis"
    kind = _ROOTS.get(str(parse(content).tag).lower()) if b"<" in content[:1000] else None
    if kind is None:
        raise Refusal(
            _(
                "Файл незнакомого вида. Читаются книга Excel (.xlsx), "
                "расписание aSc Timetables (.xml), FET (.fet) и Untis (GPU001.TXT)."
            )
        )
    return kind
