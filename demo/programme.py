"""What is planned for every lesson of the year: topic, work of the class, whom to ask."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from demo.curriculum import Load
from demo.people import grade_of
from demo.school import DemoSchool
from demo.seeds import stream, whole
from demo.texts import SubjectTexts, subjects
from peremena.schools.rules.proposal import SchoolYear

CONTROL_WORKS = {"Контрольная работа", "Диктант", "Сочинение", "Изложение"}
LESSON_TYPES = {
    "Лабораторная работа": "laboratory",
    "Практическая работа": "practice",
    "Проект": "project",
    **dict.fromkeys(CONTROL_WORKS, "control"),
}
LESSONS_BEFORE_A_CONTROL_WORK = 5
FEWEST_LESSONS = {True: 11, False: 3}  # from one work to the next: a control work, another work
REVIEW_SHARE = 0.04
QUARTERS = 4


class Course(NamedTuple):
    """A page of the register: `group` is empty for the whole class."""

    class_name: str
    group: str
    subject: str

    @property
    def grade(self) -> int:
        return grade_of(self.class_name)


class Meeting(NamedTuple):
    """A lesson of the year; `last` when the class has no further lesson that day."""

    day: date
    number: int
    course: Course
    last: bool


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """A lesson before anybody has come to it.

    `work` is what the whole class is marked for, or else `asked` pupils are, beginning with the
    one whose turn it is.
    """

    course: Course
    day: date
    number: int
    topic_number: int
    topic: str
    lesson_type: str
    work: str
    title: str
    asked: int
    turn: int


def programme(
    school: DemoSchool, year: SchoolYear
) -> dict[tuple[Course, date, int], PlannedLesson]:
    """The whole year of a school, by course, day and lesson number."""
    meetings = _meetings(school, year)
    totals = Counter(m.course for m in meetings)
    sizes = {course: len(pupils_of(school, course)) for course in totals}
    planners = {c: _Planner(c, total, sizes[c]) for c, total in totals.items()}
    taken: dict[tuple[str, date], str] = {}
    return {(m.course, m.day, m.number): planners[m.course].plan(m, taken) for m in meetings}


def course_of(load: Load) -> Course:
    return Course(load.class_name, load.group, load.subject)


def pupils_of(school: DemoSchool, course: Course) -> list[str]:
    """The logins of a course's pupils in the order of the class list."""
    if course.group:
        return [p.person.login for p in school.plan.groups[course.class_name, course.group]]
    return [p.person.login for p in school.roster.of(course.class_name)]


def _meetings(school: DemoSchool, year: SchoolYear) -> list[Meeting]:
    """Every lesson of the year in the order of time."""
    week = defaultdict(list)
    length: Counter[tuple[str, int]] = Counter()
    for slot in school.slots:
        place = (slot.load.class_name, slot.weekday)
        week[place].append(slot)
        length[place] = max(length[place], slot.number)
    meetings = [
        Meeting(day, slot.number, course_of(slot.load), slot.number == length[name, day.weekday()])
        for name in school.profile.classes
        for day in year.days(grade_of(name))
        for slot in week[name, day.weekday()]
    ]
    return sorted(meetings, key=lambda m: m[:2])


class _Planner:
    """Goes through the lessons of one course in order and remembers what is due."""

    def __init__(self, course: Course, total: int, size: int) -> None:
        self.course = course
        self.total = total
        self.size = size
        self.texts: SubjectTexts = subjects()[course.subject]
        self.topics = self.texts.topics_in(course.grade)
        self.chance = stream("programme", *course)
        self.marked = course.grade > 1
        self.every = {
            work: max(self._every(often), FEWEST_LESSONS[work in CONTROL_WORKS])
            for work, often in self.texts.works
        }
        self.due = {work: self.chance.randint(2, every) for work, every in self.every.items()}
        self.done: Counter[str] = Counter()
        self.index = self.turn = 0

    def plan(self, meeting: Meeting, taken: dict[tuple[str, date], str]) -> PlannedLesson:
        """The next lesson; `taken` keeps a class from two control works on one day."""
        topic_number, step = self._topic()
        work = self._work(meeting, taken) if self.marked else ""
        asked = 0 if work else whole(self.chance, self._asked_per_lesson())
        lesson = PlannedLesson(
            course=self.course,
            day=meeting.day,
            number=meeting.number,
            topic_number=topic_number,
            topic=self._topic_text(topic_number, step, work),
            lesson_type=self._lesson_type(step, work),
            work=work or (self.chance.choice(self.texts.spoken) if asked else ""),
            title=f"{work} № {self.done[work]}" if work else "",
            asked=self.size if work else asked,
            turn=self.turn,
        )
        self.index += 1
        self.turn += asked
        return lesson

    @property
    def weekly_hours(self) -> float:
        return self.total / 34

    def _every(self, often: int) -> int:
        """A subject with many hours has longer topics, so works are further apart."""
        return round(often * (0.7 + 0.15 * self.weekly_hours))

    def _asked_per_lesson(self) -> float:
        """So many that, with the works of the class, a quarter brings a pupil enough marks."""
        if not self.texts.spoken or not self.marked or self.index == 0:
            return 0
        wanted = 4.6 + 0.75 * self.weekly_hours
        per_lesson = wanted * QUARTERS / self.total - sum(1 / n for n in self.every.values())
        return max(0.08, per_lesson) * self.size

    def _topic(self) -> tuple[int, int]:
        """Which topic this lesson belongs to, and the how-manieth of its lessons this is."""
        number = self.index * len(self.topics) // self.total
        first = -(-number * self.total // len(self.topics))
        return number, self.index - first

    def _work(self, meeting: Meeting, taken: dict[tuple[str, date], str]) -> str:
        for work, due in self.due.items():
            if self.index >= due and self._allowed(work, meeting, taken):
                self.due[work] = self.index + self.every[work]
                self.done[work] += 1
                if work in CONTROL_WORKS:
                    taken[self.course.class_name, meeting.day] = self.course.subject
                return work
        return ""

    def _allowed(self, work: str, meeting: Meeting, taken: dict[tuple[str, date], str]) -> bool:
        """One control work a day for a class, and neither its first nor its last lesson."""
        if work not in CONTROL_WORKS:
            return True
        free = taken.get((self.course.class_name, meeting.day), self.course.subject)
        edge = meeting.number == 1 or meeting.last
        return (
            self.index >= LESSONS_BEFORE_A_CONTROL_WORK
            and free == self.course.subject
            and not (edge and self.weekly_hours > 1.5)
        )

    def _topic_text(self, number: int, step: int, work: str) -> str:
        topic = self.topics[number]
        if work in LESSON_TYPES:
            return f"{work} № {self.done[work]}. {topic}"
        return f"{topic}. {self.texts.ways[(step - 1) % len(self.texts.ways)]}" if step else topic

    def _lesson_type(self, step: int, work: str) -> str:
        if work in LESSON_TYPES:
            return LESSON_TYPES[work]
        if self.index >= self.total * (1 - REVIEW_SHARE):
            return "review"
        return "practice" if step else "new"
