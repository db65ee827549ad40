"""The weekly timetable and the dated lessons that it becomes."""

from peremena.timetable.models.timetable import Lesson, LessonState, Slot, Timetable

__all__ = ["Lesson", "LessonState", "Slot", "Timetable"]
