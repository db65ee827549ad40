"""The world: two schools, a handful of people everybody remembers, half a term of lessons.

Today is Wednesday, 14 October 2026, 10:00 in Moscow. In school 1 class 7Б has mathematics with
Anna Petrova (also Kolya's mother) and English in two subgroups. School 2 carries the word
КАНАРЕЙКА in every text: no page of school 1 may ever show it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from django.contrib.auth.hashers import make_password

from peremena.accounts import actions as accounts
from peremena.accounts.models import User
from peremena.classes import actions as classes
from peremena.classes.models import Group, GroupKind, SchoolClass
from peremena.exchange.actions import imports
from peremena.exchange.actions.plan_files import keep_file
from peremena.exchange.models import PlanFile
from peremena.journal.actions.lessons import LessonNote, LessonText, write_lessons
from peremena.journal.actions.marking import CellEntry, write_cells
from peremena.office.actions import meetings
from peremena.office.actions.meetings import MeetingPlan, Minutes
from peremena.office.models import Meeting
from peremena.people import actions as people
from peremena.people.actions import Card, Ward
from peremena.people.models import Employee, Guardian, Pupil
from peremena.schools import actions as schools
from peremena.schools.actions import HolidayDates, Office, TermDates
from peremena.schools.models import District, Region, Role, School, Term, TermKind, Year
from peremena.schools.rules.dates import WorkingDayDates
from peremena.studies import actions as studies
from peremena.studies.actions import NewCourse, plans
from peremena.studies.actions.plans import Papers
from peremena.studies.actions.programmes import NewProgramme, publish_programme
from peremena.studies.models import Course
from peremena.studies.rules.themes import ThemeText
from peremena.timetable import actions as timetable
from peremena.timetable.actions import NewSlot
from peremena.timetable.actions.drafts import begin_draft
from peremena.timetable.models import Lesson, Timetable
from peremena.trail.actions import Person, System
from tests.exchange.books import book

PASSWORD = "перемена-тест"
TODAY = date(2026, 10, 14)
NOW = datetime(2026, 10, 14, 7, 0, tzinfo=UTC)
YEAR_START = date(2026, 9, 1)
SYSTEM = System()
CANARY = "КАНАРЕЙКА"
HELD = date(2026, 9, 10)
BELLS = [
    (time(8, 30), time(9, 15)),
    (time(9, 25), time(10, 10)),
    (time(10, 30), time(11, 15)),
    (time(11, 35), time(12, 20)),
    (time(12, 30), time(13, 15)),
    (time(13, 25), time(14, 10)),
]


@dataclass
class World:
    """Everybody and everything by name."""

    region: Region
    district: District
    school: School
    year: Year
    users: dict[str, User] = field(default_factory=dict)
    teachers: dict[str, Employee] = field(default_factory=dict)
    pupils: dict[str, Pupil] = field(default_factory=dict)
    guardians: dict[str, Guardian] = field(default_factory=dict)
    courses: dict[str, Course] = field(default_factory=dict)
    school_class: SchoolClass = field(default_factory=SchoolClass)
    plan_file: PlanFile = field(default_factory=PlanFile)
    whole: Group = field(default_factory=Group)

    @property
    def term(self) -> Term:
        """The running term: the first quarter."""
        return self.year.terms.get(number=1)

    @property
    def draft(self) -> Timetable:
        """A copy of the timetable, meant to hold from 19 October."""
        return Timetable.objects.get(year=self.year, state="draft")

    @property
    def maths(self) -> Course:
        """Anna Petrova's mathematics in 7Б: Monday, Wednesday and Friday, first lesson."""
        return self.courses["maths"]

    @property
    def meeting(self) -> Meeting:
        """The meeting of the parents of 7Б this evening."""
        return Meeting.objects.get(school=self.school, day=TODAY)

    @property
    def held_meeting(self) -> Meeting:
        """The meeting of 10 September: its minutes are written, Masha's mother was there."""
        return Meeting.objects.get(school=self.school, day=HELD)

    def lesson_on(self, course: Course, day: date) -> Lesson:
        """The lesson of a course on a day."""
        return Lesson.objects.get(course=course, day=day)


