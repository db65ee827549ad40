"""Load the demo schools once; at a later start add the days that have passed."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand

from demo.calendar import demo_year
from demo.control_works import plan_works
from demo.filling import fill
from demo.loading import (
    TIME_ZONE,
    appoint_officers,
    close_past_terms,
    find_school,
    leader_of,
    open_school,
)
from demo.meetings import hold_meetings
from demo.school import DemoSchool, demo_school
from demo.schools import TOWN, VILLAGE, Profile
from demo.signins import PASSWORD, sign_ins, table
from demo.substitutions import arrange
from peremena.kit import clock
from peremena.schools.rules.proposal import SchoolYear, school_year


def _before(year: SchoolYear, now: datetime) -> datetime:
    """Noon of the day before the school year, when its lists have to be in order."""
    eve = year.first - timedelta(days=1)
    return datetime(eve.year, eve.month, eve.day, 12, tzinfo=now.tzinfo)


class Command(BaseCommand):
    """Opens the town school and the village school and fills their registers up to now."""

    help = "Load the demo schools, or fill in the days that have passed since."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--today` lets tests live on another day."""
        parser.add_argument("--today", type=date.fromisoformat, help="load as of noon of this day")

    def handle(self, *_args: Any, today: date | None = None, **_options: Any) -> None:
        """Load both schools and print how to sign in."""
        zone = ZoneInfo(TIME_ZONE)
        now = (
            datetime(today.year, today.month, today.day, 12, tzinfo=zone) if today else clock.now()
        )
        begun = time.monotonic()
        town, village = (self._load(profile, now.astimezone(zone)) for profile in (TOWN, VILLAGE))
        appoint_officers(at=now)
        self._say(f"Демонстрационные школы готовы ({time.monotonic() - begun:.0f} с).")
        self._say(f"\nВход для всех — пароль {PASSWORD}\n\n{table(sign_ins(town, village))}")

    def _load(self, profile: Profile, now: datetime) -> DemoSchool:
        school = find_school(profile)
        year = (
            school_year(school.years.latest("since").since.year)
            if school
            else demo_year(now.date())
        )
        demo = demo_school(profile, year.first.year)
        if school is None:
            self._say(f"{profile.short_name}: загружаю списки и расписание…")
            school = open_school(demo, year, at=_before(year, now))
        elif demo_year(now.date()) != year:
            self._say(f"{profile.short_name}: учебный год окончен; новый построит make demo-reset.")
        arrange(school, year, now=now, by=leader_of(school))
        filled = fill(school, demo, year, now=now, tell=self._progress(profile.short_name))
        close_past_terms(school, now=now)
        hold_meetings(school, year, now=now)
        plan_works(school, demo, year, now=now, by=leader_of(school))
        if filled:
            self._say("")
        return demo

    def _progress(self, name: str) -> Any:
        """A line that is written over at a terminal; elsewhere only its end is written."""

        def tell(done: int, total: int) -> None:
            text = f"{name}: журналы заполнены, {done} из {total} уроков"
            if self.stdout.isatty():
                self.stdout.write(f"\r{text}", ending="")
                self.stdout.flush()
            elif done == total:
                self.stdout.write(text, ending="")

        return tell

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        sys.stdout.flush()
