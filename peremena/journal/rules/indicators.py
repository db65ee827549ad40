"""How a class stands in a subject: performance, quality, the degree of learning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from types import MappingProxyType

from peremena.journal.rules.scales import NOT_ASSESSED

HIGHEST, LOWEST = 5, 2

# What a mark says of the degree of learning (СОУ), in hundredths; schools may differ.
USUAL_DEGREES: Mapping[int, int] = MappingProxyType({5: 100, 4: 64, 3: 36, 2: 16, NOT_ASSESSED: 7})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pupils have which mark; `NOT_ASSESSED` counts, who has nothing does not."""

    counts: Mapping[int, int]

    @property
    def total(self) -> int:
        """N: everybody with a mark or н/а."""
        return sum(self.counts.values())

    @property
    def performance(self) -> Fraction | None:
        """Успеваемость: (n5 + n4 + n3)·100/N, in per cent; None without pupils."""
        return self._share(5, 4, 3)

    @property
    def quality(self) -> Fraction | None:
        """Качество знаний: (n5 + n4)·100/N, in per cent."""
        return self._share(5, 4)

    @property
    def mean(self) -> Fraction | None:
        """The mean of the marks that are numbers."""
        numbers = {mark: n for mark, n in self.counts.items() if mark > 0}
        count = sum(numbers.values())
        return Fraction(sum(m * n for m, n in numbers.items()), count) if count else None

    def degree(self, degrees: Mapping[int, int] = USUAL_DEGREES) -> Fraction | None:
        """СОУ: (100·n5 + 64·n4 + 36·n3 + 16·n2 + 7·n_н/а)/N by the usual weights."""
        if not self.total:
            return None
        return Fraction(sum(degrees.get(m, 0) * n for m, n in self.counts.items()), self.total)

    def _share(self, *marks: int) -> Fraction | None:
        if not self.total:
            return None
        return Fraction(100 * sum(self.counts.get(m, 0) for m in marks), self.total)


def tally(marks: Iterable[int | None]) -> Tally:
    """Count marks; None (no mark) is passed over."""
    return Tally(Counter(m for m in marks if m is not None))


def suggested(average: Fraction | None, *, threshold: Fraction) -> int | None:
    """The mark that an average rounds to: up when its share reaches the threshold k.

    r = ⌊a⌋ + 1 if a − ⌊a⌋ ≥ k else ⌊a⌋.
    """
    if average is None:
        return None
    whole = floor(average)
    return whole + 1 if average - whole >= threshold else whole
