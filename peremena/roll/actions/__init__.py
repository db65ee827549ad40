"""What may be done to the roll of a school."""

from peremena.roll.actions.movements import NO_ORDER, Order, admit, depart, transfer
from peremena.roll.actions.schools import take_back, take_over

__all__ = ["NO_ORDER", "Order", "admit", "depart", "take_back", "take_over", "transfer"]
