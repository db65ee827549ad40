"""The rules of marking of a school and their history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from peremena.kit.russian import decimal_comma, full_date
from peremena.schools.models import School
from peremena.setup.queries.years import year_in_work
from peremena.studies.models import RuleSet


@dataclass(frozen=True, slots=True)
class RulesRow:
    """Rules from a day on; `state`: of the past, in force, or to come."""

    since: str
    threshold: str
    weighted: str
    illness: str
    is_now: bool
    state: str


@dataclass(frozen=True, slots=True)
class RulesPage:
    """The latest first; `proposed`: what the form begins with."""

    rows: tuple[RulesRow, ...]
    proposed: dict[str, Any]


def rules_page(school: School, *, today: date) -> RulesPage:
    """One statement, a second one for a school that has no rules yet."""
    found = list(RuleSet.objects.filter(school=school).order_by("-since"))
    now = next((r for r in found if r.since <= today), None)
    rows = tuple(_row(r, now, today) for r in found)
    last = found[0] if found else RuleSet(rounding_threshold=Decimal("0.5"))
    year = None if found else year_in_work(school, today=today)
    proposed = {
        "since": year.since if year else today,
        "rounding_threshold": last.rounding_threshold,
        "weighted": last.weighted,
        "illness_code": last.illness_code,
    }
    return RulesPage(rows, proposed)


def _row(rules: RuleSet, now: RuleSet | None, today: date) -> RulesRow:
    state = (
        _("действуют") if rules == now else _("впереди") if rules.since > today else _("прежние")
    )
    return RulesRow(
        full_date(rules.since),
        decimal_comma(rules.rounding_threshold),
        _("учитывается") if rules.weighted else _("не учитывается"),
        _("отдельно") if rules.illness_code else _("вместе с другими пропусками"),
        rules == now,
        state,
    )
