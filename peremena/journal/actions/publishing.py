"""Publishing a timetable, with what it means for the register: closed terms, homework."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.journal.actions.lessons import find_due_lessons
from peremena.journal.models import TermLock
from peremena.kit.refusal import Refusal
from peremena.kit.russian import full_date
from peremena.schools.models import Year
from peremena.timetable.actions import publications
from peremena.timetable.models import Publication, Timetable
from peremena.trail import actions as trail


@transaction.atomic
def ask_publication(
    draft: Timetable, *, since: date, despite_clashes: bool, by: trail.Actor, at: datetime
) -> Publication:
    """Decide that a draft holds from a day on; refuses days of a closed term."""
    _refuse_closed(draft.year, since)
    return publications.ask_publication(
        draft, since=since, despite_clashes=despite_clashes, by=by, at=at
    )


@transaction.atomic
def publish(asked: Publication, *, tell: publications.Tell, by: trail.Actor, at: datetime) -> None:
    """Make the lessons of a publication; homework finds its new day."""
    year = asked.timetable.year
    _refuse_closed(year, asked.since)
    publications.carry_out(asked, tell=tell, by=by, at=at)
    find_due_lessons(year=year, by=by, at=at)


@transaction.atomic
def undo_publication(done: Publication, *, by: trail.Actor, at: datetime) -> None:
    """Let the earlier timetable hold again; homework finds its day in it."""
    year = done.timetable.year
    _refuse_closed(year, done.since)
    publications.undo_publication(done, by=by, at=at)
    find_due_lessons(year=year, by=by, at=at)


def _refuse_closed(year: Year, since: date) -> None:
    locks = TermLock.objects.filter(lifted_at=None, term__year=year, term__until__gte=since)
    if lock := locks.select_related("term").order_by("term__until").last():
        raise Refusal(
            _(
                "%(term)s закрыта до %(until)s. Введите расписание с более позднего дня "
                "или откройте период снова."
            )
            % {"term": lock.term, "until": full_date(lock.term.until)},
            field="since",
        )
