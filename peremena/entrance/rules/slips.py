"""What is handed to a person on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HandedSlip:
    """A slip as it is printed: for whom, what else to know of him, the user name and the code."""

    name: str
    note: str
    username: str
    code: str
    valid_until: datetime
