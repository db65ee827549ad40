"""aSc Timetables XML, as its export writes it.

A lesson says who learns what; its cards say when and where.
"""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from peremena.exchange.formats.asc.calendar import Calendar
from peremena.exchange.formats.asc.lessons import Card, Lesson, every_hour, read_cards, read_lessons
from peremena.exchange.formats.asc.things import named, student_sets
from peremena.exchange.formats.problems import Problem, warning
from peremena.exchange.formats.timetable import (
    EVERY_WEEK,
    Activity,
    FileSlot,
    Hour,
    LeftOut,
    Missing,
    TimetableFile,
    clock,
)
from peremena.exchange.formats.xml import parse
from peremena.kit.refusal import Refusal
from peremena.kit.russian import plural


def read(content: bytes) -> TimetableFile:
    """Read an aSc export; refuses a file of another kind, without cards, or of several terms."""
    root = parse(content)
    _refuse_unsuitable(root)
    calendar = Calendar.of(root)
    lessons = read_lessons(root)
    cards = read_cards(root, calendar)
    slots = [slot for card in every_hour(cards, lessons) for slot in card.slots]
    activities, missing = _balance(lessons, cards, slots, calendar.weeks)
    return TimetableFile(
        program=f"aSc Timetables {root.get('ascttversion', '')}".strip(),
        school="",
        weeks=calendar.weeks,
        days=calendar.days,
        hours=_hours(root, slots),
        subjects=named(root, "subjects/subject", (a.subject for a in activities.values())),
        teachers=named(
            root, "teachers/teacher", (t for a in activities.values() for t in a.teachers)
        ),
        rooms=named(root, "classrooms/classroom", (room for slot in slots for room in slot.rooms)),
        students=student_sets(root, (s for a in activities.values() for s in a.students)),
        activities=activities,
        slots=tuple(slots),
        missing=missing,
        problems=_strays(cards, lessons),
    )


def _refuse_unsuitable(root: Element) -> None:
    if root.tag != "timetable" or root.find("cards/card") is None:
        raise Refusal(
            _(
                "Это не расписание aSc: в файле нет карточек уроков. "
                "В aSc выберите «Файл → Экспорт → aSc Timetables 2012 XML»."
            )
        )
    if any("0" in card.get("terms", "") for card in root.iter("card")):
        raise Refusal(
            _("В файле расписание нескольких учебных периодов. Выгрузите из aSc один период.")
        )


def _balance(
    lessons: dict[str, Lesson], cards: list[Card], slots: list[FileSlot], weeks: int
) -> tuple[dict[str, Activity], tuple[Missing, ...]]:
    """How many hours of the cycle each lesson wants, and which of them have no place."""
    placed = dict.fromkeys(lessons, 0)
    for slot in slots:
        placed[slot.activity] += weeks if slot.week == EVERY_WEEK else 1
    loose = dict.fromkeys(lessons, 0)
    for card in cards:
        if card.lesson in lessons and not card.places:
            loose[card.lesson] += lessons[card.lesson].in_a_row
    activities = {}
    missing = []
    for key, lesson in lessons.items():
        wanted = max(round((lesson.per_week or 0) * weeks), placed[key] + loose[key])
        activities[key] = replace(lesson.activity, hours=wanted)
        if wanted > placed[key]:
            missing.append(Missing(key, wanted - placed[key], LeftOut.NOT_PLACED))
    return activities, tuple(missing)


def _hours(root: Element, slots: list[FileSlot]) -> tuple[Hour, ...]:
    """The periods that are listed, and those that only cards mention."""
    found = {slot.number: Hour(slot.number, str(slot.number)) for slot in slots}
    for period in root.iterfind("periods/period"):
        if (number := period.get("period", "")).isdecimal():
            found[int(number)] = Hour(
                int(number),
                period.get("name") or number,
                clock(period.get("starttime", "")),
                clock(period.get("endtime", "")),
            )
    return tuple(found[number] for number in sorted(found))


def _strays(cards: list[Card], lessons: dict[str, Lesson]) -> tuple[Problem, ...]:
    """Cards of lessons that are not in the file cannot become slots."""
    stray = sum(card.lesson not in lessons for card in cards)
    if not stray:
        return ()
    return (
        warning(
            _("%s без урока: такие карточки не войдут в расписание. Проверьте выгрузку в aSc.")
            % plural(stray, "карточка", "карточки", "карточек")
        ),
    )
