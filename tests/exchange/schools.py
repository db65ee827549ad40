"""A new school for imports, and the short way through one."""

from __future__ import annotations

from datetime import date

from peremena.exchange.actions import imports
from peremena.exchange.report import from_json
from peremena.schools import actions as schools
from peremena.trail.actions import System
from tests.exchange.books import SCHOOL, book
from tests.world.school import NOW

BY = System()
SINCE = date(2026, 9, 1)


def empty_school(world, name="Новая школа", until=date(2026, 9, 6)):
    """A school without people; its year has one week, so that few lessons are published."""
    school = schools.open_school(district=world.district, name=name, short_name=name, by=BY, at=NOW)
    schools.open_year(school=school, since=SINCE, until=until, terms=[], holidays=[], by=BY, at=NOW)
    return school


def checked(school, content=None, *, since=SINCE, **choices):
    """A checked import; choices are those of `imports.check`."""
    choices = {"create_missing": False, "appoints_leaders": True} | choices
    content = content or book(SCHOOL)
    return imports.check(
        school=school,
        file_name="школа.xlsx",
        content=content,
        since=since,
        by=BY,
        at=NOW,
        **choices,
    )


def applied(found):
    """The import, queued and carried out."""
    told = []
    imports.queue(found, by=BY, at=NOW)
    imports.apply(found, tell=lambda done, steps: told.append((done, steps)), by=BY, at=NOW)
    found.refresh_from_db()
    assert [done for done, _steps in told] == list(range(1, len(told) + 1))
    return found


def report_of(found):
    """What a check has found."""
    return from_json(found.report)


def news(found):
    """New, changed and same by section."""
    return {s.title: (s.new, s.changed, s.same) for s in report_of(found).sections}
