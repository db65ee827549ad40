"""The turn of the year as its page knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from peremena.kit import progress
from peremena.office.models import TurnState, YearTurn
from peremena.office.queries.turn_plan import usual_choices
from peremena.office.rules.turning import Choices
from peremena.schools.models import Year

# A worker that was stopped in the middle never reports; after this time one may try again.
PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a turn under way has come; without figures `steps` is 0."""

    id: int
    done: int
    steps: int


def year_to_turn(school_id: int) -> Year | None:
    """The latest year of a school that has classes."""
    years = Year.objects.filter(school=school_id, classes__isnull=False)
    return years.select_related("school").order_by("-since").distinct().first()


def standing_turn(year: Year) -> YearTurn | None:
    """The turn that is prepared for a year, or was carried out."""
    return YearTurn.objects.filter(year=year).exclude(state=TurnState.UNDONE).first()


def last_turn(year: Year) -> YearTurn | None:
    """The turn by which a year began, if it still stands."""
    return (
        YearTurn.objects.filter(next_year=year, state=TurnState.APPLIED)
        .select_related("year", "next_year")
        .first()
    )


def choices_of(year: Year) -> Choices:
    """What was decided so far, else what schools usually decide."""
    turn = standing_turn(year)
    if turn is None:
        return usual_choices(year)
    return msgspec.json.decode(turn.choices, type=Choices)


def progress_of(turn: YearTurn) -> Progress:
    """How far a turn has come."""
    done, steps = progress.heard(work_of(turn.pk)) or (0, 0)
    return Progress(turn.pk, done, steps)


def work_of(turn_id: int) -> str:
    """The name of the work for `kit.progress`."""
    return f"turn-{turn_id}"


def is_stuck(turn: YearTurn, *, now: datetime) -> bool:
    """The worker has not reported for too long."""
    return turn.state == TurnState.QUEUED and now - turn.changed_at > PATIENCE
