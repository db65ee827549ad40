"""Who of some classes or of the staff can sign in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from peremena.accounts.models import AccessSlip, User
from peremena.classes.models import Enrolment, GroupKind, SchoolClass
from peremena.entrance.access import beyond_reach
from peremena.entrance.rules.standing import Standing, standing
from peremena.kit.russian import name_order
from peremena.kit.validity import on_day
from peremena.people.models import Employee, Guardian, Guardianship, Pupil
from peremena.schools.access import Who

Someone = Pupil | Guardian | Employee


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person on the way in. `detail`: who it is (мать, учитель физики); `note`: what the slip
    says of him; `served`: whoever looks may issue a slip and take one back.
    """

    key: str
    name: str
    detail: str
    note: str
    username: str
    standing: Standing
    served: bool
    person: Someone


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A pupil with the guardians."""

    class_id: int
    class_name: str
    grade: int
    pupil: PersonRow
    guardians: tuple[PersonRow, ...]

    @property
    def name(self) -> str:
        """The name of the pupil."""
        return self.pupil.name

    @property
    def people(self) -> tuple[PersonRow, ...]:
        """The pupil first."""
        return (self.pupil, *self.guardians)

    @property
    def guardian_can_sign_in(self) -> bool:
        """Has at least one guardian access?"""
        return any(g.standing.can_sign_in for g in self.guardians)


def families_of(classes: Iterable[SchoolClass], *, who: Who) -> list[FamilyRow]:
    """The pupils of classes today with the guardians who may see their diaries, by class and name;
    five statements.
    """
    may_see = Guardianship.objects.filter(on_day(who.today), may_see=True)
    guardianships = may_see.select_related("guardian__user")
    enrolments = (
        Enrolment.objects.filter(
            on_day(who.today), group__school_class__in=classes, group__kind=GroupKind.WHOLE
        )
        .select_related("pupil__user", "group__school_class")
        .prefetch_related(Prefetch("pupil__guardianships", guardianships.order_by("pk")))
    )
    found = sorted(enrolments, key=_place)
    guardians = (g.guardian for e in found for g in e.pupil.guardianships.all())
    standings = _Standings([*(e.pupil for e in found), *guardians], who)
    return [_family(e, standings) for e in found]


def _place(enrolment: Enrolment) -> tuple[int, str, str]:
    school_class = enrolment.group.school_class
    assert school_class
    return school_class.grade, school_class.letter, name_order(enrolment.pupil.full_name)


def _family(enrolment: Enrolment, standings: _Standings) -> FamilyRow:
    pupil, school_class = enrolment.pupil, enrolment.group.school_class
    assert school_class
    child = f"{pupil.list_name}, {school_class.name}"
    return FamilyRow(
        class_id=school_class.pk,
        class_name=school_class.name,
        grade=school_class.grade,
        pupil=standings.row(pupil, detail="", note=school_class.name),
        guardians=tuple(
            standings.row(g.guardian, detail=g.relation, note=f"{g.relation}: {child}")
            for g in pupil.guardianships.all()
        ),
    )


def staff_rows(employees: QuerySet[Employee], *, who: Who) -> list[PersonRow]:
    """The employees by name; three statements."""
    found = sorted(employees.select_related("user"), key=lambda e: name_order(e.full_name))
    standings = _Standings(found, who)
    return [standings.row(e, detail=e.position, note=e.position) for e in found]


class _Standings:
    """How far the owners of accounts have come; two statements for however many people."""

    def __init__(self, people: Iterable[Someone], who: Who) -> None:
        self._who = who
        ids = {person.user_id for person in people if person.user_id}
        self._beyond = beyond_reach(who, ids)
        slips = AccessSlip.objects.filter(user__in=ids, used_at=None, revoked_at=None)
        self._until = dict(slips.values_list("user_id", "valid_until"))

    def row(self, person: Someone, *, detail: str, note: str) -> PersonRow:
        """The person with the words for the way in."""
        user: User | None = person.user
        return PersonRow(
            key=f"{person._meta.model_name}-{person.pk}",
            name=person.full_name,
            detail=detail,
            note=note,
            username=user.username if user else "",
            standing=standing(
                has_password=bool(user and user.has_usable_password()),
                last_in=day_of(self._who, user.last_login if user else None),
                slip_until=day_of(self._who, self._until.get(user.pk) if user else None),
                today=self._who.today,
            ),
            served=user is None or user.pk not in self._beyond,
            person=person,
        )


def day_of(who: Who, moment: datetime | None) -> date | None:
    """The day of a moment where the person is."""
    return moment.astimezone(who.now.tzinfo).date() if moment else None
