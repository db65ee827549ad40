"""What a curriculum may hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from peremena.kit.words import _
from peremena.studies.rules.hours import shown_hours
from peremena.studies.rules.weekly_limits import SIX_DAYS, lessons_a_week


@dataclass(frozen=True, slots=True)
class Line:
    """A class learns a subject. `hours` a week, None: not at all; `terms`: other hours in some
    terms by their number; `groups`: those who learn it apart, each the same hours.
    """

    class_id: int
    subject_id: int
    hours: Decimal | None = None
    terms: tuple[tuple[int, Decimal], ...] = ()
    groups: tuple[int, ...] = ()

    def with_hours(self, hours: Decimal | None) -> Line:
        """The line with other hours; a line without hours has nothing else."""
        if not hours:
            return Line(self.class_id, self.subject_id)
        return replace(self, hours=hours)

    def with_terms(self, terms: Iterable[tuple[int, Decimal | None]]) -> Line:
        """The line with these hours in these terms; as many as in the year are no difference."""
        own = ((n, hours or Decimal(0)) for n, hours in terms)
        return replace(self, terms=tuple((n, h) for n, h in own if h != self.hours))

    def hours_in(self, term: int) -> Decimal:
        """Hours a week in a term."""
        return dict(self.terms).get(term, self.hours or Decimal(0))


def heaviest_week(lines: Iterable[Line]) -> Decimal:
    """Hours of the fullest week of the year; a subject in subgroups counts once."""
    held = [line for line in lines if line.hours]
    terms = {term for line in held for term, _hours in line.terms}
    # 0 is a term in which every subject has the hours of the year
    return max(sum((line.hours_in(t) for line in held), Decimal(0)) for t in terms | {0})


def why_too_much(*, name: str, grade: int, days: int, hours: Decimal) -> str:
    """A sentence when the week of a class is too full, else nothing."""
    limit = lessons_a_week(grade, days=days)
    if limit is None or hours <= limit:
        return ""
    week = _("шестидневной") if days == SIX_DAYS else _("пятидневной")
    text = _("%(name)s: %(hours)s ч в неделю, а предел %(week)s недели — %(limit)s ч.") % {
        "name": name,
        "hours": shown_hours(hours),
        "week": week,
        "limit": limit,
    }
    longer = lessons_a_week(grade, days=SIX_DAYS) or 0
    if days < SIX_DAYS and limit < longer and hours <= longer:
        return text + " " + _("Уменьшите часы или переведите класс на шестидневную неделю.")
    return text + " " + _("Уменьшите часы.")
