"""FET (`.fet`): a free timetabling program.

Its file is the task, and the solution stands in it as starting times: an activity is placed when an
active ConstraintActivityPreferredStartingTime (ConstraintActivityPreferredTime in old files) names
its day and hour. Years, groups and subgroups are sets of pupils; a subgroup may lie in several
groups, so two sets have pupils in common exactly when they share a bottom set.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from peremena.exchange.formats.fet.grid import Grid, Start, names
from peremena.exchange.formats.timetable import (
    Activity,
    FileSlot,
    LeftOut,
    Missing,
    Named,
    StudentSet,
    TimetableFile,
)
from peremena.exchange.formats.xml import parse, text_of, texts
from peremena.kit.refusal import Refusal

_STARTING_TIMES = ("ConstraintActivityPreferredStartingTime", "ConstraintActivityPreferredTime")
_YES = {"true", "yes", "1", ""}  # a file without the tag is older than the tag


def read(content: bytes) -> TimetableFile:
    """Read a `.fet` file; refuses a file of another kind."""
    root = parse(content)
    if root.tag.lower() != "fet" or root.find("Activities_List") is None:
        raise Refusal(
            _("Это не файл FET: в нём нет списка занятий. Сохраните расписание в FET как .fet.")
        )
    activities = _activities(root)
    grid = Grid.of(root)
    slots, missing = _place(root, activities, grid)
    return TimetableFile(
        program=f"FET {root.get('version', '')}".strip(),
        school=text_of(root, "Institution_Name"),
        weeks=grid.weeks,
        days=grid.days,
        hours=grid.hours,
        subjects=_named(root, "Subjects_List", (a.subject for a in activities.values())),
        teachers=_named(
            root, "Teachers_List", (t for a in activities.values() for t in a.teachers)
        ),
        rooms=_named(root, "Rooms_List", (room for slot in slots for room in slot.rooms)),
        students=_student_sets(root, (s for a in activities.values() for s in a.students)),
        activities=activities,
        slots=slots,
        missing=missing,
    )


def _activities(root: Element) -> dict[str, Activity]:
    found = [_activity(element) for element in root.iter("Activity")]
    by_key = {activity.key: activity for activity in found}
    if len(by_key) < len(found):
        raise Refusal(_("В файле два занятия с одним номером. Сохраните его в FET заново."))
    return by_key


def _activity(element: Element) -> Activity:
    hours = text_of(element, "Duration") or "1"
    if not re.fullmatch(r"\d{1,2}", hours):
        raise Refusal(
            _("Продолжительность занятия «%s» не число. Проверьте занятие в FET.") % hours
        )
    return Activity(
        key=text_of(element, "Id"),
        subject=text_of(element, "Subject"),
        teachers=tuple(dict.fromkeys(texts(element, "Teacher"))),
        students=tuple(dict.fromkeys(texts(element, "Students"))),
        hours=int(hours),
    )


def _named(root: Element, tag: str, mentioned: Iterable[str]) -> dict[str, Named]:
    """Everything that is listed or only mentioned, by its name, which is its key in FET."""
    return {name: Named(name, name) for name in chain(names(root, tag), mentioned) if name}


def _student_sets(root: Element, mentioned: Iterable[str]) -> dict[str, StudentSet]:
    years: dict[str, dict[str, None]] = defaultdict(dict)
    parts: dict[str, set[str]] = defaultdict(set)
    for line in _lines(root):
        for name in line:
            years[name][line[0]] = None
            parts[name].add(line[-1])
    for name in mentioned:
        if name not in years:
            years[name], parts[name] = {name: None}, {name}
    return {
        name: StudentSet(name, name, tuple(years[name]), frozenset(parts[name])) for name in years
    }


def _lines(root: Element) -> Iterator[tuple[str, ...]]:
    """Every way from a year down to a set with nothing below."""
    for year in root.iter("Year"):
        groups = year.findall("Group")
        if not groups:
            yield (text_of(year, "Name"),)
        for group in groups:
            above = text_of(year, "Name"), text_of(group, "Name")
            below = group.findall("Subgroup")
            yield from ((*above, text_of(subgroup, "Name")) for subgroup in below)
            if not below:
                yield above


def _place(
    root: Element, activities: Mapping[str, Activity], grid: Grid
) -> tuple[tuple[FileSlot, ...], tuple[Missing, ...]]:
    """Every hour of every activity, either as a slot or as missing with its reason."""
    starts = _starts(root)
    rooms = _rooms(root)
    asleep = {text_of(e, "Id") for e in root.iter("Activity") if not _is_active(e)}
    slots: list[FileSlot] = []
    missing: list[Missing] = []
    for key, activity in activities.items():
        places = starts.get(key, set())
        hours = grid.hours_from(next(iter(places)), activity.hours) if len(places) == 1 else []
        if key in asleep:
            missing.append(Missing(key, activity.hours, LeftOut.NOT_ACTIVE))
        elif not hours:
            missing.append(Missing(key, activity.hours, _why_nowhere(len(places))))
        else:
            slots.extend(
                FileSlot(key, grid.week(day), day.weekday, number, rooms.get(key, ()))
                for day, number in hours
            )
    return tuple(slots), tuple(missing)


def _why_nowhere(places: int) -> LeftOut:
    return (LeftOut.NOT_PLACED, LeftOut.OFF_THE_GRID, LeftOut.TWO_PLACES)[min(places, 2)]


def _starts(root: Element) -> dict[str, set[Start]]:
    """The different starting times that the active constraints give to each activity."""
    found: dict[str, set[Start]] = defaultdict(set)
    for tag in _STARTING_TIMES:
        for constraint in filter(_is_active, root.iter(tag)):
            start = (text_of(constraint, "Preferred_Day"), text_of(constraint, "Preferred_Hour"))
            found[text_of(constraint, "Activity_Id")].add(start)
    return found


def _rooms(root: Element) -> dict[str, tuple[str, ...]]:
    """The rooms of each activity; for a virtual room the real ones that were chosen for it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for constraint in filter(_is_active, root.iter("ConstraintActivityPreferredRoom")):
        real = texts(constraint, "Real_Room") or texts(constraint, "Room")
        found[text_of(constraint, "Activity_Id")].update(dict.fromkeys(real))
    return {activity: tuple(names) for activity, names in found.items()}


def _is_active(element: Element) -> bool:
    return text_of(element, "Active").lower() in _YES
