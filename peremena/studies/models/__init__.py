"""What is taught: subjects, courses, who teaches them, and the school's rules of marking."""

from peremena.studies.models.courses import Course, Load
from peremena.studies.models.curriculum import CurriculumLine, LearnsApart, TermHours
from peremena.studies.models.dictionaries import RuleSet, Scale, Subject, WorkType
from peremena.studies.models.plans import (
    CorrectedTheme,
    Correction,
    LessonType,
    Plan,
    PlanState,
    Theme,
)
from peremena.studies.models.programmes import FileKind, WorkProgramme

__all__ = [
    "CorrectedTheme",
    "Correction",
    "Course",
    "CurriculumLine",
    "FileKind",
    "LearnsApart",
    "LessonType",
    "Load",
    "Plan",
    "PlanState",
    "RuleSet",
    "Scale",
    "Subject",
    "TermHours",
    "Theme",
    "WorkProgramme",
    "WorkType",
]
