"""Names as they are in Russia, and the numbers and logins that go with them."""

from functools import cache
from importlib.resources import files
from random import Random
from tomllib import loads
from typing import Any

from peremena.people.rules.snils import checksum, shown


def feminine(family: str) -> str:
    """Иванов → Иванова, Каменский → Каменская; Шевченко and Петросян stay as they are."""
    if "-" in family:
        return "-".join(feminine(part) for part in family.split("-"))
    if family.endswith("ий"):
        return family[:-2] + "ая"
    return family + "а" if family.endswith(("ов", "ев", "ёв", "ин", "ын")) else family


def snils(number: int) -> str:
    """The insurance number with its check digits; the demo takes numbers that nobody was given."""
    digits = f"{number:09}"
    return shown(digits + checksum(digits))


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


def patronymic(table: str, father: str, *, female: bool) -> str:
    """The patronymic of a father's child; `table` is «fathers» or «grandfathers»."""
    son, daughter = names()[table][father].split()
    return str(daughter if female else son)


def elder_patronymic(chance: Random, *, female: bool) -> str:
    """The patronymic of a grown-up."""
    return patronymic("grandfathers", chance.choice(list(names()["grandfathers"])), female=female)
