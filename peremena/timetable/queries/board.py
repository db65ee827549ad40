"""The board: the week of a version by class, by teacher or by room, ready to show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from peremena.classes.models import SchoolClass
from peremena.kit.russian import WEEKDAYS
from peremena.timetable.queries.clashing import slot_clashes
from peremena.timetable.queries.draft_week import DraftWeek, Placed, Spot, Taught
from peremena.timetable.queries.verdicts import fresh, verdict

Place = tuple[int, int]
SATURDAY = 6


class Side(Enum):
    """Whose columns stand on the board."""

    CLASSES = "classes"
    TEACHERS = "teachers"
    ROOMS = "rooms"


@dataclass(frozen=True, slots=True)
class Card:
    """A lesson on the board. `seen`: its place, teacher and room; `fault`: what is wrong with it."""

    id: int
    title: str
    detail: str
    week: int
    seen: str
    fault: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of a column: `key` is column-weekday-number."""

    key: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A lesson number of a day; `weekday` is named in the first row of the day."""

    weekday: int
    number: int
    day: str
    hours: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A class, teacher or room: how many hours a week stand there, and how many should."""

    id: int
    title: str
    placed: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Rest:
    """Hours of a course that have no place yet (less than nothing: too many are placed)."""

    course_id: int
    title: str
    detail: str
    hours: str
    surplus: bool


