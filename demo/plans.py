"""Thematic plans of a demo school: the year that its registers follow, approved in August."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from demo.people import grade_of
from demo.programme import Course, PlannedLesson, programme
from demo.school import DemoSchool
from demo.seeds import stream
from peremena.schools.models import School
from peremena.schools.rules.proposal import SchoolYear
from peremena.studies import models as studies
from peremena.studies.actions import plans
from peremena.studies.actions.plans import Papers
from peremena.studies.rules.themes import ThemeText
from peremena.trail.actions import Actor, Person, System

LOWEST_GRADE = 5  # the younger classes keep theirs on paper this year
TOPICS_IN_A_SECTION = 5
# What share of the plans is approved, and what further share waits or is still a draft.
APPROVED, SENT, DRAFT = 0.9, 0.05, 0.03


@transaction.atomic
def write_plans(
    school: School, demo: DemoSchool, year: SchoolYear, *, at: datetime, leader: Actor
) -> None:
    """Write a plan for the courses of the older classes."""
    lessons: dict[Course, list[PlannedLesson]] = defaultdict(list)
    for planned in programme(demo, year).values():
        lessons[planned.course].append(planned)
    works = dict(studies.WorkType.objects.filter(school=school).values_list("name", "pk"))
    courses = studies.Course.objects.filter(school=school).select_related(
        "subject", "group__school_class"
    )
    teachers = {
        load.course_id: load.teacher
        for load in studies.Load.objects.filter(course__school=school).select_related(
            "teacher__user"
        )
    }
    for course in courses:
        group = course.group
        name = Course(str(group.school_class or ""), group.name, course.subject.name)
        if name not in lessons or grade_of(name.class_name) < LOWEST_GRADE:
            continue
        user = teachers[course.pk].user if course.pk in teachers else None
        author = Person(user.pk, user.name, school.pk) if user else System(school_id=school.pk)
        luck = stream("plan", *name).random()
        if luck < APPROVED + SENT + DRAFT:
            plan = plans.begin_plan(course=course, by=author, at=at)
            themes = list(_themes(lessons[name], works))
            plans.write_themes(plan=plan, themes=themes, by=author, at=at)
        if luck < APPROVED + SENT:
            plans.send_plan(plan=plan, by=author, at=at)
        if luck < APPROVED:
            plans.approve_plan(plan=plan, papers=approval(year.first), by=leader, at=at)


def _themes(lessons: Iterable[PlannedLesson], works: dict[str, int]) -> Iterable[ThemeText]:
    section = ""
    for planned in sorted(lessons, key=lambda x: (x.day, x.number)):
        number, first = divmod(planned.topic_number, TOPICS_IN_A_SECTION)
        if not first and not section.startswith(f"Раздел {number + 1}."):
            topic = planned.topic.removeprefix(f"{planned.title}. ")
            section = f"Раздел {number + 1}. {topic.split('. ')[0]}"
        yield ThemeText(
            topic=planned.topic,
            section=section,
            lesson_type=planned.lesson_type,
            work_type_id=works[planned.work] if planned.title else None,
        )


def approval(first_day: date) -> Papers:
    """The teachers' council meets three days before the year, the order follows."""
    return Papers(
        protocol_number="1",
        protocol_day=first_day - timedelta(days=3),
        order_number="64-о",
        order_day=first_day - timedelta(days=1),
    )
