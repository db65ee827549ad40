"""Which groups of a class may learn a subject apart."""

from __future__ import annotations

from django.db.models import Q

from peremena.classes.models import Group, GroupKind, SchoolClass
from peremena.studies.models import Subject
from peremena.studies.queries.curriculum import lines_of
from peremena.studies.rules.curriculum import Line


def groups_to_choose(school_class: SchoolClass) -> list[Group]:
    """The open subgroups of a class and the streams that it takes part in."""
    found = Group.objects.filter(
        Q(school_class=school_class, kind=GroupKind.SUBGROUP)
        | Q(parts__school_class=school_class, kind=GroupKind.STREAM),
        closed_on=None,
    )
    return list(found.select_related("school_class").distinct().order_by("kind", "name"))


def line_of(school_class: SchoolClass, subject: Subject) -> Line:
    """What a class learns of a subject."""
    key = (school_class.pk, subject.pk)
    return lines_of([school_class.pk]).get(key, Line(*key))
