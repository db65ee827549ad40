"""What is taught without marks (Federal rules of assessment; a school may decide otherwise)."""

from __future__ import annotations

FIRST_GRADE = 1
UNMARKED_SUBJECTS = frozenset(
    {
        "орксэ",
        "основы религиозных культур и светской этики",
        "разговоры о важном",
        "россия — мои горизонты",
    }
)


def is_unmarked(*, subject: str, grade: int) -> bool:
    """True for every subject of grade 1 and for subjects that no grade is marked in."""
    return grade == FIRST_GRADE or subject.strip().casefold() in UNMARKED_SUBJECTS
