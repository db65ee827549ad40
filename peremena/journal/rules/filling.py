"""How far the register of a lesson has been filled."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import Enum

from peremena.kit.words import _


class Filling(Enum):
    """What a lesson still needs; `kind` is the meaning that colours it, `text` its words."""

    CANCELLED = ("", _("Отменён"))
    AHEAD = ("", _("Впереди"))
    NOW = ("information", _("Идёт сейчас"))
    NO_TOPIC = ("attention", _("Тема не записана"))
    NO_HOMEWORK = ("", _("Без задания"))
    FULL = ("good", _("Заполнен"))

    @property
    def kind(self) -> str:
        """good, attention, information, or nothing."""
        return self.value[0]

    @property
    def text(self) -> str:
        """The words on the page."""
        return _(self.value[1])


def filling(
    *,
    day: date,
    starts: time | None,
    ends: time | None,
    cancelled: bool,
    topic: str,
    homework: str,
    now: datetime,
) -> Filling:
    """The state of a lesson at the moment `now` of the school; a lesson without times counts from
    the morning of its day.
    """
    if cancelled:
        return Filling.CANCELLED
    if (day, starts or time.min) > (now.date(), now.time()):
        return Filling.AHEAD
    if topic:
        return Filling.FULL if homework else Filling.NO_HOMEWORK
    if day == now.date() and ends and now.time() < ends:
        return Filling.NOW
    return Filling.NO_TOPIC
