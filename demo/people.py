"""The people of a demo school: staff, pupils and their families, made up but believable."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import count, cycle
from random import Random
from tomllib import loads
from typing import Any

from demo.schools import DEPUTY_STUDIES, Profile
from demo.seeds import stream

LATIN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
})  # fmt: skip
LONGEST_FAMILY = "Константинопольский-Преображенский"


@dataclass(frozen=True, slots=True)
class Person:
    """Anybody here; `family` is the surname in its masculine form."""

    family: str
    name: str
    patronymic: str
    female: bool
    born: date
    snils: str
    phone: str
    email: str
    login: str

    @property
    def surname(self) -> str:
        return feminine(self.family) if self.female else self.family

    @property
    def full_name(self) -> str:
        return f"{self.surname} {self.name} {self.patronymic}"


@dataclass(frozen=True, slots=True)
class Employee:
    """A person at work: `chair` is the number of the chair in the profile, None in the office."""

    person: Person
    post: str
    chair: int | None
    room: str


@dataclass(frozen=True, slots=True)
class Guardian:
    """A grown-up who answers for a pupil; `kin` is «мать», «отец» or «опекун»."""

    person: Person
    kin: str


@dataclass(frozen=True, slots=True)
class Pupil:
    person: Person
    class_name: str
    guardians: tuple[Guardian, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in a class, kept for a girl or a boy."""

    class_name: str
    girl: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody of one school in one school year."""

    employees: tuple[Employee, ...]
    pupils: tuple[Pupil, ...]

    def of(self, class_name: str) -> list[Pupil]:
        """The pupils of a class in the order of the alphabet, as in the register."""
        pupils = [p for p in self.pupils if p.class_name == class_name]
        return sorted(pupils, key=lambda p: alphabetic(p.person.full_name))


def grade_of(class_name: str) -> int:
    return int(class_name[:-1])


def alphabetic(text: str) -> str:
    """A key that sorts ё as е, as a Russian list does."""
    return text.casefold().replace("ё", "е")


def feminine(family: str) -> str:
    """Иванов → Иванова, Каменский → Каменская; Шевченко and Петросян stay as they are."""
    if "-" in family:
        return "-".join(feminine(part) for part in family.split("-"))
    if family.endswith("ий"):
        return family[:-2] + "ая"
    return family + "а" if family.endswith(("ов", "ев", "ёв", "ин", "ын")) else family


def latin(text: str) -> str:
    return text.casefold().translate(LATIN)


def snils(number: int) -> str:
    """The insurance number with its check digits; the demo takes numbers that nobody was given."""
    digits = f"{number:09}"
    check = sum(int(d) * weight for d, weight in zip(digits, range(9, 0, -1), strict=True))
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]} {check % 101 % 100:02}"


def phone(number: int) -> str:
    """A telephone of the area 000, which does not exist."""
    digits = f"{number:09}"[-7:]
    return f"+7 (000) {digits[:3]}-{digits[3:5]}-{digits[5:]}"


@cache
def names() -> dict[str, Any]:
    tables = loads(files("demo").joinpath("content/names.toml").read_text("utf-8"))
    return {
        key: value.split() if isinstance(value, str) else value for key, value in tables.items()
    }


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
    return Roster(employees, tuple(_pupils(profile, registry, autumn, mother)))


def _employees(profile: Profile, registry: Registry, autumn: int) -> Iterator[Employee]:
    chance = stream(profile.key, "employees")
    for post in profile.office:
        yield Employee(_adult(registry, chance, autumn, female=True), post, None, "")
    for index, chair in enumerate(profile.chairs):
        for place, (post, room) in enumerate(zip(chair.posts, chair.rooms, strict=True)):
            person = _adult(registry, chance, autumn, female=place >= chair.men)
            yield Employee(person, post, index, room)


def _adult(registry: Registry, chance: Random, autumn: int, *, female: bool) -> Person:
    name = chance.choice(names()["women"] if female else list(names()["fathers"]))
    born = _birthday(chance, date(autumn - 61, 1, 1), date(autumn - 24, 1, 1))
    return registry.person(
        next(registry.families),
        name,
        _elder(chance, female),
        female=female,
        born=born,
        at_work=True,
    )


def _elder(chance: Random, female: bool) -> str:
    return _patronymic("grandfathers", chance.choice(list(names()["grandfathers"])), female)


def _patronymic(table: str, father: str, female: bool) -> str:
    son, daughter = names()[table][father].split()
    return str(daughter if female else son)


def _birthday(chance: Random, first: date, before: date) -> date:
    return first + timedelta(days=chance.randrange((before - first).days))


def _teacher_mother(employees: tuple[Employee, ...]) -> Person:
    """The woman among the subject teachers whose age fits best to a child at school."""
    teachers = [
        e.person for e in employees if e.chair and e.person.female and e.post != DEPUTY_STUDIES
    ]
    middle = max(e.person.born for e in employees) - timedelta(days=12 * 365)
    return min(teachers, key=lambda person: abs(person.born - middle))


def _pupils(
    profile: Profile, registry: Registry, autumn: int, mother: Person | None
) -> Iterator[Pupil]:
    chance = stream(profile.key, "pupils")
    for number, seats in enumerate(_families(profile, chance)):
        yield from _family(registry, chance, autumn, seats, mother if number == 0 else None, number)


def _families(profile: Profile, chance: Random) -> list[tuple[Seat, ...]]:
    """The places of each family's children; brothers and sisters are in different grades."""
    seats = [
        Seat(name, (number % 2 == 0) != (chance.random() < 0.15))
        for name, size in profile.classes.items()
        for number in range(size)
    ]
    chance.shuffle(seats)
    families: list[tuple[Seat, ...]] = []
    while len(families) < profile.siblings:
        first = seats.pop()
        second = next(s for s in seats if grade_of(s.class_name) != grade_of(first.class_name))
        seats.remove(second)
        families.append((first, second))
    return families + [(seat,) for seat in seats]


