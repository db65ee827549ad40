"""The dictionaries of a school: what each holds, how its entries are shown, what is proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.kit.russian import name_order
from peremena.schools.models import Room, School
from peremena.schools.rules.levels import grades_in_words
from peremena.setup.actions.dictionaries import Entry
from peremena.setup.forms.dictionaries import RoomForm, SubjectForm, WorkTypeForm
from peremena.studies.models import Scale, Subject, WorkType
from peremena.studies.rules.proposals import SUBJECTS, WORK_TYPES
from peremena.studies.rules.unmarked import is_unmarked


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A dictionary; `proposals`: entries to begin with, as fields."""

    title: str | Promise
    one: str | Promise
    model: type[Entry]
    form: type[forms.Form]
    detail: Callable[[Any], str]
    proposals: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as the list shows it."""

    id: int
    name: str
    detail: str


def _room(room: Room) -> str:
    seats = _("мест: %d") % room.seats if room.seats else ""
    return ", ".join(filter(None, (room.purpose, seats)))


def _subject(subject: Subject) -> str:
    grades = grades_in_words(subject.lowest_grade, subject.highest_grade)
    scale = "" if subject.scale == Scale.FIVE else str(Scale(subject.scale).label)
    return " · ".join(filter(None, (grades, subject.area, scale)))


def _work_type(work: WorkType) -> str:
    control = _("контрольная") if work.is_control else ""
    return " · ".join(filter(None, (work.short_name, _("вес %d") % work.weight, control)))


DICTIONARIES = {
    "rooms": Dictionary(
        gettext_lazy("Кабинеты"), gettext_lazy("Новый кабинет"), Room, RoomForm, _room
    ),
    "subjects": Dictionary(
        gettext_lazy("Предметы"),
        gettext_lazy("Новый предмет"),
        Subject,
        SubjectForm,
        _subject,
        tuple(
            {
                "name": name,
                "area": area,
                "lowest_grade": lowest,
                "highest_grade": highest,
                "scale": Scale.NONE if is_unmarked(subject=name, grade=0) else Scale.FIVE,
            }
            for name, area, lowest, highest in SUBJECTS
        ),
    ),
    "work-types": Dictionary(
        gettext_lazy("Виды работ"),
        gettext_lazy("Новый вид работы"),
        WorkType,
        WorkTypeForm,
        _work_type,
        tuple(
            {"name": name, "short_name": short, "weight": weight, "is_control": control}
            for name, short, weight, control in WORK_TYPES
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class DictionaryPage:
    """What is offered now, what is archived, and which proposals are not there yet."""

    entries: tuple[EntryRow, ...]
    archived: tuple[EntryRow, ...]
    proposed: tuple[str, ...]


def dictionary_page(dictionary: Dictionary, school: School) -> DictionaryPage:
    """By name; one statement."""
    of_school: Iterable[Any] = dictionary.model.objects.filter(school=school)
    found = sorted(of_school, key=lambda entry: name_order(entry.name))
    rows = [(EntryRow(x.pk, x.name, dictionary.detail(x)), x.archived_on) for x in found]
    known = {x.name for x in found}
    return DictionaryPage(
        tuple(row for row, archived_on in rows if not archived_on),
        tuple(row for row, archived_on in rows if archived_on),
        tuple(p["name"] for p in dictionary.proposals if p["name"] not in known),
    )
