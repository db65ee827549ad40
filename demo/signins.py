"""With whose eyes to look at the demo schools: one account for each role, several families."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from demo.people import Person, Pupil
from demo.school import DemoSchool
from demo.schools import (
    ADMINISTRATOR,
    DEPUTY_STUDIES,
    HEAD,
    OFFICERS,
    SECRETARY,
    TEACHING_HEAD,
)

OUTSIDE = ("5Б", "7А")  # classes where some parents have no access yet
PASSWORD = "peremena-demo"  # noqa: S105 - printed at every start; the schools are made up


@dataclass(frozen=True, slots=True)
class SignIn:
    """A line of the table: what the account can do, whose it is, how to get in."""

    role: str
    name: str
    login: str


def sign_ins(town: DemoSchool, village: DemoSchool) -> list[SignIn]:
    """The accounts to try, teachers and families first."""
    return [
        *_staff(town),
        *_families(town),
        *_village(village),
        *(SignIn(officer.title, officer.name, officer.login) for officer in OFFICERS),
    ]


def table(rows: list[SignIn]) -> str:
    """The accounts in three aligned columns."""
    role = max(len(row.role) for row in rows)
    login = max(len(row.login) for row in rows)
    return "\n".join(f"  {r.role:<{role}}  {r.login:<{login}}  {r.name}" for r in rows)


def _staff(school: DemoSchool) -> Iterator[SignIn]:
    teachers = school.plan.class_teachers
    yield _line("учитель, классный руководитель 7А", teachers["7А"].person)
    yield _line("учитель начальных классов, 3А", teachers["3А"].person)
    mother, pupil = _teacher_mother(school)
    yield _line(f"учитель и мама ученика {pupil.class_name}", mother)
    for role, post in (
        ("завуч, ведёт уроки", DEPUTY_STUDIES),
        ("директор", HEAD),
        ("секретарь", SECRETARY),
        ("администратор школы", ADMINISTRATOR),
    ):
        yield _line(role, _holder(school, post))


def _families(school: DemoSchool) -> Iterator[SignIn]:
    yield _line("ученик 7А", school.roster.of("7А")[0].person)
    yield _line("ученик 11А", school.roster.of("11А")[0].person)
    mother, _child = _teacher_mother(school)
    families: dict[Person, list[Pupil]] = {}
    for pupil in school.roster.pupils:
        families.setdefault(pupil.guardians[0].person, []).append(pupil)
    families.pop(mother)
    parent, children = next(f for f in families.items() if len(f[1]) == 2)
    yield _line("родитель двоих: " + " и ".join(c.class_name for c in children), parent)
    yield _line("родитель ученика 7А", _guardian_in(school, "7А", "мать"))
    yield _line("родитель первоклассника", _guardian_in(school, "1А", "мать"))
    yield _line("опекун", _guardian_in(school, "", "опекун"))


def _village(school: DemoSchool) -> Iterator[SignIn]:
    yield _line("сельская школа: директор и учитель", _holder(school, TEACHING_HEAD))
    yield _line("сельская школа: родитель", _guardian_in(school, "7А", "мать"))


def outside(school: DemoSchool) -> list[str]:
    """Logins of parents who have not signed in yet: of every third pupil in the middle of two
    classes, so that nobody of the table is among them.
    """
    staff = {e.person for e in school.roster.employees}
    children = Counter(g.person for pupil in school.roster.pupils for g in pupil.guardians)
    return [
        g.person.login
        for class_name in OUTSIDE
        for pupil in school.roster.of(class_name)[3:-5:3]
        for g in pupil.guardians
        if g.kin != "опекун" and children[g.person] == 1 and g.person not in staff
    ]


def _line(role: str, person: Person) -> SignIn:
    return SignIn(role, person.full_name, person.login)


def _holder(school: DemoSchool, post: str) -> Person:
    return next(e.person for e in school.roster.employees if e.post == post)


def _teacher_mother(school: DemoSchool) -> tuple[Person, Pupil]:
    staff = {e.person for e in school.roster.employees}
    return next(
        (g.person, pupil)
        for pupil in school.roster.pupils
        for g in pupil.guardians
        if g.person in staff
    )


def _guardian_in(school: DemoSchool, class_name: str, kin: str) -> Person:
    """A guardian of an only child here; an empty class name means any class."""
    return next(
        g.person
        for pupil in reversed(school.roster.pupils)
        for g in pupil.guardians
        if g.kin == kin and pupil.class_name.startswith(class_name)
    )