def _family(
    registry: Registry,
    chance: Random,
    autumn: int,
    seats: tuple[Seat, ...],
    teacher: Person | None,
    number: int,
) -> Iterator[Pupil]:
    family = teacher.family if teacher else next(registry.families)
    if number == registry.profile.siblings:
        family = LONGEST_FAMILY
    father = chance.choice(list(names()["fathers"]))
    guardians = _guardians(registry, chance, autumn, family, father, teacher)
    used: set[str] = set()
    for seat in seats:
        child = _child(registry, chance, autumn, family, father, seat, used)
        yield Pupil(child, seat.class_name, guardians)


def _guardians(
    registry: Registry,
    chance: Random,
    autumn: int,
    family: str,
    father: str,
    teacher: Person | None,
) -> tuple[Guardian, ...]:
    """Mostly the mother, often both parents, now and then the father alone or a guardian."""
    kind = (
        "both" if teacher else chance.choices(("both", "мать", "отец", "опекун"), (9, 12, 2, 1))[0]
    )
    kins = ("мать", "отец") if kind == "both" else (kind,)
    people = {"мать": teacher} if teacher else {}
    return tuple(
        Guardian(people.get(kin) or _parent(registry, chance, autumn, family, father, kin), kin)
        for kin in kins
    )


def _parent(
    registry: Registry, chance: Random, autumn: int, family: str, father: str, kin: str
) -> Person:
    female = kin != "отец"
    own_family = kin == "опекун" or (kin == "мать" and chance.random() < 0.12)
    older = 22 if kin == "опекун" else 0
    return registry.person(
        next(registry.families) if own_family else family,
        chance.choice(names()["women"]) if female else father,
        _elder(chance, female),
        female=female,
        born=_birthday(chance, date(autumn - 46 - older, 1, 1), date(autumn - 36 - older, 1, 1)),
        at_work=False,
    )


def _child(
    registry: Registry,
    chance: Random,
    autumn: int,
    family: str,
    father: str,
    seat: Seat,
    used: set[str],
) -> Person:
    free = [n for n in names()["girls" if seat.girl else "boys"] if n not in used]
    name = chance.choice(free)
    used.add(name)
    grade = grade_of(seat.class_name)
    entry = autumn - grade + 1
    born = _birthday(chance, date(entry - 7, 1, 20), date(entry - 6, 1, 10))
    patronymic = _patronymic("fathers", father, seat.girl)
    child = registry.person(family, name, patronymic, female=seat.girl, born=born, at_work=False)
    return child if grade >= 5 else replace(child, phone="", email="")
