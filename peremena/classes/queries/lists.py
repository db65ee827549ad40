"""Questions about classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, QuerySet
from django.utils.translation import gettext as _

from peremena.classes.models import ClassTeacher, Enrolment, GroupKind, SchoolClass
from peremena.kit.papers import Column, Paper
from peremena.kit.russian import full_date, name_order
from peremena.kit.validity import on_day
from peremena.people.models import Guardianship
from peremena.people.rules.contacts import shown_phone
from peremena.schools.access import Who
from peremena.schools.queries.years import YearChoice


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class in the list of classes."""

    id: int
    name: str
    teacher: str
    pupils: int


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil in the list of a class."""

    id: int
    name: str
    birth_date: date | None
    groups: str
    guardians: tuple[tuple[str, str, str], ...]
    has_account: bool


def class_rows(classes: QuerySet[SchoolClass], *, year: YearChoice) -> list[ClassRow]:
    """The classes of a year as they are on the day of the choice, lowest grade first."""
    whole = on_day(year.day, "groups__enrolments__")
    rows = (
        classes.filter(year_id=year.id)
        .prefetch_related(
            Prefetch(
                "class_teachers",
                ClassTeacher.objects.filter(on_day(year.day)).select_related("employee"),
            )
        )
        .annotate(
            pupils=Count("groups__enrolments__pupil", filter=whole, distinct=True),
        )
        .order_by("grade", "letter")
    )
    return [
        ClassRow(
            id=c.pk,
            name=c.name,
            teacher=", ".join(t.employee.short_name for t in c.class_teachers.all()),
            pupils=c.pupils,
        )
        for c in rows
    ]


def pupil_rows(school_class: SchoolClass, *, today: date) -> list[PupilRow]:
    """The pupils of a class on a day, in the order of the alphabet."""
    enrolments = Enrolment.objects.filter(on_day(today), group__school_class=school_class)
    whole = enrolments.filter(group__kind=GroupKind.WHOLE).select_related("pupil")
    whole = whole.prefetch_related(
        Prefetch(
            "pupil__guardianships",
            Guardianship.objects.filter(on_day(today)).select_related("guardian"),
        )
    )
    groups: dict[int, list[str]] = {}
    for pupil_id, name in enrolments.filter(group__kind=GroupKind.SUBGROUP).values_list(
        "pupil_id", "group__name"
    ):
        groups.setdefault(pupil_id, []).append(name)
    rows = [
        PupilRow(
            id=e.pupil_id,
            name=e.pupil.full_name,
            birth_date=e.pupil.birth_date,
            groups=", ".join(sorted(groups.get(e.pupil_id, []))),
            guardians=tuple(
                (g.guardian.full_name, g.relation, shown_phone(g.guardian.phone))
                for g in e.pupil.guardianships.all()
            ),
            has_account=e.pupil.user_id is not None,
        )
        for e in whole
    ]
    return sorted(rows, key=lambda row: name_order(row.name))


def class_paper(
    school_class: SchoolClass, pupils: Sequence[PupilRow], *, day: date, who: Who
) -> Paper:
    """The list of a class on a day as a paper."""
    return Paper(
        title=_("Список класса %s") % school_class.name,
        lines=[who.place_name, _("на %s") % full_date(day)],
        columns=[
            Column("№", 5, number=True),
            Column(_("Ученик"), 36),
            Column(_("Дата рождения"), 14),
            Column(_("Подгруппы"), 24),
            Column(_("Родители"), 50),
        ],
        rows=[
            [
                n,
                p.name,
                p.birth_date,
                p.groups,
                "; ".join(", ".join(filter(None, guardian)) for guardian in p.guardians),
            ]
            for n, p in enumerate(pupils, 1)
        ],
        landscape=True,
    )
