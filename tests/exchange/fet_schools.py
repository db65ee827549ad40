"""Real schools of the Debian package `fet-data`, and a second, simple-minded reader to count by."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from itertools import combinations
from pathlib import Path

EXAMPLES = Path("/usr/share/doc/fet-data/examples")

# Countries, versions and modes differ; all are placed whole or in part.
SCHOOLS = {
    "South Africa, two weeks": "FET-5-official/South-Africa/Western-Cape/Robertson/MHS_Covid_Final.fet",
    "Russia, two weeks": "FET-5-official/Russia/Russian-Medical-College/timetable-ru.fet",
    "Spain": "FET-5-official/Spain/4-secondary-and-vocational-school/SPAIN_20-21-locked.fet",
    "Emirates": "FET-5-official/United-Arab-Emirates/IBDP-School-2016.fet",
    "Greece": "FET-5-official/Greece/Didymoteicho/6th-Primary-School.fet",
    "England": "FET-5-official/United-Kingdom/Hopwood/Hopwood.fet",
    "Italy": "FET-5-official/Italy/2007/difficult/highschool-Ancona.fet",
    "Iran": "FET-5-official/Iran/Sharif-University/Sharif.fet",
    "Algeria, half-days": "FET-5-mornings-afternoons/Algeria/4-by-Benahmed-Abdelkrim"
    "/MHALI2_mod_3_data_and_timetable.fet",
    "Morocco, half-days": "FET-6-mornings-afternoons/Morocco/1/farabi090909locked02.fet",
    "Blocks": "FET-6-block-planning/by-Darren-McDonald/Blocks-8-overflow_data_and_timetable.fet",
    "Hungary": "FET-5-official/Hungary/Varosmajori_Gimnazium_Budapest/vmg-20180901b-2.fet",
}


class Counted:
    """What a file holds, counted straight from its XML."""

    def __init__(self, content: bytes) -> None:
        root = ET.fromstring(content)
        self.activities = {a.findtext("Id"): a for a in root.iter("Activity")}
        self.starts: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for c in root.iter("ConstraintActivityPreferredStartingTime"):
            if c.findtext("Active") == "true":
                start = c.findtext("Preferred_Day"), c.findtext("Preferred_Hour")
                self.starts[c.findtext("Activity_Id")].add(start)
        self.hour_names = [h.findtext("Name") for h in root.iter("Hour")]
        self.rooms = defaultdict(set)
        for c in root.iter("ConstraintActivityPreferredRoom"):
            if c.findtext("Active") == "true":
                real = [r.text for r in c.findall("Real_Room")]
                self.rooms[c.findtext("Activity_Id")].update(real or [c.findtext("Room")])
        self.bottoms = defaultdict(set)
        for year in root.iter("Year"):
            self._collect(year)

    def _collect(self, element: ET.Element) -> set[str]:
        below = [self._collect(e) for e in element if e.tag in ("Group", "Subgroup")]
        bottoms = set().union(*below) if below else {element.findtext("Name")}
        self.bottoms[element.findtext("Name")] |= bottoms
        return bottoms

    @property
    def wanted_hours(self) -> int:
        return sum(int(a.findtext("Duration")) for a in self.activities.values())

    @property
    def placed(self) -> list[ET.Element]:
        return [
            a
            for key, a in self.activities.items()
            if a.findtext("Active") == "true" and len(self.starts[key]) == 1
        ]

    @property
    def placed_hours(self) -> int:
        return sum(int(a.findtext("Duration")) for a in self.placed)

    def clashes(self) -> int:
        """Pairs of placed hours that share a teacher, a room or a bottom student set."""
        by_time = defaultdict(list)
        for a in self.placed:
            ((day, hour),) = self.starts[a.findtext("Id")]
            needs = (
                {t.text for t in a.findall("Teacher")},
                self.rooms[a.findtext("Id")],
                set().union(*(self.bottoms[s.text] for s in a.findall("Students"))),
            )
            for n in range(int(a.findtext("Duration"))):
                by_time[day, self.hour_names.index(hour) + n].append(needs)
        return sum(
            bool(one & other)
            for together in by_time.values()
            for first, second in combinations(together, 2)
            for one, other in zip(first, second, strict=True)
        )
