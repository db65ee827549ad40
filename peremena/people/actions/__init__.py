"""What may be done to people's cards and guardianships."""

from peremena.people.actions.cards import (
    Card,
    admit_pupils,
    amend,
    change_school,
    hire,
    link_accounts,
    register_guardians,
)
from peremena.people.actions.consents import Paper, record_decisions, take_back, withdraw
from peremena.people.actions.guardianships import (
    Ward,
    amend_guardianship,
    end_guardianship,
    entrust,
)

__all__ = [
    "Card",
    "Paper",
    "Ward",
    "admit_pupils",
    "amend",
    "amend_guardianship",
    "change_school",
    "end_guardianship",
    "entrust",
    "hire",
    "link_accounts",
    "record_decisions",
    "register_guardians",
    "take_back",
    "withdraw",
]
