"""Carrying out an operation once, however often it is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from peremena.journal.models import Operation
from peremena.kit.refusal import Refusal


def once(operation: UUID, *, user_id: int, at: datetime, carry_out: Callable[[], str]) -> str:
    """The answer of the operation: of this run, or of the run that already carried it out.

    The answer is stored in the transaction of the change. A repeat is noticed either by the stored
    row or by the refusal that the repeated change meets, so that the usual case asks nothing first.
    """
    try:
        with transaction.atomic():
            answer = carry_out()
            Operation.objects.create(id=operation, user_id=user_id, at=at, answer=answer)
            return answer
    except (IntegrityError, Refusal):
        earlier = Operation.objects.filter(id=operation, user_id=user_id).first()
        if earlier is None:
            raise
        return earlier.answer


def forget_operations(*, before: datetime) -> int:
    """Drop the answers of operations carried out before a moment; returns how many.

    A browser that kept an entry unsent for longer than a month asks its owner first.
    """
    return Operation.objects.filter(at__lt=before).delete()[0]
