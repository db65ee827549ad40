"""Setting up regions, schools and years; appointing people."""

from peremena.schools.actions.bells import set_bells
from peremena.schools.actions.card import SchoolCard, card_of, describe_school
from peremena.schools.actions.offices import Office, appoint, dismiss
from peremena.schools.actions.opening import open_district, open_region, open_school
from peremena.schools.actions.rooms import add_rooms
from peremena.schools.actions.years import HolidayDates, TermDates, open_year

__all__ = [
    "HolidayDates",
    "Office",
    "SchoolCard",
    "TermDates",
    "add_rooms",
    "appoint",
    "card_of",
    "describe_school",
    "dismiss",
    "open_district",
    "open_region",
    "open_school",
    "open_year",
    "set_bells",
]
