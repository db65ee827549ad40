"""Opening classes and groups, enrolling pupils, appointing class teachers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from peremena.classes.models import ClassTeacher, Enrolment, Group, GroupKind, SchoolClass
from peremena.kit.refusal import Refusal
from peremena.kit.validity import during, end_before
from peremena.people.models import Employee, Pupil
from peremena.schools.actions import refuse_closed
from peremena.schools.models import Room, TermKind, Year
from peremena.trail import actions as trail


@dataclass(frozen=True, slots=True)
class NewClass:
    """A class to be opened: 7, «Б». A class that has only a name has grade 0."""

    grade: int
    letter: str
    term_kind: TermKind = TermKind.QUARTER
    shift: int = 1
    room: Room | None = None


@transaction.atomic
def open_classes(
    *, year: Year, classes: Sequence[NewClass], by: trail.Actor, at: datetime
) -> list[SchoolClass]:
    """Open classes, in order, each with the group of all its pupils."""
    refuse_closed(year)
    made = SchoolClass.objects.bulk_create(
        SchoolClass(
            school_id=year.school_id,
            year=year,
            grade=c.grade,
            letter=c.letter,
            term_kind=c.term_kind,
            shift=c.shift,
            room=c.room,
        )
        for c in classes
    )
    Group.objects.bulk_create(
        Group(year=year, kind=GroupKind.WHOLE, school_class=school_class) for school_class in made
    )
    trail.record_all(
        [trail.Change("classes.class.opened", "class", c.pk, after=c.name) for c in made],
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def amend_classes(
    changes: Sequence[tuple[SchoolClass, Mapping[str, object]]], *, by: trail.Actor, at: datetime
) -> None:
    """Change terms, shift or room of classes; the trail keeps what was there."""
    entries = []
    for school_class, values in changes:
        before = {name: _plain(getattr(school_class, name)) for name in values}
        for name, value in values.items():
            setattr(school_class, name, value)
        after = {name: _plain(value) for name, value in values.items()}
        entries.append(
            trail.Change("classes.class.amended", "class", school_class.pk, before, after)
        )
    if fields := sorted({name for _class, values in changes for name in values}):
        SchoolClass.objects.bulk_update([c for c, _values in changes], fields)
    trail.record_all(entries, by=by, at=at)


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Room) else value


@transaction.atomic
def add_subgroups(
    *, groups: Sequence[tuple[SchoolClass, str]], by: trail.Actor, at: datetime
) -> list[Group]:
    """Add subgroups, in order: a class and the name of its part, such as «англ. 1»."""
    _refuse_closed_years({c.year_id for c, _name in groups})
    made = Group.objects.bulk_create(
        Group(year_id=c.year_id, kind=GroupKind.SUBGROUP, school_class=c, name=name)
        for c, name in groups
    )
    trail.record_all(
        [trail.Change("classes.subgroup.added", "group", g.pk, after=g.title) for g in made],
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def add_stream(
    *, year: Year, name: str, parts: Sequence[Group], by: trail.Actor, at: datetime
) -> Group:
    """Add a stream: a group made of groups of several classes; their pupils are enrolled in it."""
    refuse_closed(year)
    stream = Group.objects.create(year=year, kind=GroupKind.STREAM, name=name)
    stream.parts.set(parts)
    theirs = Enrolment.objects.filter(until=None, group__in=parts).order_by("since")
    first = dict(reversed(theirs.values_list("pupil_id", "since")))
    Enrolment.objects.bulk_create(
        Enrolment(pupil_id=pupil_id, group=stream, since=since) for pupil_id, since in first.items()
    )
    trail.record("classes.stream.added", "group", stream.pk, after=name, by=by, at=at)
    return stream


@transaction.atomic
def enrol(
    pairs: Sequence[tuple[Pupil, Group]], *, since: date, by: trail.Actor, at: datetime
) -> list[Enrolment]:
    """Enrol pupils in groups from a day on, and in the streams of these groups.

    Who is already enrolled stays as he is. Refuses a second class for the same days.
    """
    _refuse_closed_years({group.year_id for _pupil, group in pairs})
    whole = {group.pk for _pupil, group in pairs if group.kind == GroupKind.WHOLE}
    _refuse_two_classes([(p, g) for p, g in pairs if g.pk in whole], since)
    streams: dict[int, list[int]] = {}
    for link in Group.parts.through.objects.filter(to_group__in={g.pk for _pupil, g in pairs}):
        streams.setdefault(link.to_group_id, []).append(link.from_group_id)
    wanted = dict.fromkeys(
        (pupil.pk, group_id)
        for pupil, group in pairs
        for group_id in (group.pk, *streams.get(group.pk, ()))
    )
    held = set(
        Enrolment.objects.filter(until=None, group__in={g for _pupil, g in wanted}).values_list(
            "pupil_id", "group_id"
        )
    )
    made = Enrolment.objects.bulk_create(
        Enrolment(pupil_id=pupil_id, group_id=group_id, since=since, in_class=group_id in whole)
        for pupil_id, group_id in wanted
        if (pupil_id, group_id) not in held
    )
    trail.record_all(
        [
            trail.Change(
                "classes.pupil.enrolled", "group", e.group_id, after=since, person_id=e.pupil_id
            )
            for e in made
        ],
        by=by,
        at=at,
    )
    return made


def _refuse_closed_years(year_ids: set[int]) -> None:
    refuse_closed(Year.objects.filter(pk__in=year_ids, closed_at__isnull=False).first())


def _refuse_two_classes(pairs: Sequence[tuple[Pupil, Group]], since: date) -> None:
    """Nobody is in two classes at once: one has to leave the first to join the second."""
    wanted: dict[int, Group] = {}
    for pupil, group in pairs:
        if wanted.setdefault(pupil.pk, group).pk != group.pk:
            raise _two_classes(pupil, wanted[pupil.pk], group)
    held = Enrolment.objects.filter(
        during(since, date.max), in_class=True, pupil__in=wanted
    ).select_related("pupil", "group__school_class")
    for e in held:
        if e.group_id != wanted[e.pupil_id].pk:
            raise _two_classes(e.pupil, e.group, wanted[e.pupil_id])


def _two_classes(pupil: Pupil, held: Group, wanted: Group) -> Refusal:
    return Refusal(
        _(
            "%(name)s уже учится в %(held)s. Оформите перевод в %(wanted)s: тогда старый класс закроется."
        )
        % {"name": pupil.list_name, "held": held.title, "wanted": wanted.title}
    )


@transaction.atomic
def leave_classes(
    pairs: Sequence[tuple[Pupil, SchoolClass]], *, since: date, by: trail.Actor, at: datetime
) -> Sequence[Enrolment]:
    """Pupils are no longer in a class, in its parts and in their streams from a day on.

    Answers with the enrolments that ended, as they were.
    """
    _refuse_closed_years({school_class.year_id for _pupil, school_class in pairs})
    leaving = {(pupil.pk, school_class.pk) for pupil, school_class in pairs}
    classes = {school_class.pk for _pupil, school_class in pairs}
    open_ones = (
        Enrolment.objects.filter(until=None, pupil__in={pupil.pk for pupil, _class in pairs})
        .annotate(of_class=Coalesce("group__school_class", "group__parts__school_class"))
        .filter(of_class__in=classes)
    )
    ended = list({e.pk: e for e in open_ones if (e.pupil_id, e.of_class) in leaving}.values())
    trail.record_all(
        [
            trail.Change(
                "classes.pupil.left", "group", e.group_id, after=since, person_id=e.pupil_id
            )
            for e in ended
        ],
        by=by,
        at=at,
    )
    end_before(Enrolment, ended, since)
    return ended


@transaction.atomic
def appoint_class_teacher(
    *, school_class: SchoolClass, employee: Employee, since: date, by: trail.Actor, at: datetime
) -> ClassTeacher:
    """Give a class its class teacher from a day on; the one before leads it until the day before."""
    refuse_closed(school_class.year)
    before = ClassTeacher.objects.filter(school_class=school_class, until=None)
    end_before(ClassTeacher, list(before), since)
    made = ClassTeacher.objects.create(school_class=school_class, employee=employee, since=since)
    trail.record(
        "classes.class_teacher.appointed",
        "class",
        school_class.pk,
        after=employee.full_name,
        person_id=employee.pk,
        person_kind=trail.EMPLOYEE,
        by=by,
        at=at,
    )
    return made
