"""How far a person has come on the way in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from peremena.kit.russian import day_month, full_date
from peremena.kit.words import _


class Stage(StrEnum):
    """From outside to inside."""

    NONE = "none"
    EXPIRED = "expired"
    SLIP = "slip"
    READY = "ready"
    IN = "in"


LOOKS = {
    Stage.NONE: "attention",
    Stage.EXPIRED: "attention",
    Stage.SLIP: "information",
    Stage.READY: "good",
    Stage.IN: "good",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage of a person with its words; `look` is a colour of the house."""

    stage: Stage
    text: str

    @property
    def look(self) -> str:
        """good, attention or information."""
        return LOOKS[self.stage]

    @property
    def can_sign_in(self) -> bool:
        """Is there a password?"""
        return self.stage in (Stage.READY, Stage.IN)

    @property
    def has_slip(self) -> bool:
        """Is a slip out that nobody has used?"""
        return self.stage in (Stage.SLIP, Stage.EXPIRED)


def standing(
    *, has_password: bool, last_in: date | None, slip_until: date | None, today: date
) -> Standing:
    """`last_in`: the day of the last sign-in; `slip_until`: the last day of the open slip."""
    if has_password and last_in:
        year = "" if last_in.year == today.year else f" {last_in.year}"
        return Standing(Stage.IN, _("вход %s") % f"{day_month(last_in)}{year}")
    if has_password:
        return Standing(Stage.READY, _("входа ещё не было"))
    if slip_until and slip_until >= today:
        return Standing(Stage.SLIP, _("листок до %s") % day_month(slip_until))
    if slip_until:
        return Standing(Stage.EXPIRED, _("листок просрочен с %s") % full_date(slip_until))
    return Standing(Stage.NONE, _("доступа нет"))
