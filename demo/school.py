"""A whole demo school, computed from its profile: people, curriculum, timetable."""

from dataclasses import dataclass
from functools import cached_property

from demo import curriculum, roster, timetable
from demo.curriculum import Plan
from demo.people import Roster
from demo.roster_file import roster_file
from demo.schools import Profile
from demo.timetable import Slot
from demo.timetable_file import timetable_file


@dataclass(frozen=True)
class DemoSchool:
    """Everything about a school that does not depend on the day."""

    profile: Profile
    roster: Roster
    plan: Plan

    @cached_property
    def slots(self) -> list[Slot]:
        """The timetable; it takes a second to find, so it is not looked for before it is needed."""
        return timetable.timetable(self.profile, self.plan)

    def roster_file(self) -> bytes:
        return roster_file(self.profile, self.roster, self.plan)

    def timetable_file(self) -> bytes:
        return timetable_file(self.profile, self.plan, self.slots)


def demo_school(profile: Profile, autumn: int) -> DemoSchool:
    """The school in the school year that begins in the given autumn; the same at every call."""
    people = roster.roster(profile, autumn)
    return DemoSchool(profile, people, curriculum.plan(profile, people))
