"""The roster of a demo school as the workbook that any school can import."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter

from demo.curriculum import Plan
from demo.people import Person, Pupil, Roster, grade_of
from demo.schools import Profile

Row = Sequence[str | int | date]

NAME = ("Фамилия", "Имя", "Отчество")
ACCOUNT = ("Дата рождения", "СНИЛС", "Телефон", "Почта", "Логин")
STAFF = (*NAME, "Должность", *ACCOUNT)
CLASSES = ("Класс", "Классный руководитель", "Учебные периоды", "Смена", "Кабинет")
PUPIL = ("Класс", *NAME, "Пол", *ACCOUNT)
GUARDIAN = ("", " кем приходится", " телефон", " почта", " СНИЛС", " логин")
GROUPS = ("Класс", "Подгруппа", "Ученик")
LOADS = ("Класс", "Подгруппа", "Предмет", "Учитель", "Часов в неделю")
PUPILS = PUPIL + tuple(f"Родитель {n}{part}" for n in (1, 2) for part in GUARDIAN)


def roster_file(profile: Profile, roster: Roster, plan: Plan) -> bytes:
    """Five sheets: staff, classes, pupils with guardians, subgroups, loads."""
    memory = BytesIO()
    options = {"in_memory": True, "default_date_format": "dd.mm.yyyy"}
    with xlsxwriter.Workbook(memory, options) as book:
        _sheet(book, "Сотрудники", STAFF, _staff(roster))
        _sheet(book, "Классы", CLASSES, _classes(profile, plan))
        _sheet(book, "Ученики", PUPILS, _pupils(profile, roster))
        _sheet(book, "Подгруппы", GROUPS, _groups(plan))
        _sheet(book, "Нагрузка", LOADS, _loads(plan))
    return memory.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str, header: Row, rows: Iterable[Row]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(header) - 1, 18)
    sheet.write_row(0, 0, header, book.add_format({"bold": True}))
    for number, row in enumerate(rows, 1):
        sheet.write_row(number, 0, row)


def _staff(roster: Roster) -> Iterator[Row]:
    for employee in roster.employees:
        yield (*_name(employee.person), employee.post, *_account(employee.person))


def _classes(profile: Profile, plan: Plan) -> Iterator[Row]:
    for class_name in profile.classes:
        teacher = plan.class_teachers[class_name]
        periods = "полугодия" if grade_of(class_name) >= 10 else "четверти"
        yield (class_name, teacher.person.full_name, periods, 1, teacher.room)


def _pupils(profile: Profile, roster: Roster) -> Iterator[Row]:
    for class_name in profile.classes:
        for pupil in roster.of(class_name):
            sex = "ж" if pupil.person.female else "м"
            yield (
                class_name, *_name(pupil.person), sex, *_account(pupil.person), *_guardians(pupil)
            )  # fmt: skip


def _guardians(pupil: Pupil) -> Iterator[str]:
    for guardian in pupil.guardians:
        person = guardian.person
        yield from (person.full_name, guardian.kin, person.phone)
        yield from (person.email, person.snils, person.login)


def _groups(plan: Plan) -> Iterator[Row]:
    for (class_name, group), pupils in plan.groups.items():
        for pupil in pupils:
            yield (class_name, group, pupil.person.full_name)


def _loads(plan: Plan) -> Iterator[Row]:
    for load in plan.loads:
        teacher = load.teacher.person.full_name
        yield (load.class_name, load.group, load.subject, teacher, load.hours)


def _name(person: Person) -> tuple[str, str, str]:
    return (person.surname, person.name, person.patronymic)


def _account(person: Person) -> tuple[date, str, str, str, str]:
    return (person.born, person.snils, person.phone, person.email, person.login)
