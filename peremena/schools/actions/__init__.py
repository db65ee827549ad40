"""Setting up regions, schools and years; appointing people."""

from peremena.schools.actions.bells import add_bells, change_bells, plan_of, remove_bells, set_bells
from peremena.schools.actions.card import SchoolCard, card_of, describe_school
from peremena.schools.actions.closing import close_year, refuse_closed, reopen_year
from peremena.schools.actions.holidays import (
    add_holiday,
    add_working_day,
    move_holiday,
    remove_holiday,
    remove_working_day,
)
from peremena.schools.actions.offices import Office, appoint, dismiss
from peremena.schools.actions.opening import open_district, open_region, open_school
from peremena.schools.actions.rooms import add_rooms
from peremena.schools.actions.terms import add_term, move_term, remove_term
from peremena.schools.actions.years import move_year, open_year
from peremena.schools.rules.dates import HolidayDates, TermDates

__all__ = [
    "HolidayDates",
    "Office",
    "SchoolCard",
    "TermDates",
    "add_bells",
    "add_holiday",
    "add_rooms",
    "add_term",
    "add_working_day",
    "appoint",
    "card_of",
    "change_bells",
    "close_year",
    "describe_school",
    "dismiss",
    "move_holiday",
    "move_term",
    "move_year",
    "open_district",
    "open_region",
    "open_school",
    "open_year",
    "plan_of",
    "refuse_closed",
    "remove_bells",
    "remove_holiday",
    "remove_term",
    "remove_working_day",
    "reopen_year",
    "set_bells",
]
