"""Where homework stands in the diary: at the lesson by which it is to be done, as on paper."""

from __future__ import annotations

from datetime import date, timedelta

from peremena.kit.weeks import monday_of


def is_news(text: str, due: date | None, *, day: date, today: date) -> bool:
    """Should homework also stand at the lesson of `day` at which it was set?

    Yes while it is still to be done and its own place is not in sight: it was set today, it is due
    after the end of this week, or the timetable has no lesson for it yet.
    """
    if not text or (due and due < today):
        return False
    if due is None:
        return today - day < timedelta(weeks=2)
    return day >= today or monday_of(due) > monday_of(day)
