"""Hours a week as people type and read them: 3, 0,5, 1,25."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from peremena.kit.words import _

STEP = Decimal("0.25")
MOST = Decimal(12)


class HoursError(ValueError):
    """The text is not a number of hours; `str()` is a sentence for the person."""


def parse_hours(text: str) -> Decimal | None:
    """Hours a week in steps of a quarter, or None for nothing; «0» is nothing, too."""
    plain = text.strip().replace(",", ".").removesuffix(" ч")
    if not plain:
        return None
    try:
        hours = Decimal(plain)
    except InvalidOperation:
        hours = Decimal("NaN")
    if not hours.is_finite():
        raise HoursError(_("«%s» — не число часов. Напишите, например, 3 или 0,5.") % text.strip())
    if hours < 0:
        raise HoursError(_("Часов не может быть меньше нуля."))
    if hours % STEP:
        raise HoursError(_("Часы считают по четверти часа: 0,25, 0,5, 0,75, 1."))
    if hours > MOST:
        raise HoursError(_("Больше 12 часов в неделю на один предмет не бывает."))
    return hours.normalize() or None


def shown_hours(hours: Decimal | None) -> str:
    """3, 0,5 or nothing."""
    return f"{hours.normalize():f}".replace(".", ",") if hours else ""
