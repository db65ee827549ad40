"""The list of registers with what is not filled in yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Prefetch, Q, QuerySet

from peremena.kit.validity import on_day
from peremena.schools.queries.years import YearChoice
from peremena.studies.models import Course, Load
from peremena.timetable.models import LessonState


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A register in the list. `teacher_ids`: the accounts of those who teach it on the day
    of the list; `given`: lessons that have begun; `unfilled`: those without a topic.
    """

    id: int
    class_id: int | None
    school_class: str
    group: str
    subject_id: int
    subject: str
    teachers: tuple[str, ...]
    teacher_ids: frozenset[int | None]
    given: int
    unfilled: int


def course_rows(courses: QuerySet[Course], *, year: YearChoice, now: datetime) -> list[CourseRow]:
    """The courses of a school year, lowest grade first; two statements."""
    begun = Q(lessons__day__lt=now.date()) | Q(
        Q(lessons__starts=None) | Q(lessons__starts__lte=now.time()), lessons__day=now.date()
    )
    begun &= ~Q(lessons__state=LessonState.CANCELLED)
    bare = Q(lessons__entry=None) | Q(lessons__entry__topic="")
    loads = Load.objects.filter(on_day(year.day)).select_related("teacher").order_by("since")
    rows = (
        courses.filter(year_id=year.id)
        .select_related("subject", "group__school_class")
        .prefetch_related(Prefetch("loads", loads))
        .annotate(
            given=Count("lessons", filter=begun), unfilled=Count("lessons", filter=begun & bare)
        )
        .order_by(
            F("group__school_class__grade").asc(nulls_last=True),
            F("group__school_class__letter").asc(nulls_last=True),
            "subject__name",
            "group__name",
        )
    )
    return [
        CourseRow(
            id=c.pk,
            class_id=c.group.school_class_id,
            school_class=str(c.group.school_class or ""),
            group=c.group.name,
            subject_id=c.subject_id,
            subject=c.subject.name,
            teachers=tuple(x.teacher.short_name for x in c.loads.all()),
            teacher_ids=frozenset(x.teacher.user_id for x in c.loads.all()),
            given=c.given,
            unfilled=c.unfilled,
        )
        for c in rows
    ]
