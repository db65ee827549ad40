"""What is taught: subjects, courses, who teaches them, and the school's rules of marking."""

from peremena.studies.models.courses import Course, Load
from peremena.studies.models.dictionaries import RuleSet, Scale, Subject, WorkType

__all__ = ["Course", "Load", "RuleSet", "Scale", "Subject", "WorkType"]
