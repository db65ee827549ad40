"""The subjects, kinds of work and rules of marking of a school."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from peremena.schools.models import School
from peremena.studies.models import RuleSet, Scale, Subject, WorkType
from peremena.studies.rules.proposals import WORK_TYPES
from peremena.studies.rules.unmarked import is_unmarked
from peremena.trail import actions as trail


@transaction.atomic
def add_subjects(
    *, school: School, names: Sequence[str], by: trail.Actor, at: datetime
) -> dict[str, Subject]:
    """Add the subjects that are not there yet; returns all the named subjects by name."""
    known = {s.name: s for s in Subject.objects.filter(school=school)}
    new = Subject.objects.bulk_create(
        Subject(
            school=school,
            name=name,
            scale=Scale.NONE if is_unmarked(subject=name, grade=0) else Scale.FIVE,
        )
        for name in dict.fromkeys(names)
        if name not in known
    )
    trail.record_all(
        [trail.Change("studies.subject.added", "subject", s.pk, after=s.name) for s in new],
        by=by,
        at=at,
    )
    known |= {s.name: s for s in new}
    return {name: known[name] for name in names}


# The first eighteen are enough to begin with; the page of work types offers all.
USUAL_WORK_TYPES = WORK_TYPES[:18]


@transaction.atomic
def set_usual_rules(*, school: School, since: date, by: trail.Actor, at: datetime) -> RuleSet:
    """Give a new school the usual work types and rules of marking."""
    WorkType.objects.bulk_create(
        WorkType(school=school, name=name, short_name=short, weight=weight, is_control=control)
        for name, short, weight, control in USUAL_WORK_TYPES
    )
    rules = RuleSet.objects.create(school=school, since=since)
    trail.record("studies.rules.set", "school", school.pk, after=since, by=by, at=at)
    return rules