def _open_school(district_name: str, name: str) -> World:
    region = Region.objects.first() or schools.open_region(
        name="Псковская область", by=SYSTEM, at=NOW
    )
    district = schools.open_district(region=region, name=district_name, by=SYSTEM, at=NOW)
    school = schools.open_school(
        district=district,
        name=f"Средняя школа «{name}»",
        short_name=name,
        mode="production",
        by=SYSTEM,
        at=NOW,
    )
    year = schools.open_year(
        school=school,
        since=YEAR_START,
        until=date(2027, 5, 26),
        terms=[
            TermDates(TermKind.QUARTER, 1, date(2026, 9, 1), date(2026, 10, 25)),
            TermDates(TermKind.QUARTER, 2, date(2026, 11, 4), date(2026, 12, 30)),
            TermDates(TermKind.QUARTER, 3, date(2027, 1, 11), date(2027, 3, 26)),
            TermDates(TermKind.QUARTER, 4, date(2027, 4, 5), date(2027, 5, 26)),
        ],
        holidays=[
            HolidayDates("Осенние каникулы", date(2026, 10, 26), date(2026, 11, 3)),
            HolidayDates("Зимние каникулы", date(2026, 12, 31), date(2027, 1, 10)),
            HolidayDates("Весенние каникулы", date(2027, 3, 27), date(2027, 4, 4)),
        ],
        by=SYSTEM,
        at=NOW,
    )
    saturday = WorkingDayDates(date(2027, 2, 20), as_weekday=1)
    schools.add_working_day(year=year, dates=saturday, by=SYSTEM, at=NOW)
    schools.set_bells(school=school, name="Обычный день", times=BELLS, by=SYSTEM, at=NOW)
    studies.set_usual_rules(school=school, since=YEAR_START, by=SYSTEM, at=NOW)
    return World(region, district, school, year)


def _account(world: World, username: str, name: str) -> User:
    new = accounts.NewAccount(username, name, password_hash=make_password(PASSWORD))
    world.users[username] = user = accounts.open_accounts([new], by=SYSTEM, at=NOW)[0]
    return user


def _link(world: World, person: Pupil | Guardian | Employee, user: User, *roles: Role) -> None:
    for role in roles:
        people.link_accounts(
            [(person, user)], school=world.school, role=role, since=YEAR_START, by=SYSTEM, at=NOW
        )


def _employee(world: World, username: str, full_name: str, *roles: Role) -> Employee:
    cards = [(Card(*full_name.split()), "учитель")]
    person = people.hire(school=world.school, cards=cards, by=SYSTEM, at=NOW)[0]
    _link(world, person, _account(world, username, full_name), *roles)
    world.teachers[username] = person
    return person


def _pupil(world: World, username: str, full_name: str, sex: str) -> None:
    cards = [(Card(*full_name.split(), birth_date=date(2013, 5, 5)), sex)]
    pupil = people.admit_pupils(school=world.school, cards=cards, by=SYSTEM, at=NOW)[0]
    _link(world, pupil, _account(world, username, full_name), Role.PUPIL)
    world.pupils[username] = pupil


def _guardian(world: World, username: str, full_name: str, relation: str, *wards: str) -> None:
    guardian = people.register_guardians(cards=[Card(*full_name.split())], by=SYSTEM, at=NOW)[0]
    user = world.users.get(username) or _account(world, username, full_name)
    _link(world, guardian, user, Role.GUARDIAN)
    people.entrust(
        [Ward(guardian, world.pupils[pupil], relation) for pupil in wards],
        since=YEAR_START,
        by=SYSTEM,
        at=NOW,
    )
    world.guardians[username] = guardian


def _officer(world: World, username: str, name: str, role: Role, **place: object) -> None:
    user = _account(world, username, name)
    schools.appoint([Office(user, role, **place)], since=YEAR_START, by=SYSTEM, at=NOW)


def _class(world: World, grade: int, letter: str, teacher: Employee) -> None:
    world.school_class = classes.open_classes(
        year=world.year, classes=[classes.NewClass(grade, letter)], by=SYSTEM, at=NOW
    )[0]
    world.whole = world.school_class.groups.get(kind=GroupKind.WHOLE)
    classes.appoint_class_teacher(
        school_class=world.school_class, employee=teacher, since=YEAR_START, by=SYSTEM, at=NOW
    )


