"""The people of a demo school, made up but believable: staff, pupils and their families."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, cycle
from random import Random

from demo.names import elder_patronymic, feminine, names, patronymic, phone, snils
from demo.people import Employee, Guardian, Person, Pupil, Roster, grade_of
from demo.schools import DEPUTY_STUDIES, Profile
from demo.seeds import stream
from peremena.accounts.rules.logins import latin

LONGEST_FAMILY = "Константинопольский-Преображенский"


@dataclass(frozen=True, slots=True)
class Household:
    """A family: its surname, the father's name, and the mother if she teaches here."""

    family: str
    father: str
    teacher: Person | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in a class, kept for a girl or a boy."""

    class_name: str
    girl: bool


class Registry:
    """Gives each person of one school what nobody else has: number, phone, login."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.numbers: Iterator[int] = count(profile.snils_from)
        self.logins: set[str] = set()
        families = names()["surnames"].copy()
        stream("families").shuffle(families)
        self.families = cycle(families[profile.surnames])

    def person(
        self, family: str, name: str, patronymic: str, *, female: bool, born: date, at_work: bool
    ) -> Person:
        number = next(self.numbers)
        login = self._login(f"{latin(name)}.{latin(feminine(family) if female else family)}")
        domain = self.profile.mail_domain if at_work else "mail.example.org"
        return Person(
            family=family,
            name=name,
            patronymic=patronymic,
            female=female,
            born=born,
            snils=snils(number),
            phone=phone(number),
            email=f"{login}@{domain}",
            login=login,
        )

    def _login(self, wanted: str) -> str:
        tries = (wanted if n == 1 else f"{wanted}{n}" for n in count(1))
        login = next(login for login in tries if login not in self.logins)
        self.logins.add(login)
        return login


def roster(profile: Profile, autumn: int) -> Roster:
    """The people of the school in the school year that begins in the given autumn."""
    registry = Registry(profile)
    employees = tuple(_employees(profile, registry, autumn))
    mother = _teacher_mother(employees) if profile.teacher_mother else None
    return Roster(employees, tuple(_Families(profile, registry, autumn).pupils(mother)))


def _employees(profile: Profile, registry: Registry, autumn: int) -> Iterator[Employee]:
    chance = stream(profile.key, "employees")
    for post in profile.office:
        yield Employee(_adult(registry, chance, autumn, female=True), post, None, "")
    for index, chair in enumerate(profile.chairs):
        for place, (post, room) in enumerate(zip(chair.posts, chair.rooms, strict=True)):
            person = _adult(registry, chance, autumn, female=place >= chair.men)
            yield Employee(person, post, index, room)


def _adult(registry: Registry, chance: Random, autumn: int, *, female: bool) -> Person:
    return registry.person(
        next(registry.families),
        chance.choice(names()["women"] if female else list(names()["fathers"])),
        elder_patronymic(chance, female=female),
        female=female,
        born=_birthday(chance, date(autumn - 61, 1, 1), date(autumn - 24, 1, 1)),
        at_work=True,
    )


def _birthday(chance: Random, first: date, before: date) -> date:
    return first + timedelta(days=chance.randrange((before - first).days))


def _teacher_mother(employees: tuple[Employee, ...]) -> Person:
    """The woman among the subject teachers whose age fits best to a child at school."""
    teachers = [
        e.person for e in employees if e.chair and e.person.female and e.post != DEPUTY_STUDIES
    ]
    middle = max(e.person.born for e in employees) - timedelta(days=12 * 365)
    return min(teachers, key=lambda person: abs(person.born - middle))


class _Families:
    """Makes the families of a school one after another."""

    def __init__(self, profile: Profile, registry: Registry, autumn: int) -> None:
        self.profile = profile
        self.registry = registry
        self.autumn = autumn
        self.chance = stream(profile.key, "pupils")

    def pupils(self, mother: Person | None) -> Iterator[Pupil]:
        """All pupils; the first family is the teacher's, one family bears the longest name."""
        for number, seats in enumerate(self._seats()):
            teacher = mother if number == 0 else None
            family = teacher.family if teacher else next(self.registry.families)
            if number == self.profile.siblings:
                family = LONGEST_FAMILY
            father = self.chance.choice(list(names()["fathers"]))
            yield from self._children(Household(family, father, teacher), seats)

    def _seats(self) -> list[tuple[Seat, ...]]:
        """The places of each family's children; brothers and sisters are in different grades."""
        seats = [
            Seat(name, (number % 2 == 0) != (self.chance.random() < 0.15))
            for name, size in self.profile.classes.items()
            for number in range(size)
        ]
        self.chance.shuffle(seats)
        families: list[tuple[Seat, ...]] = []
        while len(families) < self.profile.siblings:
            first = seats.pop()
            second = next(s for s in seats if grade_of(s.class_name) != grade_of(first.class_name))
            seats.remove(second)
            families.append((first, second))
        return families + [(seat,) for seat in seats]

    def _children(self, household: Household, seats: tuple[Seat, ...]) -> Iterator[Pupil]:
        guardians = self._guardians(household)
        used: set[str] = set()
        for seat in seats:
            child = self._child(household, seat, used)
            used.add(child.name)
            yield Pupil(child, seat.class_name, guardians)

    def _guardians(self, household: Household) -> tuple[Guardian, ...]:
        """Mostly the mother, often both parents, now and then the father alone or a guardian."""
        kind = self.chance.choices(("both", "мать", "отец", "опекун"), (9, 12, 2, 1))[0]
        both = kind == "both" or household.teacher
        kins = ("мать", "отец") if both else (kind,)
        return tuple(Guardian(self._grown_up(household, kin), kin) for kin in kins)

    def _grown_up(self, household: Household, kin: str) -> Person:
        if household.teacher and kin == "мать":
            return household.teacher
        female = kin != "отец"
        own_family = kin == "опекун" or (kin == "мать" and self.chance.random() < 0.12)
        youngest = self.autumn - (58 if kin == "опекун" else 36)
        return self.registry.person(
            next(self.registry.families) if own_family else household.family,
            self.chance.choice(names()["women"]) if female else household.father,
            elder_patronymic(self.chance, female=female),
            female=female,
            born=_birthday(self.chance, date(youngest - 10, 1, 1), date(youngest, 1, 1)),
            at_work=False,
        )

    def _child(self, household: Household, seat: Seat, used: set[str]) -> Person:
        """A child of the right age for the grade; the younger ones have no telephone of their own."""
        grade = grade_of(seat.class_name)
        entry = self.autumn - grade + 1
        free = [n for n in names()["girls" if seat.girl else "boys"] if n not in used]
        child = self.registry.person(
            household.family,
            self.chance.choice(free),
            patronymic("fathers", household.father, female=seat.girl),
            female=seat.girl,
            born=_birthday(self.chance, date(entry - 7, 1, 20), date(entry - 6, 1, 10)),
            at_work=False,
        )
        return child if grade >= 5 else replace(child, phone="", email="")
