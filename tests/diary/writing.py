"""What teachers of the world write, by the same actions as their pages."""

from peremena.journal.actions.columns import Comment, Work, comment_marks, describe_works
from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.journal.actions.marking import CellEntry, write_cells
from tests.world.school import NOW, SYSTEM, TODAY


def write(world, text, *, day=TODAY, course=None, pupil="masha"):
    """Write into the pupil's cell at the lesson of a day (of mathematics); returns the lesson."""
    course = course or world.maths
    lesson = world.lesson_on(course, day)
    write_cells(
        course=course,
        entries=[CellEntry(lesson.pk, world.pupils[pupil].pk, text)],
        by=SYSTEM,
        at=NOW,
        today=TODAY,
    )
    return lesson


def note(lesson, **text):
    """Write topic and homework of a lesson."""
    write_lessons([LessonNote(lesson.pk, LessonText(**text))], by=SYSTEM, at=NOW)


def describe(lesson, *, weight, work_type=None):
    """Say what the marks of a lesson are for."""
    describe_works([Work(lesson.pk, work_type, weight)], by=SYSTEM, at=NOW)


def comment(lesson, pupil, text):
    """Comment on the pupil's mark at a lesson."""
    comment_marks([Comment(lesson.pk, pupil.pk, text)], by=SYSTEM, at=NOW)
