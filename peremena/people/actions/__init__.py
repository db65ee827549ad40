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
from peremena.people.actions.guardianships import (
    Ward,
    amend_guardianship,
    end_guardianship,
    entrust,
)

__all__ = [
    "Card",
    "Ward",
    "admit_pupils",
    "amend",
    "amend_guardianship",
    "change_school",
    "end_guardianship",
    "entrust",
    "hire",
    "link_accounts",
    "register_guardians",
]
