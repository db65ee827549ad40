"""How a class is divided: for each subject that is learnt apart, who is where and who is nowhere."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from peremena.classes.models import Enrolment, Group, GroupKind, SchoolClass
from peremena.kit.russian import name_order
from peremena.kit.validity import on_day
from peremena.schools.models import Year
from peremena.studies.models import Course, LearnsApart


@dataclass(frozen=True, slots=True)
class Mate:
    """A pupil of the class."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """A group with its pupils of this class on the day; `id` 0: those who are in no group."""

    id: int
    name: str
    pupils: tuple[Mate, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """Subjects that the same groups learn apart."""

    subjects: str
    parts: tuple[Part, ...]
    nowhere: Part

    @property
    def key(self) -> str:
        """As in a form: the ids of the groups."""
        return "-".join(str(p.id) for p in self.parts)


def groups_of(school_class: SchoolClass) -> list[Group]:
    """The open subgroups and streams of a class, by name."""
    found = Group.objects.filter(
        Q(school_class=school_class, kind=GroupKind.SUBGROUP)
        | Q(parts__school_class=school_class, kind=GroupKind.STREAM),
        closed_on=None,
    )
    rows = found.select_related("school_class", "year").distinct()
    return sorted(rows, key=lambda g: (g.kind, name_order(g.name)))


def divisions_of(school_class: SchoolClass, *, day: date) -> list[Division]:
    """The divisions of a class on a day; groups without a subject stand alone; four statements."""
    groups = {g.pk: g for g in groups_of(school_class)}
    names: dict[int, str] = {}
    inside: dict[int, set[int]] = defaultdict(set)
    for e in Enrolment.objects.filter(
        on_day(day), Q(group__in=groups) | Q(group__school_class=school_class)
    ).select_related("pupil", "group"):
        if e.group.kind == GroupKind.WHOLE:
            names[e.pupil_id] = e.pupil.full_name
        else:
            inside[e.group_id].add(e.pupil_id)
    order = sorted(names, key=lambda pk: name_order(names[pk]))
    return [
        Division(
            subjects=subjects,
            parts=tuple(
                Part(g.pk, g.name, tuple(Mate(p, names[p]) for p in order if p in inside[g.pk]))
                for g in parts
            ),
            nowhere=Part(
                0,
                "",
                tuple(
                    Mate(p, names[p]) for p in order if all(p not in inside[g.pk] for g in parts)
                ),
            ),
        )
        for subjects, parts in _shared(school_class, groups)
    ]


def _shared(school_class: SchoolClass, groups: dict[int, Group]) -> list[tuple[str, list[Group]]]:
    """Which groups belong together: those that learn one subject."""
    taught: dict[str, set[int]] = defaultdict(set)
    courses = Course.objects.filter(group__in=groups, closed_on=None)
    lines = LearnsApart.objects.filter(group__in=groups, line__school_class=school_class)
    for subject, group_id in [
        *courses.values_list("subject__name", "group_id"),
        *lines.values_list("line__subject__name", "group_id"),
    ]:
        taught[subject].add(group_id)
    together: dict[frozenset[int], list[str]] = defaultdict(list)
    for subject, members in sorted(taught.items(), key=lambda x: name_order(x[0])):
        together[frozenset(members)].append(subject)
    lone = set(groups) - {g for members in together for g in members}
    found = [
        (", ".join(subjects), [g for pk, g in groups.items() if pk in members])
        for members, subjects in together.items()
    ]
    return [*found, *(("", [g for pk, g in groups.items() if pk == x]) for x in sorted(lone))]


@dataclass(frozen=True, slots=True)
class StreamRow:
    """A stream in the list: what it is made of, how many pupils, which subjects."""

    id: int
    name: str
    parts: str
    pupils: int
    subjects: str
    closed_on: date | None


def stream_rows(school_id: int, year_since: int, *, day: date) -> list[StreamRow]:
    """The streams of a year; five statements."""
    streams = (
        Group.objects.filter(
            year__school=school_id, year__since__year=year_since, kind=GroupKind.STREAM
        )
        .prefetch_related("parts__school_class", "courses__subject")
        .order_by("name")
    )
    inside: dict[int, int] = defaultdict(int)
    for group_id in Enrolment.objects.filter(on_day(day), group__in=streams).values_list(
        "group_id", flat=True
    ):
        inside[group_id] += 1
    return [
        StreamRow(
            s.pk,
            s.name,
            "; ".join(sorted(p.title for p in s.parts.all())),
            inside[s.pk],
            ", ".join(sorted(c.subject.name for c in s.courses.all())),
            s.closed_on,
        )
        for s in streams
    ]


def parts_to_choose(year: Year) -> list[Group]:
    """Whole classes and open subgroups, of which a stream may be made, in the order of classes."""
    found = Group.objects.filter(year=year, closed_on=None).exclude(kind=GroupKind.STREAM)
    order = ("school_class__grade", "school_class__letter", "name")
    return list(found.select_related("school_class").order_by(*order))
