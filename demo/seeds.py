"""Chance that can be repeated: each place in the demo draws from its own named stream."""

from random import Random

SEED = "peremena"


def stream(*names: object) -> Random:
    """A generator that depends on the names alone, not on what was drawn before."""
    return Random("/".join(map(str, (SEED, *names))))


def whole(chance: Random, wanted: float) -> int:
    """A whole number whose mean is `wanted`: 1.3 gives 1 or, in three cases of ten, 2."""
    return int(wanted) + (chance.random() < wanted % 1)
