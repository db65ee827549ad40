"""How many can sign in: by class, and which children have no guardian who can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from peremena.classes.models import SchoolClass
from peremena.entrance.queries.people import FamilyRow
from peremena.kit.weeks import school_year_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers of a class, or of all: pupils, who of them can sign in, and whose guardian can."""

    class_id: int
    class_name: str
    grade: int
    pupils: int
    pupils_in: int
    families_in: int

    @property
    def families_out(self) -> int:
        """Children without any guardian who can sign in."""
        return self.pupils - self.families_in

    @property
    def pupil_share(self) -> int:
        """Pupils who can sign in, whole per cent downward: 100 means everybody."""
        return _share(self.pupils_in, self.pupils)

    @property
    def family_share(self) -> int:
        """Children with a guardian who can sign in, whole per cent downward."""
        return _share(self.families_in, self.pupils)


def _share(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 0


def of_running_year(classes: QuerySet[SchoolClass], *, today: date) -> QuerySet[SchoolClass]:
    """The classes of the school year of a day."""
    return classes.filter(year__since__year=school_year_of(today))


def coverage_by_class(families: Sequence[FamilyRow]) -> list[Coverage]:
    """The numbers of each class, in the order of the families."""
    return [_coverage(list(rows)) for _id, rows in groupby(families, key=lambda f: f.class_id)]


def coverage_of_all(families: Sequence[FamilyRow]) -> Coverage:
    """The numbers of all families together."""
    return _coverage(families, whole=True)


def _coverage(families: Sequence[FamilyRow], *, whole: bool = False) -> Coverage:
    first = None if whole else families[0]
    return Coverage(
        class_id=first.class_id if first else 0,
        class_name=first.class_name if first else "",
        grade=first.grade if first else 0,
        pupils=len(families),
        pupils_in=sum(f.pupil.standing.can_sign_in for f in families),
        families_in=sum(f.guardian_can_sign_in for f in families),
    )
