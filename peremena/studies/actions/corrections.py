"""Fitting an approved plan to the lessons that are left."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.studies.models import CorrectedTheme, Correction, Plan, PlanState
from peremena.trail import actions as trail


@transaction.atomic
def correct_plan(
    *,
    plan: Plan,
    hours: Mapping[int, tuple[int, bool]],
    reason: str,
    by: trail.Actor,
    at: datetime,
) -> Correction:
    """Let themes (by id) take other numbers of lessons, or none, joined to the theme before.

    The approved plan itself stays as it is. The new correction replaces the one before it.
    """
    plan = Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    if plan.state != PlanState.APPROVED:
        raise Refusal(_("План ещё не утверждён: измените сами темы."))
    if not hours:
        raise Refusal(_("Менять нечего: уроков хватает на все темы."))
    correction = Correction.objects.create(plan=plan, reason=reason, made_by=by.name, made_at=at)
    CorrectedTheme.objects.bulk_create(
        CorrectedTheme(correction=correction, theme_id=theme, hours=now, joined=joined)
        for theme, (now, joined) in hours.items()
    )
    trail.record(
        "studies.plan.corrected",
        "plan",
        plan.pk,
        after={"reason": reason, "hours": {str(theme): now for theme, (now, _j) in hours.items()}},
        by=by,
        at=at,
    )
    return correction


@transaction.atomic
def take_back_correction(*, plan: Plan, by: trail.Actor, at: datetime) -> None:
    """Take the latest correction back; the one before it holds again, if there was one."""
    plan = Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    latest = plan.corrections.filter(taken_back_at=None).last()
    if latest is None:
        raise Refusal(_("План не корректировали: возвращать нечего."))
    latest.taken_back_at = at
    latest.save(update_fields=["taken_back_at"])
    trail.record(
        "studies.plan.correction_taken_back", "plan", plan.pk, before=latest.reason, by=by, at=at
    )