def _course(world: World, key: str, group: Group, subject: str, teacher: Employee) -> None:
    subjects = studies.add_subjects(school=world.school, names=[subject], by=SYSTEM, at=NOW)
    new = [NewCourse(group, subjects[subject])]
    world.courses[key] = studies.open_courses(year=world.year, courses=new, by=SYSTEM, at=NOW)[0]
    studies.give_load([(world.courses[key], teacher)], since=YEAR_START, by=SYSTEM, at=NOW)


def _timetable(world: World, slots: list[NewSlot]) -> None:
    version = timetable.install_timetable(
        year=world.year, since=YEAR_START, slots=slots, by=SYSTEM, at=NOW, source="проверочное"
    )
    timetable.publish_lessons(
        year=world.year, since=YEAR_START, until=date(2026, 10, 23), by=SYSTEM, at=NOW
    )
    begin_draft(year=world.year, since=date(2026, 10, 19), copied=version, by=SYSTEM, at=NOW)


def _plan(world: World, themes: list[ThemeText]) -> None:
    """The plan of mathematics, approved by an order, and the draft of its next version."""
    first = plans.begin_plan(course=world.maths, by=SYSTEM, at=NOW)
    plans.write_themes(plan=first, themes=themes, by=SYSTEM, at=NOW)
    plans.send_plan(plan=first, by=SYSTEM, at=NOW)
    papers = Papers("1", date(2026, 8, 28), "57-о", date(2026, 8, 31))
    plans.approve_plan(plan=first, papers=papers, by=SYSTEM, at=NOW)
    plans.begin_plan(course=world.maths, source=first, by=SYSTEM, at=NOW)
    table = "№;Тема;Часы\n" + "".join(f"{n};{t.topic};1\n" for n, t in enumerate(themes, 1))
    by = next(
        Person(u.pk, u.name) for name, u in world.users.items() if "pet" in name or CANARY in u.name
    )
    world.plan_file = keep_file(
        course=world.maths,
        file_name=f"{themes[0].topic}.csv",
        content=table.encode(),
        by=by,
        at=NOW,
    )


def _programme(world: World, title: str) -> None:
    """A published work programme of mathematics."""
    new = NewProgramme(world.maths.subject, title, 5, 9, Papers("1", date(2026, 8, 28)))
    publish_programme(school=world.school, new=new, content=b"%PDF-1.7 test", by=SYSTEM, at=NOW)


def _import(world: World, file_name: str, employee: str) -> None:
    """A checked file that would hire somebody."""
    sheets = {"Сотрудники": (("ФИО", "Должность"), (employee, "учитель"), (employee, ""))}
    imports.check(
        school=world.school,
        file_name=file_name,
        content=book(sheets),
        since=TODAY,
        by=SYSTEM,
        at=NOW,
    )


def _meetings(world: World, word: str, guardian: Guardian) -> None:
    """One that was held, and one this evening."""
    then = datetime(2026, 9, 10, 6, 0, tzinfo=UTC)
    for day, at in ((HELD, then), (TODAY, NOW)):
        meeting = meetings.call_meeting(
            school=world.school,
            school_class=world.school_class,
            plan=MeetingPlan(day, time(18), f"{word}, кабинет 12", f"1. {word}\n2. Разное"),
            by=SYSTEM,
            at=at,
        )
        if day == HELD:
            meetings.note_attendance(
                meeting,
                school_class=world.school_class,
                here={guardian.pk},
                among={guardian.pk},
                by=SYSTEM,
                at=at,
            )
            minutes = Minutes("1", word, word, f"{word}: обсудили", f"1. {word}")
            meetings.write_minutes(meeting, minutes=minutes, by=SYSTEM, at=at)


