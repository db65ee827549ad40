"""The card of a pupil."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peremena.classes.models import Enrolment, GroupKind
from peremena.people.models import Guardianship, Pupil
from peremena.people.rules import snils
from peremena.people.rules.contacts import shown_phone
from peremena.roll.models import Movement, MovementKind
from peremena.schools.access import Who


@dataclass(frozen=True, slots=True)
class GuardianLine:
    """A guardian on the card; `until` is empty while he answers for the pupil."""

    id: int
    guardian_id: int
    name: str
    relation: str
    phone: str
    email: str
    may_see: bool
    ground: str
    since: date
    until: date | None
    has_account: bool


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A class or a group of the pupil; `school` only where it is another one."""

    class_id: int
    name: str
    year: str
    since: date
    until: date | None
    in_class: bool
    school: str


@dataclass(frozen=True, slots=True)
class MovementLine:
    """A movement in words; `can_be_undone`: the latest one, recorded by this school."""

    id: int
    day: date
    text: str
    order: str
    reason: str
    can_be_undone: bool


@dataclass(frozen=True, slots=True)
class PupilCard:
    """Everything that the card shows."""

    id: int
    name: str
    sex: str
    birth_date: date | None
    age: int | None
    snils: str
    phone: str
    email: str
    login: str
    classes: tuple[GroupLine, ...]
    groups: tuple[GroupLine, ...]
    guardians: tuple[GuardianLine, ...]
    movements: tuple[MovementLine, ...]
    class_now: GroupLine | None

    @property
    def guardians_now(self) -> list[GuardianLine]:
        """Who answers for the pupil."""
        return [g for g in self.guardians if g.until is None]

    @property
    def guardians_before(self) -> list[GuardianLine]:
        """Who answered for the pupil."""
        return [g for g in self.guardians if g.until is not None]


def pupil_card(pupil: Pupil, *, who: Who, family: bool) -> PupilCard:
    """The card as a person may see it; without the `family` only class and groups."""
    lines = _groups(pupil, who)
    classes = tuple(line for line in lines if line.in_class)
    open_ones = [c for c in classes if c.until is None or c.until >= who.today]
    return PupilCard(
        id=pupil.pk,
        name=pupil.full_name,
        sex=str(pupil.get_sex_display()),
        birth_date=pupil.birth_date,
        age=age(pupil.birth_date, who.today),
        snils=snils.shown(pupil.snils) if pupil.snils else "",
        phone=shown_phone(pupil.phone),
        email=pupil.email,
        login=pupil.user.username if pupil.user else "",
        classes=classes,
        groups=tuple(
            g for g in lines if not g.in_class and (g.until is None or g.until >= who.today)
        ),
        guardians=_guardians(pupil) if family else (),
        movements=_movements(pupil, who) if family else (),
        class_now=open_ones[-1] if open_ones else None,
    )


def age(born: date | None, today: date) -> int | None:
    """Full years on a day."""
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _groups(pupil: Pupil, who: Who) -> list[GroupLine]:
    rows = Enrolment.objects.filter(pupil=pupil).select_related(
        "group__school_class__school", "group__year__school"
    )
    return [
        GroupLine(
            class_id=e.group.school_class_id or 0,
            name=e.group.title,
            year=str(e.group.year),
            since=e.since,
            until=e.until,
            in_class=e.group.kind == GroupKind.WHOLE,
            school=""
            if e.group.year.school_id == who.school_id
            else e.group.year.school.short_name,
        )
        for e in rows.order_by("since", "id")
    ]


def _guardians(pupil: Pupil) -> tuple[GuardianLine, ...]:
    rows = Guardianship.objects.filter(pupil=pupil).select_related("guardian").order_by("id")
    return tuple(
        GuardianLine(
            id=g.pk,
            guardian_id=g.guardian_id,
            name=g.guardian.full_name,
            relation=g.relation,
            phone=shown_phone(g.guardian.phone),
            email=g.guardian.email,
            may_see=g.may_see,
            ground=g.ground,
            since=g.since,
            until=g.until,
            has_account=g.guardian.user_id is not None,
        )
        for g in rows
    )


def _movements(pupil: Pupil, who: Who) -> tuple[MovementLine, ...]:
    rows = list(
        Movement.objects.filter(pupil=pupil).select_related(
            "from_class", "to_class", "from_school", "to_school"
        )
    )
    return tuple(
        MovementLine(
            id=m.pk,
            day=m.day,
            text=in_words(m),
            order=order_text(m),
            reason=m.reason,
            can_be_undone=m is rows[-1] and m.school_id == who.school_id,
        )
        for m in rows
    )


def in_words(m: Movement) -> str:
    """«Перевод: 7Б → 8А», «Выбытие из 7Б: школа № 5»."""
    place = m.place or str(m.from_school or m.to_school or "")
    kind = str(m.get_kind_display()).capitalize()
    match m.kind:
        case MovementKind.TRANSFERRED:
            return f"{kind}: {m.from_class} → {m.to_class}"
        case MovementKind.DEPARTED:
            return f"{kind}: {m.from_class} → {place or '—'}"
    return f"{kind}: {f'{place} → ' if place else ''}{m.to_class}"


def order_text(m: Movement) -> str:
    """«№ 45 от 14.10.2026»."""
    number = f"№ {m.order_number}" if m.order_number else ""
    day = f"от {m.order_day:%d.%m.%Y}" if m.order_day else ""
    return " ".join(filter(None, (number, day)))
