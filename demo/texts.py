"""Our own texts for the demo registers: topics, homework, works and comments by subject."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from tomllib import loads
from types import MappingProxyType
from typing import Any

CONTENT: Traversable = files("demo").joinpath("content")
USUAL_HOMEWORK_RATE = 0.85


@dataclass(frozen=True, slots=True)
class SubjectTexts:
    """What is written about a subject.

    `works`: kinds of work of the whole class, each about every so many lessons. `spoken`: what
    single pupils are marked for. `ways`: how a topic goes on in its further lessons.
    """

    name: str
    topics: Mapping[range, tuple[str, ...]]
    ways: tuple[str, ...]
    homework: tuple[str, ...]
    homework_rate: float
    works: tuple[tuple[str, int], ...]
    spoken: tuple[str, ...]

    def topics_in(self, grade: int) -> tuple[str, ...]:
        """The topics of a grade; grades that share a list begin at different places of it."""
        grades, topics = next((g, t) for g, t in self.topics.items() if grade in g)
        start = (grade - grades.start) * len(topics) // len(grades)
        return topics[start:] + topics[:start]


@cache
def subjects() -> Mapping[str, SubjectTexts]:
    """Every subject by its name."""
    folder = CONTENT.joinpath("subjects")
    found = [_subject(loads(file.read_text("utf-8"))) for file in folder.iterdir()]
    return MappingProxyType({texts.name: texts for texts in found})


@cache
def comments() -> Mapping[int, tuple[str, ...]]:
    """What teachers write beside a mark, by the mark."""
    table = loads(CONTENT.joinpath("comments.toml").read_text("utf-8"))["comments"]
    return MappingProxyType({int(mark): tuple(texts) for mark, texts in table.items()})


def _subject(table: dict[str, Any]) -> SubjectTexts:
    return SubjectTexts(
        name=table["subject"],
        topics={_grades(k): tuple(v.strip().splitlines()) for k, v in table["topics"].items()},
        ways=tuple(table["ways"]),
        homework=tuple(table["homework"]),
        homework_rate=table.get("homework_rate", USUAL_HOMEWORK_RATE),
        works=tuple((name, every) for name, every in table["works"]),
        spoken=tuple(table["spoken"]),
    )


def _grades(text: str) -> range:
    """«5-6» is grades 5 and 6, «9» is grade 9 alone."""
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)
