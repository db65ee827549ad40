"""The turn of the year: prepared, decided, carried out whole by the worker, taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from peremena.classes.actions import Ended, resume_year
from peremena.journal.actions.terms import withdraw_locks
from peremena.journal.models import TermLock
from peremena.kit.refusal import Refusal
from peremena.office.actions.turn_removal import remove_year
from peremena.office.actions.turn_steps import carry_out
from peremena.office.models import TurnState, YearTurn
from peremena.office.queries.turn_plan import turn_plan
from peremena.office.queries.turns import PATIENCE, choices_of
from peremena.office.rules.turning import Choices, Done, Fate
from peremena.schools.actions import reopen_year
from peremena.schools.models import Year
from peremena.studies.actions import resume_year_loads
from peremena.timetable.models import Lesson
from peremena.trail import actions as trail

Tell = Callable[[int, int], None]


@transaction.atomic
def prepare_turn(*, year: Year, choices: Choices, by: trail.Actor, at: datetime) -> YearTurn:
    """Keep what the school has decided so far about the turn of a year."""
    turn = YearTurn.objects.select_for_update().filter(year=year).exclude(
        state=TurnState.UNDONE
    ).first() or YearTurn(school_id=year.school_id, year=year)
    if turn.state not in (TurnState.DRAFT, TurnState.FAILED):
        raise Refusal(_("Перевод уже %s: изменить его нельзя.") % turn.get_state_display())
    turn.choices = msgspec.json.encode(choices).decode()
    turn.failure = ""
    _record(turn, TurnState.DRAFT, by=by, at=at)
    return turn


@transaction.atomic
def decide_fates(
    *, year: Year, fates: Mapping[int, Fate], by: trail.Actor, at: datetime
) -> YearTurn:
    """Decide what becomes of some pupils; everybody else keeps what was decided before."""
    choices = choices_of(year)
    kept = {**choices.fates, **fates}
    return prepare_turn(
        year=year, choices=msgspec.structs.replace(choices, fates=kept), by=by, at=at
    )


@transaction.atomic
def queue_turn(
    turn: YearTurn, *, order_number: str, order_day: date | None, by: trail.Actor, at: datetime
) -> None:
    """Decide the turn by an order; the worker will carry it out."""
    _lock(turn, TurnState.DRAFT, TurnState.FAILED, TurnState.QUEUED)
    if turn.state == TurnState.QUEUED and at - turn.changed_at < PATIENCE:
        raise Refusal(_("Перевод уже выполняется. Подождите немного."))
    _refuse_errors(turn, at=at)
    turn.order_number, turn.order_day = order_number, order_day
    turn.decided_by_id, turn.decided_by_name = by.user_id, by.name
    _record(turn, TurnState.QUEUED, by=by, at=at)


@transaction.atomic
def apply_turn(turn: YearTurn, *, tell: Tell, by: trail.Actor, at: datetime) -> None:
    """Carry a queued turn out in one transaction; one that is not queued is left alone.

    `tell` hears how many of how many steps are done.
    """
    _lock(turn, *TurnState)
    if turn.state != TurnState.QUEUED:
        return
    _refuse_errors(turn, at=at)
    plan = turn_plan(turn.year, choices_of(turn.year), today=_today(turn, at))
    reason = _("Перевод в следующий класс, приказ № %s") % turn.order_number
    turn.next_year, done = carry_out(plan, reason=reason, tell=tell, by=by, at=at)
    turn.done = msgspec.json.encode(done).decode()
    _record(turn, TurnState.APPLIED, by=by, at=at)


@transaction.atomic
def fail_turn(turn: YearTurn, *, why: str, by: trail.Actor, at: datetime) -> None:
    """Keep the reason why a turn was not carried out."""
    _lock(turn, *TurnState)
    turn.failure = why
    _record(turn, TurnState.FAILED, by=by, at=at)


@transaction.atomic
def undo_turn(turn: YearTurn, *, by: trail.Actor, at: datetime) -> None:
    """Take a turn back until the first lesson of the new year: all becomes as it was before.

    What has been added to the new year since then goes too; refuses when something is written
    in its registers or has been decided about its pupils.
    """
    _lock(turn, TurnState.APPLIED)
    done = msgspec.json.decode(turn.done, type=Done)
    next_year, old_year = turn.next_year, turn.year
    if next_year:
        first = Lesson.objects.filter(
            school_id=turn.school_id, day__range=(next_year.since, _today(turn, at))
        )
        if first.exists():
            raise Refusal(
                _("В новом учебном году уже прошёл первый урок: отменить перевод нельзя.")
            )
        turn.next_year = None
        turn.save(update_fields=["next_year"])
        remove_year(next_year, whole=done.opened_year, by=by, at=at)
    reopen_year(old_year, by=by, at=at)
    withdraw_locks(list(TermLock.objects.filter(pk__in=done.locks)), by=by, at=at)
    resume_year(year=old_year, ended=Ended(done.enrolments, done.class_teachers), by=by, at=at)
    resume_year_loads(year=old_year, ended=done.loads, by=by, at=at)
    _record(turn, TurnState.UNDONE, by=by, at=at)


def _refuse_errors(turn: YearTurn, *, at: datetime) -> None:
    plan = turn_plan(turn.year, choices_of(turn.year), today=_today(turn, at))
    for problem in plan.errors:
        raise Refusal(problem.text)


def _today(turn: YearTurn, at: datetime) -> date:
    return at.astimezone(turn.school.zone).date()


def _lock(turn: YearTurn, *states: TurnState) -> None:
    """Take the turn for this transaction; refuses one that has gone on meanwhile."""
    turn.refresh_from_db(from_queryset=YearTurn.objects.select_for_update(of=("self",)))
    if turn.state not in states:
        raise Refusal(_("Перевод уже %s. Обновите страницу.") % turn.get_state_display())


def _record(turn: YearTurn, state: TurnState, *, by: trail.Actor, at: datetime) -> None:
    """Reach a state and say so."""
    before, turn.state, turn.changed_at = turn.state, state, at
    if not turn.decided_by_name:
        turn.decided_by_id, turn.decided_by_name = by.user_id, by.name
    if state != TurnState.FAILED:
        turn.failure = ""
    turn.save()
    after = {"year": str(turn.year), "order": turn.order_number, "order_day": turn.order_day}
    trail.record(f"office.turn.{state}", "turn", turn.pk, before=before, after=after, by=by, at=at)
