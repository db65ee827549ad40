"""The weekly timetable and the dated lessons that it becomes."""

from peremena.timetable.models.absence import AbsenceReason, TeacherAbsence
from peremena.timetable.models.changes import Move, Substitution, SubstitutionKind
from peremena.timetable.models.control_works import ControlWork
from peremena.timetable.models.feed import Feed
from peremena.timetable.models.publication import Publication, PublicationState
from peremena.timetable.models.timetable import (
    Lesson,
    LessonState,
    Slot,
    Timetable,
    TimetableState,
)

__all__ = [
    "AbsenceReason",
    "ControlWork",
    "Feed",
    "Lesson",
    "LessonState",
    "Move",
    "Publication",
    "PublicationState",
    "Slot",
    "Substitution",
    "SubstitutionKind",
    "TeacherAbsence",
    "Timetable",
    "TimetableState",
]
