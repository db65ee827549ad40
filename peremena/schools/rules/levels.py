"""Levels of general education (Federal law 273-FZ, article 10)."""

from __future__ import annotations

from dataclasses import dataclass

from peremena.kit.words import _

GRADES = range(1, 12)


@dataclass(frozen=True, slots=True)
class Level:
    """A level and the grades that belong to it; `name` is the beginning of «… образование»."""

    key: str
    short: str
    name: str
    grades: range


LEVELS = (
    Level("primary", "НОО", "начальное общее", range(1, 5)),
    Level("basic", "ООО", "основное общее", range(5, 10)),
    Level("secondary", "СОО", "среднее общее", range(10, 12)),
)


def levels_between(lowest: int, highest: int) -> tuple[Level, ...]:
    """The levels of which at least one grade from `lowest` to `highest` is taught."""
    return tuple(x for x in LEVELS if x.grades.start <= highest and lowest < x.grades.stop)


def levels_in_words(lowest: int, highest: int) -> str:
    """начальное общее, основное общее."""
    return ", ".join(_(level.name) for level in levels_between(lowest, highest))


def grades_in_words(lowest: int, highest: int) -> str:
    """«1–4 классы», «1 класс», «все классы»."""
    if (lowest, highest) == (GRADES[0], GRADES[-1]):
        return _("все классы")
    if lowest == highest:
        return _("%d класс") % lowest
    return _("%(lowest)d–%(highest)d классы") % {"lowest": lowest, "highest": highest}
