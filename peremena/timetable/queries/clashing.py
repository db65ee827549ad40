"""Lessons of a version that stand in each other's way."""

from __future__ import annotations

from peremena.kit.russian import WEEKDAYS_SHORT
from peremena.timetable.models import Timetable
from peremena.timetable.queries.draft_week import DraftWeek, draft_week
from peremena.timetable.queries.verdicts import in_earnest, say
from peremena.timetable.rules.clashes import Need, clashes
from peremena.timetable.rules.placing import Kind, Level, Objection


def clashes_in(version: Timetable) -> list[str]:
    """The clashes of a version that no school can live with, each in a sentence."""
    week = draft_week(version)
    return [
        text
        for objection, slot_id, text in slot_clashes(week)
        if objection.level == Level.REFUSED and slot_id < int(str(objection.other))
    ]


def slot_clashes(week: DraftWeek) -> list[tuple[Objection, int, str]]:
    """Every clash, seen from both of its slots: the objection, the slot, the sentence."""
    found = []
    for clash in clashes(week.hour(slot) for slot in week.slots.values()):
        joint = bool(clash.first.rooms & clash.second.rooms)
        if clash.need == Need.ROOM and clash.first.teachers & clash.second.teachers:
            continue
        kind = {Need.PUPILS: Kind.PUPILS, Need.ROOM: Kind.ROOM}.get(
            clash.need, Kind.JOINT if joint else Kind.TEACHER
        )
        what = min(clash.shared, key=str) if clash.need != Need.PUPILS else None
        for one, other in ((clash.first, clash.second), (clash.second, clash.first)):
            course_id = week.slots[int(str(one.lesson))].course_id
            objection = in_earnest(week, course_id, Objection(kind, other.lesson, what))
            place = f"{WEEKDAYS_SHORT[one.weekday - 1]}, {one.number}"
            found.append((objection, int(str(one.lesson)), f"{place}: {say(objection, week)}"))
    return found
