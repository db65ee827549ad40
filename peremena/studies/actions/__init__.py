"""Naming subjects, opening courses, giving load, and the school's rules of marking."""

from peremena.studies.actions.courses import (
    NewCourse,
    end_loads,
    give_load,
    open_courses,
    set_hours,
)
from peremena.studies.actions.curriculum import adopt_courses
from peremena.studies.actions.dictionaries import (
    USUAL_WORK_TYPES,
    add_subjects,
    set_usual_rules,
)
from peremena.studies.actions.years import end_year_loads, resume_year_loads

__all__ = [
    "USUAL_WORK_TYPES",
    "NewCourse",
    "add_subjects",
    "adopt_courses",
    "end_loads",
    "end_year_loads",
    "give_load",
    "open_courses",
    "resume_year_loads",
    "set_hours",
    "set_usual_rules",
]
