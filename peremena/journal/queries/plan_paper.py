"""A thematic plan as a paper, with planned and actual dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from peremena.journal.queries.plan import LaidPlan
from peremena.kit.papers import Cell, Column, Paper
from peremena.kit.russian import numeric_date
from peremena.studies.models import Plan, PlanState


def plan_paper(page: LaidPlan) -> Paper:
    """The plan with sections in bold; dates of a theme of several lessons are first and last."""
    course = page.plan.course
    rows: list[Sequence[Cell]] = []
    strong: set[int] = set()
    for section in page.sections:
        if section.name:
            strong.add(len(rows))
            rows.append((None, section.name, section.hours))
        rows.extend(
            (
                t.number,
                t.topic,
                t.hours,
                _span(t.days.planned),
                _span(t.days.given),
                ", ".join(filter(None, (t.lesson_type, t.work.lower()))),
                t.homework,
            )
            for t in section.themes
        )
    strong.add(len(rows))
    rows.append((None, _("Итого"), page.hours))
    return Paper(
        title=_("Тематический план. %(course)s, %(class)s")
        % {"course": course.subject.name, "class": course.group.title},
        lines=(
            f"{course.school.name}, {course.year}",
            papers_of(page.plan) or _("Версия %d, не утверждена") % page.plan.version,
        ),
        columns=(
            Column("№", 5, number=True),
            Column(_("Тема урока"), 44),
            Column(_("Часов"), 7, number=True),
            Column(_("По плану"), 13),
            Column(_("Фактически"), 13),
            Column(_("Вид урока"), 18),
            Column(_("Домашнее задание"), 30),
        ),
        rows=[(*row, *[None] * (7 - len(row))) for row in rows],
        strong=frozenset(strong),
        notes=tuple(_corrections(page)),
        landscape=True,
    )


def papers_of(plan: Plan) -> str:
    """«Утверждён: протокол № 1 от 28.08.2026, приказ № 5 от 29.08.2026», or nothing."""
    if plan.state != PlanState.APPROVED:
        return ""
    papers = (
        (_("протокол № %(number)s от %(day)s"), plan.protocol_number, plan.protocol_day),
        (_("приказ № %(number)s от %(day)s"), plan.order_number, plan.order_day),
    )
    named = [
        text % {"number": number, "day": numeric_date(day)}
        for text, number, day in papers
        if number and day
    ]
    return _("Утверждён: %s") % ", ".join(named)


def _span(days: Sequence[date]) -> str:
    if not days:
        return ""
    ends = dict.fromkeys((days[0], days[-1]))
    return " – ".join(f"{day:%d.%m}" for day in ends)


def _corrections(page: LaidPlan) -> list[str]:
    if not page.corrections:
        return []
    latest = page.corrections[-1]
    fewer = [
        f"№ {t.number}: {t.hours} → {t.now}" for t in page.themes if t.now != t.hours or t.joined
    ]
    return [
        _("Корректировка от %(day)s (%(reason)s), часы по темам: %(themes)s")
        % {
            "day": numeric_date(latest.made_at.astimezone(page.plan.course.school.zone).date()),
            "reason": latest.reason,
            "themes": "; ".join(fewer),
        }
    ]
