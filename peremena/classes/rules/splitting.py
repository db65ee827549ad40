"""How the pupils of a class are shared among subgroups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """The ways to share pupils."""

    EVENLY = "evenly"
    ALPHABET = "alphabet"
    SEX = "sex"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Shared:
    """A pupil in the order of the list; `sex`: f or m."""

    id: int
    sex: str


def share(pupils: Sequence[Shared], parts: int, how: How) -> dict[int, int]:
    """The part (from 0) of each pupil; who gets none is left to be put by hand.

    Evenly: girls and boys in turn, so that every part has about as many of each. By the alphabet:
    the list is cut into pieces. By sex: girls in the first part, boys in the second.
    """
    match how:
        case How.EVENLY:
            ordered = sorted(pupils, key=lambda p: p.sex)
            return {p.id: n % parts for n, p in enumerate(ordered)}
        case How.ALPHABET:
            return {p.id: n * parts // len(pupils) for n, p in enumerate(pupils)}
        case How.SEX:
            return {p.id: 0 if p.sex == "f" else 1 for p in pupils}
        case How.BY_HAND:
            return {}
