from dataclasses import dataclass

from peremena.people.rules.finding import Directory
from peremena.people.rules.names import FullName


@dataclass(frozen=True)
class Person:
    name: FullName


ANNA = Person(FullName("Петрова", "Анна", "Павловна"))
ALLA = Person(FullName("Петрова", "Алла"))
CHARLES = Person(FullName("де Голль", "Шарль"))
DIRECTORY = Directory([ANNA, ALLA, CHARLES])


def test_a_short_name_finds_everybody_whom_it_may_mean():
    assert DIRECTORY.find("Петрова А.") == [ANNA, ALLA]
    assert DIRECTORY.find("Петрова А. П.") == [ANNA]


def test_a_whole_name_means_only_its_bearer():
    assert DIRECTORY.find("петрова алла") == [ALLA]
    assert DIRECTORY.find("Петрова Анна Павловна") == [ANNA]


def test_a_surname_may_be_two_words():
    assert DIRECTORY.find("де Голль Ш.") == [CHARLES]
    assert DIRECTORY.find("Голль") == []
