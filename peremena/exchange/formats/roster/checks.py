"""Do the rows of a roster agree with each other and with what the school already has?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.exchange.formats.labels import ClassLabel
from peremena.exchange.formats.problems import Problem
from peremena.exchange.formats.roster import Roster, sheets
from peremena.exchange.formats.roster.columns import Sheet
from peremena.exchange.formats.roster.rows import GuardianEntry, PersonRow
from peremena.people.rules import names
from peremena.people.rules.finding import Directory, Named

_SHARED = {
    "snils": gettext_lazy(
        "Этот СНИЛС уже есть: %(name)s, лист «%(sheet)s», строка %(row)s. Исправьте."
    ),
    "login": gettext_lazy(
        "Этот логин уже есть: %(name)s, лист «%(sheet)s», строка %(row)s. Выберите другой."
    ),
}


class Row(Protocol):
    """Any row."""

    @property
    def row(self) -> int: ...


R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Known:
    """What the school has before the import; subgroups by class and the key of their name."""

    classes: frozenset[ClassLabel] = frozenset()
    teachers: tuple[Named, ...] = ()
    pupils: Mapping[ClassLabel, Sequence[Named]] = field(default_factory=dict)
    subgroups: frozenset[tuple[ClassLabel, str]] = frozenset()


def check(roster: Roster, known: Known) -> list[Problem]:
    """Everything that does not agree."""
    return [
        *_repeated_rows(roster),
        *_shared_numbers(roster),
        *_unknown_classes(roster, known),
        *_unknown_teachers(roster, known),
        *_unknown_members(roster, known),
        *_unknown_subgroups(roster, known),
    ]


def teachers(roster: Roster, known: Known) -> Directory[Named]:
    """Everybody who may teach: the staff of the file, and of the school where the file is silent."""
    written = {person.name.key for person in roster.staff}
    others = (person for person in known.teachers if person.name.key not in written)
    return Directory([*roster.staff, *others])


def members(roster: Roster, known: Known) -> Mapping[ClassLabel, Directory[Named]]:
    """The pupils of each class: those of the file, and of the school where the file is silent."""
    written = {(pupil.label, pupil.name.key) for pupil in roster.pupils}
    of_class: dict[ClassLabel, list[Named]] = defaultdict(list)
    for pupil in roster.pupils:
        of_class[pupil.label].append(pupil)
    for label, pupils in known.pupils.items():
        of_class[label].extend(p for p in pupils if (label, p.name.key) not in written)
    return defaultdict(
        lambda: Directory([]), {label: Directory(found) for label, found in of_class.items()}
    )


def _repeated_rows(roster: Roster) -> Iterator[Problem]:
    found = (
        _repeats(roster, sheets.STAFF, roster.staff, lambda r: (r.name.key, r.birth_date)),
        _repeats(roster, sheets.CLASSES, roster.classes, lambda r: r.label),
        _repeats(roster, sheets.PUPILS, roster.pupils, lambda r: (r.name.key, r.birth_date)),
        _repeats(
            roster,
            sheets.SUBGROUPS,
            roster.subgroups,
            lambda r: (r.label, names.key(r.subgroup), r.pupil.key),
        ),
        _repeats(
            roster,
            sheets.LOADS,
            roster.loads,
            lambda r: (r.label, *map(names.key, (r.subgroup, r.subject, r.teacher))),
        ),
    )
    for problems in found:
        yield from problems


def _repeats(
    roster: Roster, sheet: Sheet, rows: Sequence[R], key: Callable[[R], Hashable]
) -> Iterator[Problem]:
    first: dict[Hashable, int] = {}
    for row in rows:
        if (earlier := first.setdefault(key(row), row.row)) != row.row:
            text = _("То же самое уже записано в строке %s. Оставьте одну из двух строк.") % earlier
            yield roster.problem(sheet, row.row, sheet.needs[0][0], text)


def _shared_numbers(roster: Roster) -> Iterator[Problem]:
    """One SNILS or one login for two people."""
    for number in ("snils", "login"):
        bearers: dict[str, tuple[Sheet, PersonRow]] = {}
        for sheet, place, person in _persons(roster):
            value = getattr(person, number)
            if not value:
                continue
            other_sheet, other = bearers.setdefault(value, (sheet, person))
            if other is not person and not _may_be_one(other, person):
                text = str(_SHARED[number]) % {
                    "name": other.name,
                    "sheet": other_sheet.name,
                    "row": other.row,
                }
                yield roster.problem(sheet, person.row, f"{place}{number}", text)


def _persons(roster: Roster) -> Iterator[tuple[Sheet, str, PersonRow]]:
    """Everybody with the sheet and the beginning of the names of their columns."""
    for employee in roster.staff:
        yield sheets.STAFF, "", employee
    for pupil in roster.pupils:
        yield sheets.PUPILS, "", pupil
        for guardian in pupil.guardians:
            yield sheets.PUPILS, f"guardian{guardian.number}_", guardian


def _may_be_one(one: PersonRow, other: PersonRow) -> bool:
    """A guardian of two children, or a teacher who is one: the same name, not twice on one list."""
    return one.name.key == other.name.key and (
        type(one) is not type(other) or isinstance(one, GuardianEntry)
    )


def _unknown_classes(roster: Roster, known: Known) -> Iterator[Problem]:
    classes = known.classes | {row.label for row in roster.classes}
    for sheet, rows in (
        (sheets.PUPILS, roster.pupils),
        (sheets.SUBGROUPS, roster.subgroups),
        (sheets.LOADS, roster.loads),
    ):
        for row in rows:
            if row.label not in classes:
                text = _(
                    "Класса %s нет ни в школе, ни на листе «Классы». Добавьте его или исправьте."
                )
                yield roster.problem(sheet, row.row, "label", text % row.label)


def _unknown_teachers(roster: Roster, known: Known) -> Iterator[Problem]:
    directory = teachers(roster, known)
    answers: dict[str, str | None] = {"": None}
    for sheet, rows in ((sheets.CLASSES, roster.classes), (sheets.LOADS, roster.loads)):
        for row in rows:
            if row.teacher not in answers:
                answers[row.teacher] = _why_nobody(row.teacher, directory)
            if text := answers[row.teacher]:
                yield roster.problem(sheet, row.row, "teacher", text)


def _why_nobody(written: str, directory: Directory[Named]) -> str | None:
    found = directory.find(written)
    if not found:
        return (
            _(
                "Сотрудника «%s» нет ни в школе, ни на листе «Сотрудники». Добавьте его или исправьте имя."
            )
            % written
        )
    if len(found) > 1:
        return _("Имя «%(name)s» подходит нескольким: %(people)s. Напишите его полностью.") % {
            "name": written,
            "people": ", ".join(str(person.name) for person in found),
        }
    return None


def _unknown_members(roster: Roster, known: Known) -> Iterator[Problem]:
    directories = members(roster, known)
    for row in roster.subgroups:
        found = directories[row.label].find(str(row.pupil))
        if len(found) == 1:
            continue
        text = (
            _("В классе %(label)s несколько учеников с именем «%(pupil)s». Добавьте отчество.")
            if found
            else _("Ученика %(pupil)s нет в классе %(label)s. Проверьте имя и класс.")
        )
        yield roster.problem(
            sheets.SUBGROUPS, row.row, "pupil", text % {"pupil": row.pupil, "label": row.label}
        )


def _unknown_subgroups(roster: Roster, known: Known) -> Iterator[Problem]:
    subgroups = known.subgroups | {(row.label, names.key(row.subgroup)) for row in roster.subgroups}
    for row in roster.loads:
        if row.subgroup and (row.label, names.key(row.subgroup)) not in subgroups:
            text = _(
                "Подгруппы «%(subgroup)s» в классе %(label)s нет. Запишите её учеников на листе «Подгруппы»."
            )
            yield roster.problem(
                sheets.LOADS,
                row.row,
                "subgroup",
                text % {"subgroup": row.subgroup, "label": row.label},
            )
