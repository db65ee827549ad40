"""The rules of marking of a school, by the day from which they hold."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal
from peremena.schools.models import School
from peremena.studies.models import RuleSet
from peremena.trail import actions as trail


@transaction.atomic
def add_rules(
    *,
    school: School,
    since: date,
    rounding_threshold: Decimal,
    weighted: bool,
    illness_code: bool,
    today: date,
    by: trail.Actor,
    at: datetime,
) -> RuleSet:
    """Let new rules hold from a day on. What lies before keeps its rules: only the first rule set
    of a school may begin in the past.
    """
    known = RuleSet.objects.filter(school=school)
    if since < today and known.exists():
        raise Refusal(
            _("Прошлое считается по прежним правилам. Выберите сегодняшний день или позже."),
            field="since",
        )
    if known.filter(since=since).exists():
        raise Refusal(
            _("С этого дня уже действуют новые правила. Выберите другой день."), field="since"
        )
    rules = RuleSet.objects.create(
        school=school,
        since=since,
        rounding_threshold=rounding_threshold,
        weighted=weighted,
        illness_code=illness_code,
    )
    after = {
        "since": since,
        "rounding_threshold": rounding_threshold,
        "weighted": weighted,
        "illness_code": illness_code,
    }
    trail.record("studies.rules.set", "school", school.pk, after=after, by=by, at=at)
    return rules
