"""Which courses the classes of the year to come learn, and who teaches them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from peremena.classes.models import Enrolment, Group, GroupKind
from peremena.office.queries.turn_plan import NewClassPlan, TurnPlan
from peremena.office.rules.turning import PRIMARY_ENDS
from peremena.studies.models import Course, Load, Plan, PlanState, Scale


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """A course to be opened for a class, or for its subgroup `part`; `like`: after which one."""

    new: NewClassPlan
    part: str
    subject_id: int
    hours: Decimal
    scale: Scale
    teachers: tuple[int, ...]
    like: int


@dataclass(frozen=True, slots=True)
class PartPlan:
    """A subgroup to be made, with those of its pupils who are in the class."""

    new: NewClassPlan
    name: str
    pupils: tuple[int, ...]


def part_plans(plan: TurnPlan) -> list[PartPlan]:
    """The subgroups that the classes had, without those who left or repeat; two statements."""
    if not plan.choices.subgroups:
        return []
    pupils = Prefetch(
        "enrolments", Enrolment.objects.filter(until=None).order_by("pupil_id"), to_attr="members"
    )
    parts: dict[int, list[Group]] = {}
    for group in (
        Group.objects.filter(year=plan.year, kind=GroupKind.SUBGROUP, closed_on=None)
        .order_by("name")
        .prefetch_related(pupils)
    ):
        parts.setdefault(group.school_class_id or 0, []).append(group)
    return [
        PartPlan(
            new,
            group.name,
            tuple(e.pupil_id for e in group.members if e.pupil_id in new.pupils),  # type: ignore[attr-defined]
        )
        for new in plan.new
        if len(new.olds) == 1
        for group in parts.get(new.olds[0], [])
    ]


def course_plans(plan: TurnPlan, parts: Sequence[PartPlan]) -> list[CoursePlan]:
    """The courses of each new class, after a class that is in its grade now; two statements.

    A teacher of the class goes on with the subject, except out of primary school; a subject that is
    new to the class is taught by whoever teaches it in that grade now.
    """
    if not plan.choices.courses:
        return []
    courses = _by_class(plan)
    known = {(part.new.name, part.name) for part in parts}
    made = []
    for new in plan.new:
        model = _model(new, plan, courses)
        own = courses.get(new.olds[0], {}) if new.olds else {}
        for subject_id, like in model.items():
            before = own.get(subject_id, [])
            split = [c for c in before or like if (new.name, c.group.name) in known]
            for part in [c.group.name for c in split] or [""]:
                made.append(
                    CoursePlan(
                        new,
                        part,
                        subject_id,
                        hours=like[0].hours_per_week,
                        scale=Scale(like[0].scale),
                        teachers=_teachers(plan, new, part, before, like),
                        like=like[0].pk,
                    )
                )
    return made


def _by_class(plan: TurnPlan) -> dict[int, dict[int, list[Course]]]:
    loads = Prefetch("loads", Load.objects.filter(until=None).order_by("since", "pk"))
    found: dict[int, dict[int, list[Course]]] = {}
    rows = Course.objects.filter(year=plan.year, group__school_class__isnull=False, closed_on=None)
    for course in rows.select_related("group").prefetch_related(loads).order_by("group__name"):
        subjects = found.setdefault(course.group.school_class_id or 0, {})
        subjects.setdefault(course.subject_id, []).append(course)
    return found


def _model(
    new: NewClassPlan, plan: TurnPlan, courses: Mapping[int, dict[int, list[Course]]]
) -> dict[int, list[Course]]:
    """The courses of the class that is in this grade now: of the same letter, else the first."""
    same = [c for c in plan.classes if c.grade == new.grade and c.id in courses]
    like = next((c for c in same if c.name == new.name), same[0] if same else None)
    return courses[like.id] if like else {}


def _teachers(
    plan: TurnPlan,
    new: NewClassPlan,
    part: str,
    before: Sequence[Course],
    like: Sequence[Course],
) -> tuple[int, ...]:
    if not plan.choices.loads or new.grade == 1:
        return ()
    stays = before if new.grade != PRIMARY_ENDS + 1 else ()
    for courses in (stays, like):
        own = [c for c in courses if c.group.name == part] or list(courses[:1])
        if found := tuple(load.teacher_id for c in own for load in c.loads.all()):
            return found
    return ()


def plans_to_copy(plan: TurnPlan, courses: Sequence[CoursePlan]) -> dict[int, Plan]:
    """The thematic plans in force by the course that they belong to; one statement."""
    if not plan.choices.plans:
        return {}
    rows = Plan.objects.filter(course__in={c.like for c in courses}, state=PlanState.APPROVED)
    return {found.course_id: found for found in rows.order_by("version")}
