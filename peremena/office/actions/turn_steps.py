"""The steps of the turn of the year, all within the transaction of the turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from peremena.classes import actions as classes
from peremena.classes.actions import NewClass
from peremena.classes.models import Group, GroupKind, SchoolClass
from peremena.journal.actions.terms import close_term
from peremena.office.queries.turn_courses import PartPlan, course_plans, part_plans, plans_to_copy
from peremena.office.queries.turn_plan import NewClassPlan, TurnPlan, open_terms
from peremena.office.rules.turning import Done
from peremena.people.models import Employee, Pupil
from peremena.schools.actions import close_year, open_year
from peremena.schools.models import TermKind, Year
from peremena.schools.rules.proposal import school_year
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from peremena.studies.actions.plans import begin_plan
from peremena.studies.models import Subject
from peremena.trail import actions as trail

STEPS = 7
HALF_YEARS_FROM = 10
Parts = dict[tuple[str, str], Group]


@transaction.atomic
def carry_out(
    plan: TurnPlan,
    *,
    reason: str,
    tell: Callable[[int, int], None],
    by: trail.Actor,
    at: datetime,
) -> tuple[Year, Done]:
    """End the classes of the year, open those of the next one, close the year.

    What is to be copied is read before the year ends. `tell` hears each step of `STEPS`.
    """
    old = plan.year
    parts = part_plans(plan)
    courses = course_plans(plan, parts)
    themes = plans_to_copy(plan, courses)
    year = plan.next_year or _open_year(plan, by=by, at=at)
    tell(1, STEPS)
    ended = classes.end_year(year=old, since=year.since, by=by, at=at)
    loads = studies.end_year_loads(year=old, since=year.since, by=by, at=at)
    tell(2, STEPS)
    made = _open_classes(plan, year, by=by, at=at)
    tell(3, STEPS)
    groups = _open_parts(parts, made, by=by, at=at)
    tell(4, STEPS)
    _enrol(plan, parts, groups, since=year, by=by, at=at)
    tell(5, STEPS)
    subjects = Subject.objects.in_bulk({c.subject_id for c in courses})
    opened = studies.open_courses(
        year=year,
        courses=[
            NewCourse(groups[c.new.name, c.part], subjects[c.subject_id], c.scale, c.hours)
            for c in courses
        ],
        by=by,
        at=at,
    )
    teachers = Employee.objects.in_bulk({pk for c in courses for pk in c.teachers})
    pairs = [
        (course, teachers[pk])
        for course, plan_of in zip(opened, courses, strict=True)
        for pk in plan_of.teachers
    ]
    studies.give_load(pairs, since=year.since, by=by, at=at)
    studies.adopt_courses(year=year, by=by, at=at)
    for course, plan_of in zip(opened, courses, strict=True):
        if source := themes.get(plan_of.like):
            begin_plan(course=course, source=source, by=by, at=at)
    tell(6, STEPS)
    locks = [close_term(term=t, reason=reason, by=by, at=at) for t in open_terms(old)]
    close_year(old, by=by, at=at)
    tell(STEPS, STEPS)
    return year, Done(
        opened_year=plan.next_year is None,
        enrolments=ended.enrolments,
        class_teachers=ended.class_teachers,
        loads=loads,
        locks=tuple(lock.pk for lock in locks),
    )


def _open_year(plan: TurnPlan, **mark: object) -> Year:
    """The next year with the proposed terms of the kinds that the school lives by."""
    old, choices = plan.year, plan.choices
    proposal = school_year(choices.since.year, first=choices.since, last=choices.until)
    kinds = sorted(set(old.terms.values_list("kind", flat=True)))
    return open_year(
        school=old.school,
        since=choices.since,
        until=choices.until,
        terms=proposal.term_dates(kinds),
        holidays=proposal.holiday_dates(lowest_grade=old.school.lowest_grade),
        **mark,  # type: ignore[arg-type]
    )


def _open_classes(plan: TurnPlan, year: Year, *, by: trail.Actor, at: datetime) -> Parts:
    """The new classes by name with their class teachers; answers with the groups of all pupils."""
    olds = {c.pk: c for c in SchoolClass.objects.filter(year=plan.year).select_related("room")}
    kinds = {c.grade: c.term_kind for c in olds.values()}
    made = classes.open_classes(
        year=year, classes=[_like(new, olds, kinds) for new in plan.new], by=by, at=at
    )
    six = [
        (school_class, {"week_days": olds[new.olds[0]].week_days})
        for new, school_class in zip(plan.new, made, strict=True)
        if new.olds and olds[new.olds[0]].week_days != school_class.week_days
    ]
    classes.amend_classes(six, by=by, at=at)
    leaders = Employee.objects.in_bulk([n.teacher_id for n in plan.new if n.teacher_id])
    for new, school_class in zip(plan.new, made, strict=True):
        if new.teacher_id:
            classes.appoint_class_teacher(
                school_class=school_class,
                employee=leaders[new.teacher_id],
                since=year.since,
                by=by,
                at=at,
            )
    whole = Group.objects.filter(school_class__in=made, kind=GroupKind.WHOLE)
    return {(g.title, ""): g for g in whole.select_related("school_class")}


def _like(new: NewClassPlan, olds: Mapping[int, SchoolClass], kinds: Mapping[int, str]) -> NewClass:
    """Room and shift of the class that goes on; terms as its new grade has them now."""
    old = olds[new.olds[0]] if new.olds else None
    usual = TermKind.HALF_YEAR if new.grade >= HALF_YEARS_FROM else TermKind.QUARTER
    return NewClass(
        new.grade,
        new.letter,
        term_kind=TermKind(kinds.get(new.grade, usual)),
        shift=old.shift if old else 1,
        room=old.room if old else None,
    )


def _open_parts(parts: Sequence[PartPlan], whole: Parts, *, by: trail.Actor, at: datetime) -> Parts:
    wanted = [(whole[p.new.name, ""].school_class, p.name) for p in parts]
    made = classes.add_subgroups(groups=[(c, name) for c, name in wanted if c], by=by, at=at)
    return whole | {(p.new.name, p.name): g for p, g in zip(parts, made, strict=True)}


def _enrol(
    plan: TurnPlan,
    parts: Sequence[PartPlan],
    groups: Parts,
    *,
    since: Year,
    by: trail.Actor,
    at: datetime,
) -> None:
    pupils = Pupil.objects.in_bulk([pk for new in plan.new for pk in new.pupils])
    pairs = [(pupils[pk], groups[new.name, ""]) for new in plan.new for pk in new.pupils]
    pairs += [(pupils[pk], groups[p.new.name, p.name]) for p in parts for pk in p.pupils]
    classes.enrol(pairs, since=since.since, by=by, at=at)
