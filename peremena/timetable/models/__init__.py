"""The weekly timetable and the dated lessons that it becomes."""

from peremena.timetable.models.publication import Publication, PublicationState
from peremena.timetable.models.timetable import (
    Lesson,
    LessonState,
    Slot,
    Timetable,
    TimetableState,
)

__all__ = [
    "Lesson",
    "LessonState",
    "Publication",
    "PublicationState",
    "Slot",
    "Timetable",
    "TimetableState",
]
