"""The four short answers of a family's first screen, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from peremena.kit.russian import hour, near_day, plural
from peremena.kit.words import _


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lessons(n: int) -> str:
    return plural(n, _("урок"), _("урока"), _("уроков"))


def _marks(n: int) -> str:
    return plural(n, _("отметка"), _("отметки"), _("отметок"))


def was_at_lessons(*, day: date | None, today: date, held: int, filled: int, missed: int) -> str:
    """Was the child at the lessons of a day? `held`: begun so far, `filled`: written down by the
    teachers, `missed`: without the child.

    While a register is not filled, nobody has said that the child was there.
    """
    if day is None or not held:
        return _("Уроков ещё не было.")
    when = _capital(near_day(day, today))
    if missed == held:
        return _("%(when)s отмечен пропуск всех уроков: %(n)d.") % {"when": when, "n": missed}
    if missed:
        share = {"when": when, "missed": _lessons(missed), "held": held}
        return _("%(when)s пропуск: %(missed)s из %(held)d.") % share
    if filled < held:
        return _("%s пропусков не отмечено.") % when
    return _("%(when)s без пропусков: %(held)s.") % {"when": when, "held": _lessons(held)}


def new_marks(*, today: int, week: int) -> str:
    """How many marks are new today and in the last seven days."""
    if not week:
        return _("За неделю отметок не было.")
    if not today:
        return _("За неделю %s.") % _marks(week)
    if today == week:
        return _("Сегодня %s.") % _marks(today)
    return _("Сегодня %(today)s, за неделю %(week)d.") % {"today": _marks(today), "week": week}


def how_subjects_stand(
    *, attention: Sequence[str], marked: int, without_marks: bool, few: int = 0
) -> str:
    """Which subjects need attention; `marked`: in how many there are marks at all, `few`: in how
    many of these there are too few to judge by.
    """
    if without_marks:
        return _("Этот класс учится без отметок.")
    if not marked:
        return _("Отметок в этом периоде пока нет.")
    if attention:
        verb = _("Внимания просит") if len(attention) == 1 else _("Внимания просят")
        return f"{verb}: {', '.join(attention)}."
    if few:
        too_few = plural(few, _("предмету"), _("предметам"), _("предметам"))
        return _("Пока рано судить: мало отметок по %s.") % too_few
    return _("По всем предметам выходит «3» и выше.")


def what_is_next(
    *, day: date, today: date, lessons: int, starts: time | None, ends: time | None
) -> str:
    """The next school day: how many lessons, from when until when."""
    when = _capital(near_day(day, today))
    if starts is None or ends is None:
        return f"{when}: {_lessons(lessons)}."
    hours = {"when": when, "n": _lessons(lessons), "since": hour(starts), "until": hour(ends)}
    return _("%(when)s %(n)s, с %(since)s до %(until)s.") % hours


def nothing_is_next() -> str:
    """When the timetable has no lessons ahead."""
    return _("Впереди уроков в расписании пока нет.")
