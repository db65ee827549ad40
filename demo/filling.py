"""Filling the registers of a demo school up to a moment, by the actions that teachers use.

Only lessons that nobody has touched are filled, so a later start adds the days that have passed
and leaves alone what people have written meanwhile.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from demo.past import Past, PastLesson
from demo.programme import Course, PlannedLesson
from demo.school import DemoSchool
from demo.seeds import stream
from peremena.classes.models import Enrolment
from peremena.journal.actions.columns import Comment, Work, comment_marks, describe_works
from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.journal.actions.marking import CellEntry, write_cells
from peremena.journal.models import Absence
from peremena.people.models import Pupil
from peremena.schools.models import School
from peremena.schools.rules.proposal import SchoolYear
from peremena.studies import models as studies
from peremena.timetable.models import Lesson, LessonState
from peremena.trail.actions import Actor, Person, System

Tell = Callable[[int, int], None]

# A teacher's evening: what was given during a day is written by then.
EVENING = time(16, 30)
# Older lessons are written a month at a time, so that loading stays quick.
WRITTEN_DAILY = timedelta(days=14)
# So many of a week's lessons are still to be filled in, and of this day's.
LATE_WITHIN = timedelta(days=7)
LATE_SHARE, LATE_SHARE_TODAY = 0.05, 0.4


@dataclass(frozen=True, slots=True)
class Given:
    """A lesson of the database beside the lesson that the demo has made up for it."""

    lesson: Lesson
    past: PastLesson


def fill(school: School, demo: DemoSchool, year: SchoolYear, *, now: datetime, tell: Tell) -> int:
    """Fill all untouched lessons that have ended by `now`; returns how many were filled.

    `now` is the moment on the school's clock.
    """
    lessons = list(_untouched(school, now))
    if not lessons:
        return 0
    writer = _Writer(school, now)
    past = Past(demo, year)
    batches = _batches(lessons, past, now.date())
    total, done = sum(map(len, batches)), 0
    for batch in batches:
        writer.write(batch)
        done += len(batch)
        tell(done, total)
    return done


def _untouched(school: School, now: datetime) -> Iterator[Lesson]:
    """Lessons that are over and of which the register says nothing."""
    today = now.date()
    absences = Absence.objects.filter(
        course=OuterRef("course"), day=OuterRef("day"), lesson=OuterRef("pk")
    )
    lessons = Lesson.objects.filter(
        ~Exists(absences),
        school=school,
        day__lte=today,
        state=LessonState.PLANNED,
        teacher__user__isnull=False,
        entry__isnull=True,
        homework__isnull=True,
        columns__isnull=True,
    ).select_related("course__subject", "course__group__school_class", "teacher__user")
    for lesson in lessons.order_by("day", "number", "course"):
        if lesson.day < today or (lesson.ends and lesson.ends <= now.time()):
            yield lesson


def _batches(lessons: Iterable[Lesson], past: Past, today: date) -> list[list[Given]]:
    """The lessons that a teacher writes down at one sitting."""
    batches: dict[tuple[date, int | None], list[Given]] = defaultdict(list)
    for lesson in lessons:
        plan = past.plans.get((_course(lesson), lesson.day, lesson.number))
        if plan and not _is_late(plan, today):
            key = (_sitting(lesson.day, today), lesson.teacher_id)
            batches[key].append(Given(lesson, past.lesson(plan)))
    return list(batches.values())


def _course(lesson: Lesson) -> Course:
    group = lesson.course.group
    class_name = group.school_class.name if group.school_class else ""
    return Course(class_name, group.name, lesson.course.subject.name)


def _sitting(day: date, today: date) -> date:
    """The day itself, or its month when it is long ago; no month has lessons of two terms."""
    return day if today - day <= WRITTEN_DAILY else day.replace(day=1)


def _is_late(plan: PlannedLesson, today: date) -> bool:
    """Some teachers have not yet filled in a lesson of this week, more have not one of today."""
    age = today - plan.day
    share = LATE_SHARE if age else LATE_SHARE_TODAY
    return age < LATE_WITHIN and stream("late", *plan.course, plan.day).random() < share


class _Writer:
    """Writes lessons of one school as their teachers."""

    def __init__(self, school: School, now: datetime) -> None:
        self.school = school
        self.now = now
        pupils = Pupil.objects.filter(school=school, user__isnull=False)
        self.pupil_ids = dict(pupils.values_list("user__username", "pk"))
        works = studies.WorkType.objects.filter(school=school)
        self.work_types = {work.name: work for work in works}
        self.enrolled: dict[tuple[int, int], list[tuple[date, date]]] = defaultdict(list)
        for group, pupil, since, until in Enrolment.objects.filter(
            pupil__school=school
        ).values_list("group_id", "pupil_id", "since", "until"):
            self.enrolled[group, pupil].append((since, until or date.max))

    @transaction.atomic
    def write(self, batch: list[Given]) -> None:
        """All that stands in the register about some lessons of one teacher."""
        teacher, at = self._teacher(batch[0].lesson), self._evening(batch[-1].lesson.day)
        write_lessons([_note(given) for given in batch], by=teacher, at=at)
        if works := [self._work(given) for given in batch if given.past.plan.work]:
            describe_works(works, by=teacher, at=at)
        for course, entries in self._entries(batch).items():
            write_cells(course=course, entries=entries, by=teacher, at=at, today=self.now.date())
        if comments := [comment for given in batch for comment in self._comments(given)]:
            comment_marks(comments, by=teacher, at=at)

    def _teacher(self, lesson: Lesson) -> Actor:
        user = lesson.teacher and lesson.teacher.user
        return Person(user.pk, user.name, self.school.pk) if user else System()

    def _evening(self, day: date) -> datetime:
        return min(self.now, datetime.combine(day, EVENING, self.now.tzinfo))

    def _work(self, given: Given) -> Work:
        work_type = self.work_types[given.past.plan.work]
        return Work(given.lesson.pk, work_type, work_type.weight, given.past.plan.title)

    def _entries(self, batch: list[Given]) -> dict[studies.Course, list[CellEntry]]:
        entries: dict[studies.Course, list[CellEntry]] = defaultdict(list)
        for given in batch:
            for login, text in given.past.cells.items():
                if pupil_id := self._pupil(login, given.lesson):
                    entries[given.lesson.course].append(CellEntry(given.lesson.pk, pupil_id, text))
        return entries

    def _comments(self, given: Given) -> Iterator[Comment]:
        for login, text in given.past.comments.items():
            if pupil_id := self._pupil(login, given.lesson):
                yield Comment(given.lesson.pk, pupil_id, text)

    def _pupil(self, login: str, lesson: Lesson) -> int | None:
        """The pupil, if still in the group on that day."""
        pupil_id = self.pupil_ids.get(login, 0)
        spans = self.enrolled[lesson.course.group_id, pupil_id]
        return pupil_id if any(a <= lesson.day <= b for a, b in spans) else None


def _note(given: Given) -> LessonNote:
    plan = given.past.plan
    text = LessonText(plan.topic, plan.lesson_type, given.past.homework)
    return LessonNote(given.lesson.pk, text)