@dataclass(frozen=True, slots=True)
class RestOfClass:
    """The unplaced hours of a class, or of the streams that several classes share."""

    id: int
    title: str
    courses: tuple[Rest, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that the page shows. `faults`: lessons that stand in each other's way."""

    side: Side
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    rest: tuple[RestOfClass, ...]
    faults: int
    has_saturday: bool

    def cells_at(self, places: Iterable[Place]) -> list[Cell]:
        """The cells of some hours, in all columns."""
        wanted = set(places)
        rows = (row for row in self.rows if (row.weekday, row.number) in wanted)
        return [cell for row in rows for cell in row.cells]


def board_of(week: DraftWeek, *, side: Side, saturday: bool = False) -> Board:
    """The board of a week; asks the database nothing more."""
    faults = {slot_id: text for _objection, slot_id, text in slot_clashes(week)}
    cards: dict[tuple[int, int, int], list[Card]] = defaultdict(list)
    for slot in sorted(week.slots.values(), key=lambda s: (s.spot.week, s.course_id, s.id)):
        card = _card(week, slot, side, faults.get(slot.id, ""))
        for owner in owners(week, slot, side):
            cards[owner, slot.spot.weekday, slot.spot.number].append(card)
    columns = _columns(week, side)
    days = sorted({*week.weekdays, *([SATURDAY] if saturday else [])})
    rows = []
    for weekday in days:
        for nth, number in enumerate(week.numbers):
            cells = tuple(
                Cell(f"{c.id}-{weekday}-{number}", tuple(cards.get((c.id, weekday, number), ())))
                for c in columns
            )
            day = WEEKDAYS[weekday - 1] if nth == 0 else ""
            rows.append(Row(weekday, number, day, week.times(number, weekday=weekday), cells))
    return Board(side, columns, tuple(rows), _rest(week), len(faults), SATURDAY in days)


def owners(week: DraftWeek, slot: Placed, side: Side) -> Iterable[int]:
    """The columns in which a slot stands."""
    match side:
        case Side.CLASSES:
            return week.courses[slot.course_id].classes
        case Side.TEACHERS:
            return slot.teachers
        case Side.ROOMS:
            return (slot.spot.room_id,) if slot.spot.room_id else ()


def _card(week: DraftWeek, slot: Placed, side: Side, fault: str) -> Card:
    course = week.courses[slot.course_id]
    teacher = " ".join(week.teachers.get(pk, "").split("\u00a0")[0] for pk in slot.teachers[:1])
    room = week.rooms.get(slot.spot.room_id or 0, "")
    group = week.group_title(course)
    about: tuple[str, ...]
    match side:
        case Side.CLASSES:
            title, about = course.title, (course.part, teacher, room)
        case Side.TEACHERS:
            title, about = group, (course.title, room)
        case Side.ROOMS:
            title, about = group, (course.title, teacher)
    detail = " · ".join(filter(None, about))
    return Card(slot.id, title, detail, slot.spot.week, slot.spot.text, fault or slot.note)


def _columns(week: DraftWeek, side: Side) -> tuple[Column, ...]:
    placed: Counter[int] = Counter()
    for slot in week.slots.values():
        for owner in owners(week, slot, side):
            placed[owner] += 2 // week.version.weeks if slot.spot.week else 2
    wanted: dict[int, Decimal] = defaultdict(Decimal)
    if side == Side.CLASSES:
        named = {c.pk: c.name for c in sorted(week.classes.values(), key=_class_order)}
        placed = _hours_of_classes(week)
        wanted = _wanted_of_classes(week)
    elif side == Side.TEACHERS:
        for course in week.courses.values():
            wanted[course.teacher_id or 0] += course.hours
        named = {pk: name for pk, name in week.teachers.items() if placed[pk] or wanted[pk]}
    else:
        named = week.rooms
    return tuple(
        Column(pk, name, _half(placed[pk]), _number(wanted[pk]) if wanted[pk] else "")
        for pk, name in named.items()
    )


def _class_order(school_class: SchoolClass) -> tuple[int, str]:
    return school_class.grade, school_class.letter


def _hours_of_classes(week: DraftWeek) -> Counter[int]:
    """In halves of an hour a week: subgroups that stand together count once."""
    taken: dict[int, set[tuple[int, int, int]]] = defaultdict(set)
    for slot in week.slots.values():
        spot = slot.spot
        weeks = [spot.week] if spot.week else range(1, week.version.weeks + 1)
        for pk in week.courses[slot.course_id].classes:
            taken[pk] |= {(each, spot.weekday, spot.number) for each in weeks}
    return Counter({pk: 2 * len(hours) // week.version.weeks for pk, hours in taken.items()})


def _wanted_of_classes(week: DraftWeek) -> dict[int, Decimal]:
    """Hours a week of each class: of a subject taught in subgroups the most of them."""
    by_subject: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for course in week.courses.values():
        for pk in course.classes:
            key = pk, course.subject_id
            by_subject[key] = max(by_subject[key], course.hours)
    found: dict[int, Decimal] = defaultdict(Decimal)
    for (pk, _subject), hours in by_subject.items():
        found[pk] += hours
    return found


def _rest(week: DraftWeek) -> tuple[RestOfClass, ...]:
    placed: Counter[int] = Counter()
    for slot in week.slots.values():
        placed[slot.course_id] += 2 // week.version.weeks if slot.spot.week else 2
    by_class: dict[int, list[Rest]] = defaultdict(list)
    for course in week.courses.values():
        left = course.hours - Decimal(placed[course.id]) / 2
        if left and (course.hours or placed[course.id]):
            home = course.classes[0] if len(course.classes) == 1 else 0
            by_class[home].append(_rest_of(week, course, left))
    titles = {c.pk: c.name for c in sorted(week.classes.values(), key=_class_order)}
    return tuple(
        RestOfClass(pk, title, tuple(by_class[pk]))
        for pk, title in [*titles.items(), (0, "")]
        if by_class[pk]
    )


def _rest_of(week: DraftWeek, course: Taught, left: Decimal) -> Rest:
    teacher = week.teachers.get(course.teacher_id or 0, "")
    part = course.part if len(course.classes) == 1 else week.group_title(course)
    return Rest(
        course_id=course.id,
        title=course.title,
        detail=", ".join(filter(None, (part, teacher))),
        hours=_number(abs(left)),
        surplus=left < 0,
    )


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def _half(halves: int) -> str:
    return _number(Decimal(halves) / 2)


@dataclass(frozen=True, slots=True)
class Panel:
    """One lesson, on the board or not yet, with what may be chosen for it.

    `text` says what stands against its present place.
    """

    slot: int | None
    course: int
    title: str
    detail: str
    spot: Spot
    note: str
    text: str
    weekdays: tuple[tuple[int, str], ...]
    numbers: tuple[int, ...]
    weeks: int
    teachers: tuple[tuple[int, str], ...]
    rooms: tuple[tuple[int, str], ...]


def panel_of(week: DraftWeek, *, slot_id: int | None, course_id: int | None) -> Panel | None:
    """A slot, or a course that has hours to be placed; None when there is no such thing."""
    slot = week.slots.get(slot_id or 0)
    if slot is None and course_id in week.courses:
        slot = fresh(week, course_id or 0)
    if slot is None:
        return None
    course = week.courses[slot.course_id]
    return Panel(
        slot=slot.id or None,
        course=course.id,
        title=course.subject,
        detail=week.group_title(course),
        spot=slot.spot,
        note=slot.note,
        text=verdict(week, slot).text if slot.id else "",
        weekdays=tuple((n, WEEKDAYS[n - 1]) for n in sorted({*week.weekdays, SATURDAY})),
        numbers=tuple(week.numbers),
        weeks=week.version.weeks,
        teachers=tuple(week.teachers.items()),
        rooms=tuple(week.rooms.items()),
    )


def places_of(week: DraftWeek) -> list[Place]:
    """All hours at which a lesson could stand."""
    days = sorted({*week.weekdays, SATURDAY})
    return [(weekday, number) for weekday in days for number in week.numbers]
