"""The families of a class as a meeting knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from peremena.classes.models import Enrolment, GroupKind, SchoolClass
from peremena.kit.russian import name_order
from peremena.kit.validity import on_day
from peremena.office.models import Attendance, Meeting
from peremena.people.models import Guardianship


@dataclass(frozen=True, slots=True)
class Parent:
    """A guardian on the list of a meeting."""

    id: int
    name: str
    relation: str
    came: bool


@dataclass(frozen=True, slots=True)
class Family:
    """A pupil and who answers for him."""

    pupil_id: int
    pupil: str
    parents: tuple[Parent, ...]

    @property
    def came(self) -> bool:
        """Somebody of the family was there."""
        return any(p.came for p in self.parents)


def families(meeting: Meeting, school_class: SchoolClass) -> list[Family]:
    """The list of a class for a meeting, as of its day, by the alphabet; three statements."""
    pupils = list(
        _on_list(school_class, meeting.day).values_list(
            "pupil_id", "pupil__family_name", "pupil__given_name"
        )
    )
    came = set(Attendance.objects.filter(meeting=meeting).values_list("guardian_id", flat=True))
    parents: dict[int, list[Parent]] = {}
    theirs = Guardianship.objects.filter(
        on_day(meeting.day), pupil__in=[pk for pk, _family, _given in pupils]
    )
    for g in theirs.select_related("guardian").order_by("relation", "pk"):
        parents.setdefault(g.pupil_id, []).append(
            Parent(g.guardian_id, g.guardian.full_name, g.relation, g.guardian_id in came)
        )
    found = [
        Family(pk, f"{family} {given}", tuple(parents.get(pk, ())))
        for pk, family, given in dict.fromkeys(pupils)
    ]
    return sorted(found, key=lambda f: name_order(f.pupil))


def guardians_of(school_class: SchoolClass, *, day: date) -> list[int]:
    """The ids of all who answer for a pupil of a class on a day."""
    pupils = _on_list(school_class, day).values("pupil_id")
    rows = Guardianship.objects.filter(on_day(day), pupil__in=pupils)
    return list(rows.values_list("guardian_id", flat=True).distinct())


def families_who_missed(meeting: Meeting) -> list[int]:
    """The pupils nobody of whose family came, on the lists of the classes that were noted at all."""
    noted = SchoolClass.objects.filter(
        pk__in=Attendance.objects.filter(meeting=meeting).values("school_class_id")
    )
    pupils = Enrolment.objects.filter(
        on_day(meeting.day), group__kind=GroupKind.WHOLE, group__school_class__in=noted
    )
    came = Guardianship.objects.filter(
        on_day(meeting.day), guardian__meetings__meeting=meeting
    ).values("pupil_id")
    return list(
        pupils.exclude(pupil_id__in=came)
        .order_by("pupil_id")
        .values_list("pupil_id", flat=True)
        .distinct()
    )


def _on_list(school_class: SchoolClass, day: date) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(
        on_day(day), group__kind=GroupKind.WHOLE, group__school_class=school_class
    )
