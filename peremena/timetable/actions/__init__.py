"""What may be done to the timetable."""

from peremena.timetable.actions.absences import (
    NewAbsence,
    change_absence,
    enter_absence,
    withdraw_absence,
)
from peremena.timetable.actions.moving import move_lesson, swap_lessons, undo_move
from peremena.timetable.actions.publishing import (
    NewSlot,
    install_timetable,
    publish_lessons,
    withdraw_lessons,
)
from peremena.timetable.actions.substituting import (
    NewSubstitution,
    substitute,
    undo_substitution,
)

__all__ = [
    "NewAbsence",
    "NewSlot",
    "NewSubstitution",
    "change_absence",
    "enter_absence",
    "install_timetable",
    "move_lesson",
    "publish_lessons",
    "substitute",
    "swap_lessons",
    "undo_move",
    "undo_substitution",
    "withdraw_absence",
    "withdraw_lessons",
]
