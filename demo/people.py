"""The people of a demo school as plain values."""

from dataclasses import dataclass
from datetime import date

from demo.names import feminine


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
