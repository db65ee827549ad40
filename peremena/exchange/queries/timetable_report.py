"""The plan of a timetable in numbers, remarks and clashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from peremena.exchange.formats.problems import Problem, warning
from peremena.exchange.formats.timetable import LeftOut, TimetableFile
from peremena.exchange.queries.timetable_groups import Part
from peremena.exchange.queries.timetable_names import Things
from peremena.exchange.queries.timetable_plan import CourseRef, TimetablePlan
from peremena.exchange.report import SAMPLES, Report, Section, report
from peremena.kit.russian import WEEKDAYS_SHORT, plural
from peremena.timetable.rules.clashes import Clash, Need, Occupied, clashes


def timetable_report(plan: TimetablePlan) -> Report:
    """What will appear and stay, what the file does not place, and where lessons clash."""
    found = clashes_of(plan.file)
    sections = (
        _section(_("Классы"), [Part(label).title for label in plan.new_classes]),
        _section(
            _("Подгруппы и потоки"),
            [part.title for part in plan.new_parts] + [ref.title for ref in plan.new_streams],
        ),
        _things(_("Предметы"), plan.subjects),
        _things(_("Учителя"), plan.teachers),
        _things(_("Кабинеты"), plan.rooms),
        _section(
            _("Курсы"),
            [f"{ref.group.title}: {_subject(plan, ref)}" for ref in plan.new_courses],
            len(plan.known_courses),
        ),
        Section(
            _("Уроки расписания"),
            new=0 if plan.is_installed else len(plan.slots),
            same=len(plan.slots) if plan.is_installed else 0,
        ),
    )
    shown = [section for section in sections if section.new or section.same]
    return report(
        shown, [*plan.problems, *_clash_problems(plan.file, found)], _remarks(plan, found)
    )


def _subject(plan: TimetablePlan, ref: CourseRef) -> str:
    return plan.subjects.new.get(ref.subject) or str(plan.subjects.known[ref.subject])


def clashes_of(file: TimetableFile) -> list[Clash]:
    """Pairs of hours of a file that need the same teacher, room or pupils."""
    return clashes(
        Occupied(
            lesson=number,
            week=slot.week,
            weekday=slot.weekday,
            number=slot.number,
            teachers=frozenset(file.activities[slot.activity].teachers),
            rooms=frozenset(slot.rooms),
            pupils=file.parts_of(file.activities[slot.activity]),
        )
        for number, slot in enumerate(file.slots)
    )


def _section(title: str, new: list[str], same: int = 0) -> Section:
    return Section(title, new=len(new), same=same, samples=tuple(new[:SAMPLES]))


def _things(title: str, things: Things[Any]) -> Section:
    return _section(title, list(things.new.values()), len(things.known))


def _remarks(plan: TimetablePlan, found: list[Clash]) -> Iterator[str]:
    file = plan.file
    yield _("Программа: %s.") % file.program
    if plan.is_installed:
        yield _("Это расписание уже действует с выбранного дня: менять нечего.")
    if file.weeks > 1:
        yield _("Цикл — %s: ") % plural(file.weeks, "неделя", "недели", "недель") + _cycle(file)
    missing = Counter[LeftOut]()
    for left in file.missing:
        missing[left.reason] += left.hours
    for reason, hours in missing.items():
        yield _reasons()[reason] % plural(hours, "час", "часа", "часов")
    if plan.bells:
        yield _("Звонков в школе ещё нет: время уроков возьмётся из файла.")
    counted = Counter(clash.need for clash in found)
    yield _("Накладок учителей: %(teacher)s, кабинетов: %(room)s, классов и групп: %(pupils)s.") % {
        need.value: counted[need] for need in Need
    }


def _reasons() -> dict[LeftOut, str]:
    return {
        LeftOut.NOT_PLACED: _("%s в файле не размещено: в расписание не войдут."),
        LeftOut.NOT_ACTIVE: _("%s в файле отключено: в расписание не войдут."),
        LeftOut.TWO_PLACES: _("%s в файле поставлено сразу на два места: в расписание не войдут."),
        LeftOut.OFF_THE_GRID: _("%s в файле выходит за сетку дня: в расписание не войдут."),
    }


def _cycle(file: TimetableFile) -> str:
    """«1 — А-Понедельник, А-Вторник…; 2 — В-Понедельник…» or the names of days of every week."""
    weeks = sorted({day.week for day in file.days})
    lists = (", ".join(day.name for day in file.days if day.week == week) for week in weeks)
    if len(weeks) == 1:
        return next(lists)
    return "; ".join(f"{week} — {days}" for week, days in zip(weeks, lists, strict=True))


def _clash_problems(file: TimetableFile, found: Iterable[Clash]) -> Iterator[Problem]:
    texts = {
        Need.TEACHER: _("%(when)s: у учителя два урока сразу — %(who)s."),
        Need.ROOM: _("%(when)s: в кабинете два урока сразу — %(who)s."),
        Need.PUPILS: _("%(when)s: у класса или группы два урока сразу — %(who)s."),
    }
    for clash in found:
        yield warning(texts[clash.need] % {"when": _when(file, clash), "who": _who(file, clash)})


def _when(file: TimetableFile, clash: Clash) -> str:
    day = WEEKDAYS_SHORT[clash.first.weekday - 1]
    week = clash.first.week or clash.second.week
    when = _("%(day)s, %(number)s-й урок") % {"day": day, "number": clash.first.number}
    return _("неделя %(week)s, %(when)s") % {"week": week, "when": when} if week else when


def _who(file: TimetableFile, clash: Clash) -> str:
    names = {
        Need.TEACHER: lambda key: file.teachers[key].name,
        Need.ROOM: lambda key: file.rooms[key].name,
    }
    shared = [names[clash.need](key) for key in clash.shared] if clash.need in names else []
    lessons = (_lesson(file, hour) for hour in (clash.first, clash.second))
    return ", ".join(sorted(shared)) + (": " if shared else "") + " / ".join(lessons)


def _lesson(file: TimetableFile, hour: Occupied) -> str:
    assert isinstance(hour.lesson, int)
    activity = file.activities[file.slots[hour.lesson].activity]
    pupils = " + ".join(file.students[key].name for key in activity.students)
    return f"{pupils} {file.subjects[activity.subject].name}".strip()
