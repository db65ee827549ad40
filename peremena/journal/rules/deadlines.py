"""May the register be changed on this day, and if not, why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from peremena.kit.russian import day_month, full_date
from peremena.kit.words import _


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed term: its name, when it was closed and by whom."""

    term: str
    at: datetime
    by: str


def why_closed(
    *, day: date, today: date, first: date, last: date, lock: Closed | None
) -> str | None:
    """A sentence that says why the lesson of `day` cannot be changed, or None.

    `first`, `last`: the days of the pupil's term that contains the lesson.
    """
    if day > today:
        return _("Урок %s ещё впереди: отметки и пропуски ставят в день урока.") % full_date(day)
    if not first <= day <= last:
        return _("%s не входит в учебный период. Проверьте дату урока.") % full_date(day)
    return why_locked(lock) if lock else None


def why_locked(lock: Closed) -> str:
    """The sentence that says since when a term is closed, and what to do."""
    return _(
        "%(term)s: период закрыт %(day)s (%(by)s). "
        "Чтобы изменить запись, попросите завуча открыть его."
    ) % {"term": lock.term, "day": day_month(lock.at.date()), "by": lock.by}


def why_not_enrolled(*, name: str, day: date) -> str:
    """The sentence for a pupil who is not in the group on the day of the lesson."""
    return _("%(name)s: %(day)s не числится в этой группе, поэтому запись невозможна.") % {
        "name": name,
        "day": day_month(day),
    }
