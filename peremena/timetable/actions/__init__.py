"""What may be done to the timetable."""

from peremena.timetable.actions.publishing import (
    NewSlot,
    install_timetable,
    publish_lessons,
    withdraw_lessons,
)

__all__ = ["NewSlot", "install_timetable", "publish_lessons", "withdraw_lessons"]
