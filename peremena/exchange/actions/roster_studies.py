"""The classes, subgroups and load of a roster."""

from __future__ import annotations

from collections.abc import Sequence

from peremena.classes import actions as classes
from peremena.classes.actions import NewClass
from peremena.exchange.actions.roster_work import Work
from peremena.exchange.queries.roster_plan import CoursePlan
from peremena.exchange.queries.school import Member
from peremena.people.rules import names
from peremena.schools.models import TermKind
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from peremena.studies.models import Course


def write_classes(work: Work) -> None:
    """Open and change classes with their rooms, and appoint class teachers."""
    titles = [p.row.room for p in work.plan.classes if p.row.room]
    rooms = work.rooms(titles)
    new = [p for p in work.plan.classes if p.known is None]
    opened = classes.open_classes(
        year=work.school.year,
        classes=[
            NewClass(
                p.row.label.grade,
                p.row.label.letter,
                TermKind(p.row.term_kind or TermKind.QUARTER),
                p.row.shift or 1,
                rooms.get(p.row.room),
            )
            for p in new
        ],
        **work.mark,
    )
    for p, school_class in zip(new, opened, strict=True):
        work.school.classes[p.row.label] = school_class
    classes.amend_classes(
        [
            (
                p.known,
                {f: rooms[p.row.room] if f == "room" else v for f, v in p.changes.items()},
            )
            for p in work.plan.classes
            if p.known and p.changes
        ],
        **work.mark,
    )
    for p in work.plan.classes:
        if p.teacher:
            classes.appoint_class_teacher(
                school_class=work.school.classes[p.row.label],
                employee=work.employee(p.teacher),
                since=work.since,
                **work.mark,
            )


def write_subgroups(work: Work) -> None:
    """Add the parts of classes that are new and enrol their members."""
    named = {(p.label, names.key(p.subgroup)): p.subgroup for p in work.plan.members}
    new = [
        (work.school.classes[label], title)
        for (label, _key), title in named.items()
        if work.school.subgroup(label, title) is None
    ]
    for group in classes.add_subgroups(groups=new, **work.mark):
        work.school.subgroups[group.school_class_id or 0, names.key(group.name)] = group
    classes.enrol(
        [
            (
                p.pupil.pupil if isinstance(p.pupil, Member) else work.pupil_of[p.pupil.row],
                work.group(p.label, p.subgroup),
            )
            for p in work.plan.members
        ],
        since=work.since,
        **work.mark,
    )


def write_courses(work: Work) -> None:
    """Open courses, set their hours, and let exactly the named teachers teach them."""
    subjects = work.subjects([p.subject for p in work.plan.courses])
    new = [p for p in work.plan.courses if p.known is None]
    opened = studies.open_courses(
        year=work.school.year,
        courses=[
            NewCourse(
                work.group(p.label, p.subgroup),
                subjects[p.subject],
                hours_per_week=p.hours,
            )
            for p in new
        ],
        **work.mark,
    )
    changed = [(p.known, p) for p in work.plan.courses if p.known]
    studies.set_hours(
        [(course, p.hours) for course, p in changed if "hours" in p.changes], **work.mark
    )
    retaught = [(course, p) for course, p in changed if "teachers" in p.changes]
    _end_loads(work, retaught)
    taught = [*zip(opened, new, strict=True), *retaught]
    studies.give_load(
        [(course, work.employee(teacher)) for course, p in taught for teacher in p.teachers],
        since=work.since,
        **work.mark,
    )


def _end_loads(work: Work, retaught: Sequence[tuple[Course, CoursePlan]]) -> None:
    """Nobody but the named teachers goes on teaching these courses."""
    gone = [
        load
        for course, p in retaught
        for load in work.school.loads[course.pk]
        if load.teacher_id not in {work.employee(teacher).pk for teacher in p.teachers}
    ]
    studies.end_loads(gone, since=work.since, **work.mark)
