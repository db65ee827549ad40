"""A school of a chosen size, built by our own actions, with one class of 30 that is measured."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.contrib.auth.hashers import make_password

from peremena.accounts import actions as accounts
from peremena.classes import actions as classes
from peremena.classes.models import GroupKind
from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.journal.actions.marking import CellEntry, write_cells
from peremena.people import actions as people
from peremena.people.actions import Card
from peremena.schools import actions as schools
from peremena.schools.actions import TermDates
from peremena.schools.models import Role, School, TermKind
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse
from peremena.studies.models import Course
from peremena.timetable import actions as timetable
from peremena.timetable.actions import NewSlot
from peremena.timetable.models import Lesson
from peremena.trail.actions import System

FIRST = date(2026, 9, 1)
NOW = datetime(2026, 10, 23, 9, 0, tzinfo=UTC)  # the last Friday of the first quarter
LAST = date(2026, 10, 25)
SYSTEM = System()
SUBJECTS = (
    ("Математика", 5),
    ("Русский язык", 5),
    ("Литература", 4),
    ("История", 3),
    ("Биология", 3),
    ("Физика", 3),
    ("География", 3),
    ("Иностранный язык", 4),
)
PASSWORD = "peremena-bench"
CLASS_SIZE = 30


@dataclass(frozen=True)
class BenchSchool:
    """What the measurements ask for: the page, the pupil and the lesson of one class."""

    school_id: int
    course_id: int
    term_number: int
    pupil_id: int
    lesson_id: int
    teacher: str
    pupil: str


def _people(school: School, count: int, prefix: str) -> list[people.Pupil]:
    cards = [
        (Card(f"Фамилия{prefix}{n:04d}", "Имя", "Отчество", date(2013, 5, 5)), "f")
        for n in range(count)
    ]
    return people.admit_pupils(school=school, cards=cards, by=SYSTEM, at=NOW)


def build(district: schools.District, *, name: str, pupils: int) -> BenchSchool:
    """Open a school of `pupils` pupils in classes of 30, each with eight subjects and a full term."""
    rng = random.Random(7)
    school = schools.open_school(
        district=district, name=name, short_name=name, by=SYSTEM, at=NOW, mode="production"
    )
    year = schools.open_year(
        school=school,
        since=FIRST,
        until=date(2027, 5, 26),
        terms=[TermDates(TermKind.QUARTER, 1, FIRST, LAST)],
        holidays=[],
        by=SYSTEM,
        at=NOW,
    )
    bells = [(time(8 + n, 0), time(8 + n, 45)) for n in range(7)]
    schools.set_bells(school=school, name="Звонки", times=bells, by=SYSTEM, at=NOW)
    studies.set_usual_rules(school=school, since=FIRST, by=SYSTEM, at=NOW)
    subjects = studies.add_subjects(
        school=school, names=[s for s, _hours in SUBJECTS], by=SYSTEM, at=NOW
    )
    number = -(-pupils // CLASS_SIZE)
    made = classes.open_classes(
        year=year,
        classes=[classes.NewClass(2 + n % 10, f"{n // 10}") for n in range(number)],
        by=SYSTEM,
        at=NOW,
    )
    courses: list[list[Course]] = []
    slots: list[NewSlot] = []
    rosters = []
    for n, school_class in enumerate(made):
        roster = _people(school, CLASS_SIZE, f"{school.pk}-{n:03d}-")
        rosters.append(roster)
        whole = school_class.groups.get(kind=GroupKind.WHOLE)
        classes.enrol([(p, whole) for p in roster], since=FIRST, by=SYSTEM, at=NOW)
        cards = [
            (Card(f"Учитель{school.pk}-{n}-{k}", "Анна", "Павловна"), "учитель") for k in range(8)
        ]
        teachers = people.hire(school=school, cards=cards, by=SYSTEM, at=NOW)
        theirs = studies.open_courses(
            year=year,
            courses=[NewCourse(whole, subjects[s]) for s, _hours in SUBJECTS],
            by=SYSTEM,
            at=NOW,
        )
        studies.give_load(list(zip(theirs, teachers, strict=True)), since=FIRST, by=SYSTEM, at=NOW)
        courses.append(theirs)
        hours = [k for k, (_s, count) in enumerate(SUBJECTS) for _ in range(count)]
        slots += [
            NewSlot(theirs[k], place // 6 + 1, place % 6 + 1, teacher=teachers[k])
            for place, k in enumerate(sorted(hours, key=lambda _k: rng.random()))
        ]
    timetable.install_timetable(year=year, since=FIRST, slots=slots, by=SYSTEM, at=NOW)
    timetable.publish_lessons(year=year, since=FIRST, until=LAST, by=SYSTEM, at=NOW)
    for theirs, roster in zip(courses, rosters, strict=True):
        for course in theirs:
            _fill(course, roster, rng)
    return _signed_in(school, courses[0][0], rosters[0][0])


def _fill(course: Course, roster: list[people.Pupil], rng: random.Random) -> None:
    lessons = list(Lesson.objects.filter(course=course, day__lte=NOW.date()).order_by("day"))
    texts = ["5", "4", "3", "4/5", "н", "п", "о"]
    cells = [
        CellEntry(lesson.pk, pupil.pk, rng.choices(texts, (8, 9, 4, 1, 2, 1, 1))[0])
        for lesson in lessons
        for pupil in roster
        if rng.random() < 0.35
    ]
    write_cells(course=course, entries=cells, by=SYSTEM, at=NOW, today=NOW.date())
    write_lessons(
        [
            LessonNote(
                x.pk, LessonText(f"Тема урока {n} по программе", "new", f"§ {n}, упр. {n * 3}")
            )
            for n, x in enumerate(lessons, 1)
        ],
        by=SYSTEM,
        at=NOW,
    )


def _signed_in(school: School, course: Course, pupil: people.Pupil) -> BenchSchool:
    teacher = course.loads.get().teacher
    names = [f"teacher{school.pk}", f"pupil{school.pk}"]
    users = accounts.open_accounts(
        [accounts.NewAccount(n, n, password_hash=make_password(PASSWORD)) for n in names],
        by=SYSTEM,
        at=NOW,
    )
    for person, user, role in (
        (teacher, users[0], Role.TEACHER),
        (pupil, users[1], Role.PUPIL),
    ):
        people.link_accounts(
            [(person, user)], school=school, role=role, since=FIRST, by=SYSTEM, at=NOW
        )
    lesson = Lesson.objects.filter(course=course, day__lt=NOW.date() - timedelta(days=2)).first()
    assert lesson
    return BenchSchool(school.pk, course.pk, 1, pupil.pk, lesson.pk, *names)