def build_world() -> World:
    """School 1 with class 7Б, led by Oleg Smirnov."""
    world = _open_school("Пушкиногорский район", "Школа №1")
    petrova = _employee(world, "petrova", "Петрова Анна Павловна", Role.TEACHER)
    smirnov = _employee(world, "smirnov", "Смирнов Олег Игоревич", Role.TEACHER)
    belova = _employee(world, "zavuch", "Белова Ирина Львовна", Role.DEPUTY_HEAD, Role.TEACHER)
    _employee(world, "direktor", "Орлов Пётр Ильич", Role.HEAD)
    _employee(world, "sekretar", "Лисина Вера Юрьевна", Role.SECRETARY)
    _employee(world, "admin", "Котов Егор Романович", Role.ADMINISTRATOR)
    _class(world, 7, "Б", smirnov)
    _pupil(world, "masha", "Иванова Мария Сергеевна", "f")
    _pupil(world, "petya", "Сидоров Пётр Андреевич", "m")
    _pupil(world, "alyona", "Ёлкина Алёна Петровна", "f")
    _pupil(world, "kolya", "Петров Николай Олегович", "m")
    _guardian(world, "mama", "Иванова Ольга Викторовна", "мать", "masha")
    _guardian(world, "papa", "Сидоров Андрей Петрович", "отец", "petya", "alyona")
    _guardian(world, "petrova", "Петрова Анна Павловна", "мать", "kolya")
    _officer(world, "rajon", "Громова Нина", Role.DISTRICT_OFFICER, district=world.district)
    _officer(world, "oblast", "Зимин Олег", Role.REGION_OFFICER, region=world.region)
    _officer(world, "operator", "Дежурный Оператор", Role.OPERATOR)
    halves = classes.add_subgroups(
        groups=[(world.school_class, "англ. 1"), (world.school_class, "англ. 2")], by=SYSTEM, at=NOW
    )
    everybody = [(p, world.whole) for p in world.pupils.values()]
    everybody += [(p, halves[n % 2]) for n, p in enumerate(world.pupils.values())]
    classes.enrol(everybody, since=YEAR_START, by=SYSTEM, at=NOW)
    _course(world, "maths", world.whole, "Математика", petrova)
    _course(world, "english 1", halves[0], "Английский язык", smirnov)
    _course(world, "english 2", halves[1], "Английский язык", belova)
    room = schools.add_rooms(school=world.school, names=["12"], by=SYSTEM, at=NOW)["12"]
    _import(world, "списки.xlsx", "Новикова Юлия Петровна")
    _timetable(
        world,
        [
            *(NewSlot(world.maths, day, 1, teacher=petrova, room=room) for day in (1, 3, 5)),
            NewSlot(world.courses["english 1"], 2, 2, teacher=smirnov),
            NewSlot(world.courses["english 2"], 2, 2, teacher=belova),
        ],
    )
    _meetings(world, "Адаптация", world.guardians["mama"])
    _programme(world, "Рабочая программа по математике")
    _plan(
        world,
        [
            ThemeText("Повторение курса 6 класса", 2, "Вводный раздел", "review"),
            ThemeText("Рациональные числа", 10, "Числа и вычисления", "new"),
            ThemeText("Степень с натуральным показателем", 11, "Числа и вычисления", "new"),
        ],
    )
    return world


def build_canary() -> World:
    """School 2: everything in it carries the canary word."""
    world = _open_school(f"{CANARY} район", f"{CANARY} школа")
    teacher = _employee(world, "canary_teacher", f"{CANARY} Тамара Ильинична", Role.TEACHER)
    _employee(world, "canary_zavuch", f"{CANARY} Зоя Ильинична", Role.DEPUTY_HEAD)
    _class(world, 7, CANARY, teacher)
    _pupil(world, "canary_pupil", f"{CANARY} Саша Ильич", "m")
    _guardian(world, "canary_guardian", f"{CANARY} Илья Ильич", "отец", "canary_pupil")
    pupil = world.pupils["canary_pupil"]
    classes.enrol([(pupil, world.whole)], since=YEAR_START, by=SYSTEM, at=NOW)
    _course(world, "maths", world.whole, f"{CANARY} предмет", teacher)
    _import(world, f"{CANARY}.xlsx", f"{CANARY} Юлия Петровна")
    _timetable(world, [NewSlot(world.maths, day, 1, teacher=teacher) for day in (1, 3, 5)])
    _programme(world, f"{CANARY} программа")
    _plan(world, [ThemeText(f"{CANARY} тема", 23, f"{CANARY} раздел", homework=f"{CANARY} §")])
    lesson = world.lesson_on(world.maths, TODAY)
    write_lessons(
        [LessonNote(lesson.pk, LessonText(f"{CANARY} тема", "new", f"{CANARY} задание"))],
        by=SYSTEM,
        at=NOW,
    )
    write_cells(
        course=world.maths,
        entries=[CellEntry(lesson.pk, pupil.pk, "5")],
        by=SYSTEM,
        at=NOW,
        today=TODAY,
    )
    _meetings(world, CANARY, world.guardians["canary_guardian"])
    return world
