"""Versions of a thematic plan and their approval."""

from datetime import date

import pytest

from peremena.kit.refusal import Refusal
from peremena.studies.actions.corrections import correct_plan, take_back_correction
from peremena.studies.actions.plans import (
    Papers,
    approve_plan,
    begin_plan,
    discard_plan,
    return_plan,
    send_plan,
    themes_of,
    write_themes,
)
from peremena.studies.models import Plan, PlanState
from peremena.studies.rules.themes import ThemeText
from peremena.trail.models import Event
from tests.world.school import NOW, SYSTEM

ORDER = Papers(order_number="5", order_day=date(2026, 8, 31))
THEMES = [ThemeText("Дроби", 2, "Числа"), ThemeText("Степени", 1, "Числа", homework="§ 3")]


@pytest.fixture
def plan(world):
    """A draft with two themes."""
    made = begin_plan(course=world.courses["english 1"], by=SYSTEM, at=NOW)
    return write_themes(plan=made, themes=THEMES, by=SYSTEM, at=NOW)


def send(plan):
    send_plan(plan=plan, by=SYSTEM, at=NOW)


def approve(plan, papers=ORDER):
    approve_plan(plan=plan, papers=papers, by=SYSTEM, at=NOW)
    plan.refresh_from_db()


def test_an_approved_plan_is_not_written_again_but_copied(plan):
    send(plan)
    approve(plan)
    assert plan.state == PlanState.APPROVED
    with pytest.raises(Refusal, match="Начните новую версию"):
        write_themes(plan=plan, themes=[], by=SYSTEM, at=NOW)
    copy = begin_plan(course=plan.course, source=plan, by=SYSTEM, at=NOW)
    assert copy.version == 2
    assert themes_of(copy) == THEMES


def test_only_one_version_is_being_written(plan):
    with pytest.raises(Refusal, match="уже начата"):
        begin_plan(course=plan.course, by=SYSTEM, at=NOW)


def test_a_sent_plan_waits_untouched_and_comes_back_with_a_remark(plan):
    send(plan)
    with pytest.raises(Refusal, match="заберите его"):
        write_themes(plan=plan, themes=[], by=SYSTEM, at=NOW)
    return_plan(plan=plan, remark="Добавьте контрольную", by=SYSTEM, at=NOW)
    plan.refresh_from_db()
    assert (plan.state, plan.remark) == (PlanState.DRAFT, "Добавьте контрольную")
    with pytest.raises(Refusal, match="не ждёт"):
        return_plan(plan=plan, by=SYSTEM, at=NOW)


@pytest.mark.parametrize(
    ("papers", "field"),
    [
        (Papers(), "order_number"),
        (Papers(order_number="5"), "order_day"),
        (
            Papers(protocol_number="1", order_number="5", order_day=date(2026, 8, 31)),
            "protocol_day",
        ),
    ],
)
def test_an_approval_rests_on_a_paper_with_number_and_day(plan, papers, field):
    send(plan)
    with pytest.raises(Refusal) as refused:
        approve(plan, papers)
    assert refused.value.field == field


def test_an_empty_plan_is_not_sent(world):
    empty = begin_plan(course=world.courses["english 2"], by=SYSTEM, at=NOW)
    with pytest.raises(Refusal, match="ни одной темы"):
        send(empty)


def test_two_writers_do_not_overwrite_each_other(plan):
    write_themes(plan=plan, themes=THEMES[:1], revision=plan.revision, by=SYSTEM, at=NOW)
    with pytest.raises(Refusal, match="сохранили ещё раз"):
        write_themes(plan=plan, themes=THEMES, revision=plan.revision, by=SYSTEM, at=NOW)


def test_saving_the_same_leaves_no_trail(plan):
    before = Event.objects.count()
    write_themes(plan=plan, themes=THEMES, by=SYSTEM, at=NOW)
    assert Event.objects.count() == before


def test_five_hundred_and_one_themes_are_too_many(plan):
    with pytest.raises(Refusal, match="больше 500"):
        write_themes(plan=plan, themes=[ThemeText("т")] * 501, by=SYSTEM, at=NOW)


def test_a_discarded_draft_is_gone(plan):
    discard_plan(plan=plan, by=SYSTEM, at=NOW)
    assert not Plan.objects.filter(pk=plan.pk).exists()


def test_a_correction_stands_until_it_is_taken_back(plan):
    theme = plan.themes.first()
    change = {"plan": plan, "hours": {theme.pk: (1, False)}, "reason": "мороз", "by": SYSTEM}
    with pytest.raises(Refusal, match="ещё не утверждён"):
        correct_plan(**change, at=NOW)
    send(plan)
    approve(plan)
    correct_plan(**change, at=NOW)
    assert plan.corrections.filter(taken_back_at=None).count() == 1
    take_back_correction(plan=plan, by=SYSTEM, at=NOW)
    with pytest.raises(Refusal, match="возвращать нечего"):
        take_back_correction(plan=plan, by=SYSTEM, at=NOW)
