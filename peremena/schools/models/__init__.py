"""Regions, districts, schools, their years and bells, and who holds which office."""

from peremena.schools.models.bells import Bell, BellSchedule, BellUse
from peremena.schools.models.offices import SCHOOL_ROLES, Appointment, Role
from peremena.schools.models.school import Archivable, District, Mode, Ordered, Region, Room, School
from peremena.schools.models.years import (
    TERM_NAMES,
    Holiday,
    HolidayKind,
    Term,
    TermKind,
    WorkingDay,
    Year,
)

__all__ = [
    "SCHOOL_ROLES",
    "TERM_NAMES",
    "Appointment",
    "Archivable",
    "Bell",
    "BellSchedule",
    "BellUse",
    "District",
    "Holiday",
    "HolidayKind",
    "Mode",
    "Ordered",
    "Region",
    "Role",
    "Room",
    "School",
    "Term",
    "TermKind",
    "WorkingDay",
    "Year",
]
