"""What is taught: subjects, courses, who teaches them, and the school's rules of marking."""

from peremena.studies.models.courses import Course, Load
from peremena.studies.models.curriculum import CurriculumLine, LearnsApart, TermHours
from peremena.studies.models.dictionaries import RuleSet, Scale, Subject, WorkType

__all__ = [
    "Course",
    "CurriculumLine",
    "LearnsApart",
    "Load",
    "RuleSet",
    "Scale",
    "Subject",
    "TermHours",
    "WorkType",
]
