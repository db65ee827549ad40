"""Writing thematic plans, sending them for approval, approving them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.studies.models import Course, Plan, PlanState, Theme
from peremena.studies.rules.themes import MOST_THEMES, ThemeText
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class Papers:
    """What an approval rests on: the protocol of the teachers' council, the order of the head."""

    protocol_number: str = ""
    protocol_day: date | None = None
    order_number: str = ""
    order_day: date | None = None


@transaction.atomic
def begin_plan(
    *, course: Course, by: trail.Actor, at: datetime, source: Plan | None = None
) -> Plan:
    """Begin the next version of a course's plan: empty, or a copy of another plan.

    Refuses while a version is being written or waits for approval.
    """
    Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    latest = Plan.objects.filter(course=course).order_by("-version").first()
    if latest and latest.state != PlanState.APPROVED:
        raise Refusal(_("Новая версия этого плана уже начата: допишите её или удалите."))
    plan = Plan.objects.create(
        course=course,
        version=latest.version + 1 if latest else 1,
        author_name=by.name,
        changed_at=at,
    )
    themes = themes_of(source) if source else []
    _store(plan, themes)
    trail.record(
        "studies.plan.begun",
        "plan",
        plan.pk,
        after={"version": plan.version, "copy_of": source.pk if source else None},
        by=by,
        at=at,
    )
    return plan


@transaction.atomic
def write_themes(
    *,
    plan: Plan,
    themes: Sequence[ThemeText],
    by: trail.Actor,
    at: datetime,
    revision: int | None = None,
) -> Plan:
    """Replace all rows of a draft. `revision`: the one that the writer saw; None = whatever stands.

    Refuses an approved plan, more rows than a year has lessons, and a plan that somebody else saved
    meanwhile.
    """
    plan = _locked(plan)
    _refuse_unless_draft(plan)
    if revision is not None and revision != plan.revision:
        raise Refusal(
            _(
                "Пока вы писали, этот план сохранили ещё раз: %s. Откройте его в другой вкладке, "
                "сравните и перенесите свои правки."
            )
            % plan.author_name
        )
    if len(themes) > MOST_THEMES:
        raise Refusal(_("В плане больше %d тем. Уберите лишние строки.") % MOST_THEMES)
    before = themes_of(plan)
    if list(themes) == before:
        return plan
    plan.themes.all().delete()
    _store(plan, themes)
    plan.revision += 1
    plan.author_name, plan.changed_at = by.name, at
    plan.save(update_fields=["revision", "author_name", "changed_at"])
    kept = set(before) & set(themes)
    trail.record(
        "studies.plan.written",
        "plan",
        plan.pk,
        before=[t for t in before if t not in kept],
        after=[t for t in themes if t not in kept],
        by=by,
        at=at,
    )
    return plan


@transaction.atomic
def send_plan(*, plan: Plan, by: trail.Actor, at: datetime) -> None:
    """Send a draft to the deputy head for approval."""
    plan = _locked(plan)
    _refuse_unless_draft(plan)
    if not plan.themes.exists():
        raise Refusal(_("В плане нет ни одной темы: утверждать нечего."))
    _record(plan, PlanState.SENT, remark="", by=by, at=at)


@transaction.atomic
def return_plan(*, plan: Plan, by: trail.Actor, at: datetime, remark: str = "") -> None:
    """Give a sent plan back to its author; the author takes it back without a remark."""
    plan = _locked(plan)
    if plan.state != PlanState.SENT:
        raise Refusal(_("План не ждёт утверждения: возвращать нечего."))
    _record(plan, PlanState.DRAFT, remark=remark, by=by, at=at)


@transaction.atomic
def approve_plan(*, plan: Plan, papers: Papers, by: trail.Actor, at: datetime) -> None:
    """Approve a sent plan by a protocol or an order; from now on it holds instead of the one before."""
    plan = _locked(plan)
    if plan.state != PlanState.SENT:
        raise Refusal(_("План не ждёт утверждения: возможно, учитель забрал его на доработку."))
    if not papers.protocol_number and not papers.order_number:
        raise Refusal(
            _("Укажите номер протокола или приказа, которым утверждён план."), field="order_number"
        )
    for number, day, field, text in (
        (papers.protocol_number, papers.protocol_day, "protocol_day", _("Укажите дату протокола.")),
        (papers.order_number, papers.order_day, "order_day", _("Укажите дату приказа.")),
    ):
        if number and not day:
            raise Refusal(text, field=field)
    plan.protocol_number, plan.protocol_day = papers.protocol_number, papers.protocol_day
    plan.order_number, plan.order_day = papers.order_number, papers.order_day
    plan.approved_by, plan.approved_at = by.name, at
    _record(plan, PlanState.APPROVED, remark="", by=by, at=at, papers=papers)


@transaction.atomic
def discard_plan(*, plan: Plan, by: trail.Actor, at: datetime) -> None:
    """Throw a draft away; the approved version before it stays in force."""
    plan = _locked(plan)
    _refuse_unless_draft(plan)
    before = themes_of(plan)
    trail.record("studies.plan.discarded", "plan", plan.pk, before=before, by=by, at=at)
    plan.delete()


def themes_of(plan: Plan) -> list[ThemeText]:
    """The rows of a plan as values."""
    return [
        ThemeText(
            topic=t.topic,
            hours=t.hours,
            section=t.section,
            lesson_type=t.lesson_type,
            work_type_id=t.work_type_id,
            homework=t.homework,
            links=t.links,
        )
        for t in plan.themes.all()
    ]


def _locked(plan: Plan) -> Plan:
    return Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)


def _refuse_unless_draft(plan: Plan) -> None:
    if plan.state == PlanState.APPROVED:
        raise Refusal(
            _("План утверждён: изменить его нельзя. Начните новую версию, она начнётся с копии.")
        )
    if plan.state == PlanState.SENT:
        raise Refusal(_("План ждёт утверждения. Чтобы изменить его, заберите его на доработку."))


def _store(plan: Plan, themes: Sequence[ThemeText]) -> None:
    Theme.objects.bulk_create(
        Theme(
            plan=plan,
            place=place,
            topic=t.topic,
            hours=t.hours,
            section=t.section,
            lesson_type=t.lesson_type,
            work_type_id=t.work_type_id,
            homework=t.homework,
            links=t.links,
        )
        for place, t in enumerate(themes, start=1)
    )


def _record(
    plan: Plan,
    state: PlanState,
    *,
    remark: str,
    by: trail.Actor,
    at: datetime,
    papers: Papers | None = None,
) -> None:
    before, plan.state, plan.remark = plan.state, state, remark
    plan.save()
    trail.record(
        f"studies.plan.{state}",
        "plan",
        plan.pk,
        before=before,
        after={"state": state, "remark": remark, "papers": papers},
        by=by,
        at=at,
    )
