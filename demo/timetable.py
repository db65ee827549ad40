"""A timetable without clashes, found by a small seeded search.

Every class has a fixed shape of the week without gaps; lessons swap places inside it. A swap that
makes the week better is kept, a worse one only while the search is still warm.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp
from random import Random

from demo.curriculum import Load, Plan
from demo.people import grade_of
from demo.schools import Profile
from demo.seeds import stream
from peremena.studies.rules.basic_curriculum import CRAFTS, TALKS

WEEKDAYS = 5
PERIODS = 8
SWAPS_PER_CLASS = 5_000
CLASH, REPEAT, TORN, LATE, WINDOW = 60.0, 12.0, 6.0, 1.0, 0.5
SPORT = "Физическая культура"
TIRING = {"Математика", "Алгебра", "Геометрия", "Физика", "Химия", "Русский язык"}


@dataclass(frozen=True, slots=True)
class Slot:
    """A lesson of the week: weekday from 0, number of the lesson in the day from 1."""

    weekday: int
    number: int
    load: Load


@dataclass(frozen=True, slots=True)
class Activity:
    """What a class does at one time: one load, or the loads of its subgroups side by side."""

    subject: str
    loads: tuple[Load, ...]

    @property
    def teachers(self) -> tuple[str, ...]:
        return tuple(load.teacher.person.login for load in self.loads)


Day = list[Activity]


def timetable(profile: Profile, plan: Plan) -> list[Slot]:
    """The week of the whole school in the order of classes, days and lessons."""
    weeks = _Search(profile, plan, stream(profile.key, "timetable")).weeks
    return [
        Slot(weekday, number, load)
        for week in weeks.values()
        for weekday, day in enumerate(week)
        for number, activity in enumerate(day, 1)
        for load in activity.loads
    ]


def activities(plan: Plan, class_name: str) -> list[Activity]:
    """The lessons of a class in a week; subgroups of one subject are taught at the same time."""
    by_subject: dict[str, list[Load]] = defaultdict(list)
    for load in plan.loads:
        if load.class_name == class_name:
            by_subject[load.subject].append(load)
    return [
        Activity(subject, tuple(loads))
        for subject, loads in by_subject.items()
        for _ in range(loads[0].hours)
    ]


class _Search:
    """The weeks of all classes and the teachers' hours, kept in step while lessons swap places."""

    def __init__(self, profile: Profile, plan: Plan, chance: Random) -> None:
        self.chance = chance
        self.busy: dict[str, list[list[int]]] = defaultdict(
            lambda: [[0] * PERIODS for _ in range(WEEKDAYS)]
        )
        self.weeks = {name: self._first_week(name, plan) for name in profile.classes}
        self._swap_until_cold()

    def _first_week(self, class_name: str, plan: Plan) -> list[Day]:
        lessons = activities(plan, class_name)
        opening = next(a for a in lessons if a.subject == TALKS)
        lessons.remove(opening)
        self.chance.shuffle(lessons)
        lessons.insert(0, opening)
        week: list[Day] = []
        for weekday, length in enumerate(_lengths(class_name, len(lessons))):
            week.append(lessons[:length])
            del lessons[:length]
            for number, activity in enumerate(week[-1]):
                self._occupy(activity, weekday, number, 1)
        return week

    def _occupy(self, activity: Activity, weekday: int, number: int, by: int) -> None:
        for teacher in activity.teachers:
            self.busy[teacher][weekday][number] += by

    def _swap_until_cold(self) -> None:
        names = list(self.weeks)
        swaps = SWAPS_PER_CLASS * len(names)
        for step in range(swaps):
            warmth = 8.0 * (1 - step / swaps) ** 3 + 0.02
            self._try_swap(self.chance.choice(names), warmth)

    def _try_swap(self, class_name: str, warmth: float) -> None:
        week = self.weeks[class_name]
        (day, number), (other_day, other) = self._places(week)
        first, second = week[day][number], week[other_day][other]
        if first.subject == second.subject:
            return
        teachers = {*first.teachers, *second.teachers}
        before = self._cost(week, {day, other_day}, teachers)
        self._exchange(week, day, number, other_day, other)
        after = self._cost(week, {day, other_day}, teachers)
        if after > before and self.chance.random() >= exp((before - after) / warmth):
            self._exchange(week, day, number, other_day, other)

    def _places(self, week: list[Day]) -> list[tuple[int, int]]:
        """Two lessons of the week; the first on Monday stays where it is."""
        return [
            (day, self.chance.randrange(0 if day else 1, len(week[day])))
            for day in (self.chance.randrange(WEEKDAYS), self.chance.randrange(WEEKDAYS))
        ]

    def _exchange(self, week: list[Day], day: int, number: int, other_day: int, other: int) -> None:
        first, second = week[day][number], week[other_day][other]
        self._occupy(first, day, number, -1)
        self._occupy(second, other_day, other, -1)
        self._occupy(first, other_day, other, 1)
        self._occupy(second, day, number, 1)
        week[day][number], week[other_day][other] = second, first

    def _cost(self, week: list[Day], days: set[int], teachers: Iterable[str]) -> float:
        return sum(day_cost(week[d]) for d in days) + sum(
            teacher_cost(self.busy[t][d]) for t in teachers for d in days
        )


def _lengths(class_name: str, lessons: int) -> list[int]:
    """Lessons a day, as even as possible; in grade 1 the one long day is not Monday."""
    short, longer = divmod(lessons, WEEKDAYS)
    order = (2, 1, 3, 0, 4) if grade_of(class_name) == 1 else (1, 2, 3, 0, 4)
    return [short + (order.index(day) < longer) for day in range(WEEKDAYS)]


def day_cost(day: Day) -> float:
    """A subject comes twice a day only as a pair; first-graders do sports on their long day."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, activity in enumerate(day):
        places[activity.subject].append(number)
    late = sum(activity.subject in TIRING for activity in day[5:])
    repeats = sum(_repeat_cost(day[numbers[0]], numbers) for numbers in places.values())
    first_grade = grade_of(day[0].loads[0].class_name) == 1
    still = first_grade and len(day) > 4 and SPORT not in places
    return LATE * late + repeats + REPEAT * still


def _repeat_cost(activity: Activity, numbers: list[int]) -> float:
    """Crafts of two hours are one pair; a subject of more hours than days may have one."""
    weekly = activity.loads[0].hours
    pair = len(numbers) == 2 and numbers[1] == numbers[0] + 1
    if activity.subject == CRAFTS and weekly == 2:
        return 0.0 if pair else TORN
    if weekly > WEEKDAYS and pair:
        return 0.0
    return REPEAT * (len(numbers) - 1)


def teacher_cost(hours: list[int]) -> float:
    """Two classes at once cost most; empty hours between lessons a little."""
    taught = [number for number, count in enumerate(hours) if count]
    if not taught:
        return 0.0
    clashes = sum(hours) - len(taught)
    return CLASH * clashes + WINDOW * (taught[-1] - taught[0] + 1 - len(taught))


def clashes(slots: list[Slot]) -> list[str]:
    """Every teacher, room or subgroup that would have to be in two places at once."""
    taken: Counter[tuple[int, int, str]] = Counter()
    for slot in slots:
        for who in _needs(slot.load):
            taken[slot.weekday, slot.number, who] += 1
    return [
        f"{who}: {weekday + 1}/{number}" for (weekday, number, who), n in taken.items() if n > 1
    ]


def _needs(load: Load) -> tuple[str, str, str]:
    return (load.teacher.person.login, load.teacher.room, f"{load.class_name} {load.group}".strip())
