"""How the house says no: one clear sentence for the person who asked."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """An action was not carried out; `str(refusal)` is a Russian sentence for the person.

    The sentence says what is wrong, where, and what to do. `field` names the input
    that it concerns, when there is one.
    """

    def __init__(self, text: object, *, field: str | None = None) -> None:
        super().__init__(text)
        self.field = field

    def __str__(self) -> str:
        return str(self.args[0])


class Conflict(Refusal):
    """The value to be replaced is no longer there; `theirs` is what stands now."""

    def __init__(self, text: object, *, theirs: str) -> None:
        super().__init__(text)
        self.theirs = theirs
