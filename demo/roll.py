"""Decisions on personal data, a few movements, and a parent whom a court has restricted."""

from datetime import date, datetime, timedelta

from django.db.models import Count

from demo.schools import TOWN
from demo.seeds import stream
from peremena.classes.models import SchoolClass
from peremena.people.actions import Paper, amend_guardianship, record_decisions
from peremena.people.models import Decision, Guardianship, Pupil
from peremena.roll.actions import Order, depart, transfer
from peremena.schools.models import School
from peremena.trail.actions import Actor

GIVEN, REFUSED = 0.86, 0.02
SIGNING_DAYS = (12, 8, 4)  # before the year, when papers are brought
FIRST_ORDER = timedelta(days=34)


def write_roll(school: School, *, first: date, by: Actor, at: datetime) -> None:
    """Fill the register of consents; move three pupils by order; restrict one parent."""
    _decide(school, first, by=by, at=at)
    day = first + FIRST_ORDER
    classes = list(SchoolClass.objects.filter(school=school).order_by("grade", "letter"))
    town = School.objects.filter(name=TOWN.name).exclude(pk=school.pk).first()
    _depart(classes[-1], day, by=by, at=at, to_school=town)
    parallel = [c for c in classes if c.grade == 5]
    if len(parallel) > 1:
        transfer(
            [_last_of(parallel[0])],
            to=parallel[1],
            since=day + timedelta(days=7),
            order=Order("63-у", day + timedelta(days=6)),
            reason="заявление родителей",
            by=by,
            at=at,
        )
    _restrict(school, by=by, at=at)


def _decide(school: School, first: date, *, by: Actor, at: datetime) -> None:
    chance = stream("consents", school.name)
    pairs: dict[tuple[Decision, int], list[tuple[int, int | None]]] = {}
    held = Guardianship.objects.filter(pupil__school=school).order_by("pk")
    for pupil, guardian in held.values_list("pupil_id", "guardian_id"):
        luck, days = chance.random(), chance.choice(SIGNING_DAYS)
        if luck < GIVEN + REFUSED:
            decision = Decision.GIVEN if luck < GIVEN else Decision.REFUSED
            pairs.setdefault((decision, days), []).append((pupil, guardian))
    for (decision, days), some in sorted(pairs.items()):
        paper = Paper("заявление", "", first - timedelta(days=days))
        record_decisions(some, decision=decision, paper=paper, by=by, at=at)


def _depart(
    school_class: SchoolClass, day: date, *, to_school: School | None, by: Actor, at: datetime
) -> None:
    """From the village one goes to the town school, where he waits for admission."""
    depart(
        [_last_of(school_class)],
        since=day,
        order=Order("57-у", day - timedelta(days=1)),
        reason="переезд",
        place="" if to_school else "г. Верхнеозёрск",
        to_school=to_school,
        by=by,
        at=at,
    )


def _last_of(school_class: SchoolClass) -> Pupil:
    """The last pupil of a class in the order of the alphabet."""
    in_class = Pupil.objects.filter(
        enrolments__in_class=True, enrolments__group__school_class=school_class
    )
    return in_class.order_by("-search_key")[0]


def _restrict(school: School, *, by: Actor, at: datetime) -> None:
    """A father who may not see the diary, where the mother does."""
    alone = Guardianship.objects.values("guardian").annotate(n=Count("pk")).filter(n=1)
    fathers = Guardianship.objects.filter(
        pupil__school=school,
        relation="отец",
        guardian__in=alone.values("guardian"),
        pupil__enrolments__in_class=True,
        pupil__enrolments__group__school_class__grade=9,
        pupil__guardianships__relation="мать",
    )
    if father := fathers.order_by("pk").first():
        amend_guardianship(
            father,
            relation="отец",
            may_see=False,
            ground="решение суда от 14.05.2026 № 2-318",
            by=by,
            at=at,
        )
