"""What the worker does for this room."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext as _
from django_tasks import task

from peremena.kit import clock, progress
from peremena.kit.refusal import Refusal
from peremena.office.actions import turning
from peremena.office.models import YearTurn
from peremena.office.queries.turns import work_of
from peremena.trail.actions import Person


@task()
def apply_turn(turn_id: int, user_id: int, name: str) -> None:
    """Carry out a queued turn as the person who decided it, or keep the reason why not."""
    turn = YearTurn.objects.select_related("school", "year__school").get(pk=turn_id)
    by, at = Person(user_id, name, turn.school_id), clock.now()
    work = work_of(turn_id)
    try:
        turning.apply_turn(turn, tell=partial(progress.tell, work), by=by, at=at)
    except Refusal as refusal:
        turning.fail_turn(turn, why=str(refusal), by=by, at=at)
    except Exception:
        why = _("Перевод прервался, ничего не изменено. Попробуйте ещё раз.")
        turning.fail_turn(turn, why=why, by=by, at=at)
        raise
    finally:
        progress.forget(work)
